"""Interviews and transcripts: each turn belongs to the speaker of its label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from wherefrom.attribute.layouts.labels import Label, labels
from wherefrom.attribute.layouts.lines import words_in
from wherefrom.attribute.layouts.names import cased, given_of
from wherefrom.attribute.layouts.people import answerer, of_role, sworn
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given, Voicing

LONGEST = 6000  # characters of a turn; a longer one is a section under a heading
_LINE_ALONE = re.compile(
    r"^[ \t]*(?:[\[(][^()\[\]]{2,200}[\])]\.?|[A-Z][A-Z '’-]{6,60}"
    r"|BY M[RS]S?\. [A-Z'’-]+:?)[ \t]*$",
    re.MULTILINE,
)
_BRACKETED = re.compile(r"[\[(]([^()\[\]]{2,60})[\])]")
_COURT = re.compile(
    r"^[ \t]*((?:IN )?(?:THE )?[A-Z][\w ]*(?:COURT|Court|TRIBUNAL|Tribunal)[\w ,]{0,60})$",
    re.MULTILINE,
)


def turns(reading: Reading) -> Iterator[Voicing]:
    """Each turn of a conversation, up to the next label or the end of its paragraph."""
    text = reading.document.text
    found = labels(text)
    if not found:
        return
    who = _Speakers(reading, found)
    once = Counter(label.plain for label in found)
    for number, label in enumerate(found):
        end = found[number + 1].start if number + 1 < len(found) else _last_end(text, label.body)
        if once[label.plain] == 1:
            end = min(end, _last_end(text, label.body))
        if end - label.body > LONGEST:
            continue
        source = words_in(reading, label.name_start, label.name_end)
        said = words_in(reading, label.body, end) - _directions(reading, label.body, end)
        cue = words_in(reading, label.name_end, label.body) or source
        if not source or not said - source:
            continue
        given = who.of(label)
        asks = label.plain in listed("layouts", "question") and given is None
        yield Voicing(
            "turn",
            source,
            frozenset(i for i in cue if reading.parse[i].text == ":") or cue,
            said - source - cue,
            None if asks else max(source),
            not asks,
            0.85,
            frame=words_in(reading, label.start, label.body) - source,
            group="say",
            given=given,
        )


def _last_end(text: str, start: int) -> int:
    stop = text.find("\n\n", start)
    return stop if stop >= 0 else len(text)


def _directions(reading: Reading, start: int, end: int) -> frozenset[int]:
    """Stage directions in a turn, which nobody says: *(APPLAUSE)*, *[laughter]*."""
    text, out = reading.document.text, frozenset[int]()
    for match in _LINE_ALONE.finditer(text, start, end):
        if match.start() > start or match.group().strip()[0] in "[(":
            out |= words_in(reading, match.start(), match.end())
    for match in _BRACKETED.finditer(text, start, end):
        words = match.group(1)
        if words.isupper() or pattern("layouts", "direction").search(words):
            out |= words_in(reading, match.start(), match.end())
    return out


class _Speakers:
    """Whom labels name; a short one is the speaker whom a longer one introduced."""

    def __init__(self, reading: Reading, found: tuple[Label, ...]) -> None:
        self._reading = reading
        self._known: dict[tuple[str, str], Given | None] = {}
        names = [label.plain for label in found]
        self._first = next(k.start for k in found if names.count(k.plain) > 1)
        self._asked = answerer(reading, self._first)
        self._sworn = sworn(reading.document.text)
        self._full = [
            g for k in found if (g := given_of(k.name, reading)) and len(g.name.split()) > 1
        ]

    def of(self, label: Label) -> Given | None:
        """Whom ``label`` names: the same each time, but for who is on the stand."""
        if label.plain in listed("layouts", "answer"):
            return self._on_the_stand(label)
        key = (label.name, label.role)
        if key not in self._known:
            self._known[key] = self._named(label)
        return self._known[key]

    def _on_the_stand(self, label: Label) -> Given:
        """Who answers: the witness sworn last before, else the one interviewed."""
        bench = [given for at, given in self._sworn if at < label.start]
        return (bench[-1] if bench else self._asked) or Given(label.name, kind="anonymous")

    def _named(self, label: Label) -> Given | None:
        """Whom ``label`` names; None where its own words are to be read as any source's."""
        plain = label.plain
        if plain in listed("layouts", "court"):
            return self._court()
        if plain in listed("layouts", "question"):
            return None
        role = of_role(label.name, self._reading, self._first) if _is_role(plain) else None
        if role is not None:
            return role
        if self._asked is not None and label.name == _initials(self._asked.name):
            return self._asked
        given = given_of(label.name, self._reading, role=label.role)
        if given is None or given.kind is not None or len(given.name.split()) > 1:
            return given
        return next((g for g in self._full if _is_short_for(given.name, g.name)), given)

    def _court(self) -> Given:
        """The court that the text's heading names, else *the court*."""
        found = _COURT.search(self._reading.document.text[: self._first])
        if found is None:
            return Given("court", kind="official")
        name = re.sub(r"^(?:in )?the ", "", cased(found.group(1).strip()), flags=re.IGNORECASE)
        return Given(name.split(",")[0], kind="official")


def _is_role(plain: str) -> bool:
    words = plain.removeprefix("the ").split()
    return len(words) <= 3 and any(
        words[-1] in listed("roles", group)
        for group in ("office", "post", "private", "police", "spokesperson")
    )


def _initials(name: str) -> str:
    """*TR* for *Tomas Rell*."""
    return "".join(word[0] for word in name.split())


def _is_short_for(short: str, full: str) -> bool:
    return short.casefold() == full.split()[-1].casefold()
