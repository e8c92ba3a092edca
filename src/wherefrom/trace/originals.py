"""Originals to obtain next: what is cited and not in the case, by what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wherefrom.model import Answer, Claim, Derivation, Evidence, Original, Statement
from wherefrom.trace.count import Counted
from wherefrom.trace.ground import LIKELY, Ground
from wherefrom.trace.origins import End
from wherefrom.trace.telling import listed, plural

Step = tuple[str, tuple[str, ...], tuple[Evidence, ...]]  # original, path, words that cite it


@dataclass(slots=True)
class Hanging:
    """What hangs on one original."""

    answers: dict[str, str] = field(default_factory=dict)  # answer id -> claim id
    alone: dict[str, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    path: dict[str, None] = field(default_factory=dict)
    words: set[Evidence] = field(default_factory=set)

    def take(self, other: Hanging) -> None:
        """Take in what else hangs on it, as found later."""
        self.answers |= other.answers
        self.alone |= other.alone
        self.documents |= other.documents
        self.path |= other.path
        self.words |= other.words


class Wanted:
    """What the answers rest on that is not in the case, gathered answer by answer."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._found: dict[str, Hanging] = {}

    def add(self, claim: Claim, answer: Answer, counted: Counted) -> None:
        """Note the originals behind ``answer``."""
        for original, hanging in self.of(claim, answer, counted).items():
            self._found.setdefault(original, Hanging()).take(hanging)

    def of(self, claim: Claim, answer: Answer, counted: Counted) -> dict[str, Hanging]:
        """The originals behind ``answer`` alone."""
        here: dict[str, Hanging] = {}
        leads: dict[str, set[str]] = {}
        for end in counted.ends:
            for original, path, words in steps_out(self._ground, end):
                hanging = here.setdefault(original, Hanging())
                hanging.answers[answer.id] = claim.id
                hanging.documents |= {w.document for w in words} or {end.document}
                hanging.path |= dict.fromkeys(path)
                hanging.words |= set(words)
                leads.setdefault(original, set()).add(end.statement)
        for original, statements in leads.items():
            if len(statements) == len(counted.ends):
                here[original].alone[answer.id] = None
        return here

    def originals(self) -> tuple[Original, ...]:
        """That on which most answers hang first; then what most hang on alone."""
        return most_wanted(self.original(key, hanging) for key, hanging in self._found.items())

    def original(self, key: str, hanging: Hanging) -> Original:
        """One original and what hangs on it."""
        name = self._ground.name(key)
        return Original(
            original=key,
            name=name,
            url=_address(self._ground, key, hanging.words),
            answers=tuple(hanging.answers),
            alone=tuple(hanging.alone),
            claims=tuple(dict.fromkeys(hanging.answers.values())),
            documents=tuple(sorted(hanging.documents)),
            path=tuple(hanging.path),
            evidence=tuple(sorted(hanging.words)),
            words=_words(self._ground, key, hanging),
        )


def most_wanted(made: Iterable[Original]) -> tuple[Original, ...]:
    """That on which most answers hang first; then what most hang on alone."""
    return tuple(
        sorted(
            made,
            key=lambda o: (-len(o.answers), -len(o.alone), -len(o.documents), o.name, o.original),
        )
    )


def steps_out(ground: Ground, end: End) -> Iterator[Step]:
    """Each step by which the trail of one statement leaves the case, with the words for it."""
    every = [ground.statements[end.statement], *_spoke_last(ground, end)]
    for statement in every:
        yield from _cited_outside(ground, statement)
        yield from _linked_outside(ground, statement)
    for credit in ground.credits.get(end.document, ()):
        if credit.id in end.path and credit.giver not in ground.documents:
            yield credit.giver, (credit.id,), credit.evidence


def _spoke_last(ground: Ground, end: End) -> Iterator[Statement]:
    """The statement of the document that a trail ended in, where it went through another."""
    first = ground.statements[end.statement]
    if end.document != first.document:
        yield from (
            s
            for s in ground.by_document.get(end.document, ())
            if s.chain and set(end.path) >= {k.attribution for k in s.chain if k.attribution}
            and any(k.attribution for k in s.chain)
        )  # fmt: skip


def _cited_outside(ground: Ground, statement: Statement) -> Iterator[Step]:
    for link in statement.chain:
        source = link.source or ""
        cited = ground.cites.get((statement.document, source))
        if cited is not None:
            if cited.giver not in ground.documents and cited.probability >= LIKELY:
                yield cited.giver, (cited.id,), _near(cited, statement)
            continue
        if ground.kind_of(source) == "record":
            path = (link.attribution,) if link.attribution else ()
            yield source, path, (Evidence(statement.document, statement.start, statement.end),)


def _near(cited: Derivation, statement: Statement) -> tuple[Evidence, ...]:
    """The words of a citation in or next to the statement, else all of them."""
    own = [w for w in cited.evidence if w.document == statement.document]
    inside = [w for w in own if statement.start - 200 <= w.start and w.end <= statement.end + 200]
    return tuple(inside or own)


def _linked_outside(ground: Ground, statement: Statement) -> Iterator[Step]:
    for link in ground.linked.get(statement.document, ()):
        words = [w for w in link.evidence if w.start < statement.end and statement.start < w.end]
        if words and link.giver in ground.outside and not _is_named(ground, statement, words):
            yield link.giver, (link.id,), tuple(words)


def _is_named(ground: Ground, statement: Statement, words: list[Evidence]) -> bool:
    """Whether the linked words name a source that the statement cites anyway."""
    cited = [ground.cites.get((statement.document, k.source or "")) for k in statement.chain]
    places = [place for d in cited if d is not None for place in d.evidence]
    return any(p.start < w.end and w.start < p.end for p in places for w in words)


def _address(ground: Ground, original: str, words: set[Evidence]) -> str | None:
    """The address of an original, or that of a link on the words that cite it."""
    if original in ground.outside and ground.outside[original].url:
        return ground.outside[original].url
    addresses = {
        ground.outside[link.giver].url or ""
        for place in words
        for link in ground.linked.get(place.document, ())
        if link.giver in ground.outside
        and any(w.start < place.end and place.start < w.end for w in link.evidence)
    }
    return min(addresses - {""}, default=None)


def _words(ground: Ground, original: str, hanging: Hanging) -> str:
    named = (d.publisher or d.path for d in map(ground.documents.__getitem__, hanging.documents))
    takers = sorted(set(named))
    n, alone = len(hanging.answers), len(hanging.alone)
    what = _what(ground, original)
    cite = "cites" if len(takers) == 1 else "cite"
    rest = f"{plural(n, 'answer')} {'rests' if n == 1 else 'rest'} on it"
    if alone:
        whose = "and" if alone == n == 1 else "all of them" if alone == n else f"{alone} of them"
        rest += f", {whose} on nothing else"
    return f"{what}, which {listed(takers)} {cite}: {rest}."


def _what(ground: Ground, original: str) -> str:
    name, kind = ground.name(original), ground.kind_of(original)
    if original in ground.published_by:
        return f"Another report by {name}"
    if kind == "outlet":
        return f"The report by {name}"
    if kind in ("official", "organisation", "person", "witness"):
        return f"What {name} published"
    return name[:1].upper() + name[1:]
