"""The plain words of every report: kinds, findings, counts, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from wherefrom.model import Independence, Published

_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d(?:-\d\d)?)?(?:T(?P<time>\d\d:\d\d))?")
HEAVY = 7  # findings with a smaller weight change how an answer should be read
UNKNOWN_WEIGHT = 10
FIRM = 0.55  # 0-1: of 14 development claims with no surer link, a reader called all 14 wrong
YEAR = "January February March April May June July August September October November December"
MONTHS = tuple(YEAR.split())
# Controls that reorder or hide text: shown by their number, so that what is read is what is there.
_UNSEEN = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080))
_CONTROLS = {c: f"[U+{c:04X}]" for c in (*_UNSEEN, *range(0x7F, 0xA0))}
_CONTROLS |= {c: f"[U+{c:04X}]" for c in range(0x20) if c not in (9, 10, 13)}
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_CONTROLS[0x85] = " "


@cache
def glossary() -> dict[str, dict[str, Any]]:
    """The terms of glossary.yml, by section and name."""
    import yaml  # takes longer than all the rest of this module

    text = files("wherefrom.report").joinpath("glossary.yml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.load(
        text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded


def visible(text: str) -> str:
    """``text`` with controls that hide or reorder it shown by their code point.

    >>> visible("a\\u202eb")
    'a[U+202E]b'
    """
    return text.translate(_CONTROLS)


def plural(n: int, one: str, many: str | None = None) -> str:
    """``n`` and its noun.

    >>> plural(1, "report"), plural(3, "report"), plural(2, "body", "bodies")
    ('1 report', '3 reports', '2 bodies')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def finding_label(kind: str) -> str:
    """A finding's name in plain words; an unknown one's own name, readably."""
    known = glossary()["findings"].get(kind)
    return str(known["label"]) if known else kind.replace("_", " ").capitalize()


def finding_meaning(kind: str) -> str:
    """What a finding means, in one sentence; empty if it is not in the glossary."""
    return str(glossary()["findings"].get(kind, {}).get("meaning", ""))


def finding_weight(kind: str) -> int:
    """The order of telling: 0 first."""
    return int(glossary()["findings"].get(kind, {}).get("weight", UNKNOWN_WEIGHT))


def count_words(found: Independence, collectors: Sequence[str] = ()) -> str:
    """How many origins stand behind an answer, in the words MODEL.md prescribes.

    ``collectors`` are the names of those who hold the withheld names.

    >>> count_words(Independence(2, 5, 0, 3, 2.0, (2, 2)), ["Deckhands' Aid"])
    "2 named origins found; 5 people whose names Deckhands' Aid withholds; 3 outlets give none."
    """
    parts = [_named(found.named)]
    if found.withheld:
        parts.append(_withheld(found.withheld, collectors))
    if found.anonymous:
        parts.append(plural(found.anonymous, "unnamed voice"))
    if found.outlets:
        verb = "gives" if found.outlets == 1 else "give"
        parts.append(f"{plural(found.outlets, 'outlet')} {verb} none")
    return "; ".join(parts) + "."


def _named(n: int) -> str:
    return f"{plural(n, 'named origin')} found" if n else "No named origin found"


def _withheld(n: int, collectors: Sequence[str]) -> str:
    people = "1 person whose name" if n == 1 else f"{n} people whose names"
    if len(collectors) > 1:
        return f"{people} {len(collectors)} organisations withhold"
    return f"{people} {collectors[0] if collectors else 'one organisation'} withholds"


def uncertainty_words(found: Independence) -> str:
    """How the count may be off; empty where there is nothing to add.

    >>> uncertainty_words(Independence(2, 0, 0, 0, 1.8, (1, 2)))
    'Uncertain: most likely 2, expected 1.8, 90% interval 1 to 2.'
    """
    low, high = found.interval
    if low == high:
        return ""
    likely = f"most likely {found.named}, expected {found.expected:.1f}"
    return f"Uncertain: {likely}, 90% interval {low} to {high}."


def doubt_words(bond: float | None) -> str:
    """That a claim is perhaps not one question, with the probability of its surest link.

    Empty where the link is firm, or none is known (as for a claim of one statement).

    >>> doubt_words(0.43), doubt_words(0.8), doubt_words(None)
    ('Perhaps not one question: its surest link has a probability of 0.43.', '', '')
    """
    if bond is None or bond >= FIRM:
        return ""
    return f"Perhaps not one question: its surest link has a probability of {bond:.2f}."


def date_words(value: str | None) -> str:
    """An ISO date, as precise as it is, in words; anything else as it stands.

    >>> date_words("2031-03-04"), date_words("2031-03"), date_words(None)
    ('4 March 2031', 'March 2031', 'undated')
    """
    if not value:
        return "undated"
    parts = value[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return value
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return value
    names = [parts[0], *(MONTHS[int(part) - 1] for part in parts[1:2])]
    names += [str(int(part)) for part in parts[2:]]
    return " ".join(reversed(names))


def answer_words(value: str) -> str:
    """An answer as people write it: a day and a time of day in words, anything else as it stands.

    >>> answer_words("2031-03-04"), answer_words("T09:30"), answer_words("2031-03-04T09:30")
    ('4 March 2031', '09:30', '4 March 2031, 09:30')
    >>> answer_words("2031"), answer_words("at least 12")
    ('2031', 'at least 12')
    """
    found = _MOMENT.fullmatch(value)
    if found is None:
        return value
    day, time = found["day"], found["time"]
    return ", ".join([*([date_words(day)] if day else []), *([time] if time else [])])


def short_date_words(value: str) -> str:
    """The same with the month cut to three letters.

    >>> short_date_words("2031-03-04")
    '4 Mar 2031'
    """
    words = date_words(value).split()
    return " ".join(word[:3] if word in MONTHS else word for word in words)


def published_words(published: Published) -> str:
    """When a document was published, and how that is known."""
    basis = str(glossary()["bases"].get(published.basis, published.basis))
    return f"{date_words(published.value)} ({basis})" if published.value else basis


def letter(n: int) -> str:
    """A, B, ... Z, A2, B2, ...

    >>> letter(0), letter(27)
    ('A', 'B2')
    """
    return chr(ord("A") + n % 26) + (str(n // 26 + 1) if n >= 26 else "")


def claim_anchor(claim: str) -> str:
    """The id of the claim's place on the page."""
    return f"claim-{claim}"


def document_anchor(document: str) -> str:
    """The id of the document's place on the page."""
    return f"doc-{document}"


def statement_anchor(statement: str) -> str:
    """The id of the statement's place in its document."""
    return f"st-{statement}"
