"""What is shown beside each statement of a document: on whose word, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model import Answer, Claim, Independence, OriginKind, Statement
from wherefrom.report.claim_views import chain_names
from wherefrom.report.views import Term
from wherefrom.report.words import answer_words, glossary, letter, plural
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages

PLACES = Pages()

KINDS = {
    "opinion": "an opinion: kept, not counted",
    "norm": "a demand or a rule: kept, not counted",
    "question": "a question: kept, not counted",
    "forecast": "a forecast: kept, not counted",
}


@dataclass(frozen=True, slots=True)
class ChainName:
    """One link of a chain; ``kind`` where a mark is shown, ``href`` where it has a page."""

    words: str
    kind: OriginKind | None
    href: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that a statement answers, with the answer it gives and what stands behind it."""

    claim: str
    href: str
    gloss: str
    value: str
    n_reports: int
    count: str
    conflict: bool
    crossing: bool  # other reports answer it as well


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: its number in the document, its chain, and the questions it answers."""

    number: int
    id: str
    words: str
    chain: tuple[ChainName, ...]
    kind: str  # in words, unless it is an assertion
    tags: tuple[Term, ...]
    answered: tuple[Answered, ...]
    codes: tuple[tuple[str, str], ...]  # (name of the code, why)
    n_rulings: int

    @property
    def crossing(self) -> tuple[Answered, ...]:
        """The questions that other reports answer as well."""
        return tuple(one for one in self.answered if one.crossing)


def told(number: int, statement: Statement, held: Held, public: frozenset[str]) -> Told:
    """The statement as the document's page shows it; ``public`` sources have pages."""
    claims = held.claims_of.get(statement.id, ())
    answered = [_answered(statement.id, claim, held) for claim in claims]
    answered.sort(key=lambda a: (not a.crossing, not a.conflict, -a.n_reports))
    known = glossary()["modalities"].get(statement.modality)
    tags = (Term(known["label"], known["meaning"], ""),) if known else ()
    return Told(
        number=number,
        id=statement.id,
        words=" ".join(statement.text.split()),
        chain=_chain(statement, held, public),
        kind=KINDS.get(statement.kind, ""),
        tags=tags,
        answered=tuple(answered),
        codes=_codes(statement.id, held),
        n_rulings=len(held.rulings_on.get(statement.id, ())),
    )


def _chain(statement: Statement, held: Held, public: frozenset[str]) -> tuple[ChainName, ...]:
    names = chain_names(statement, held.lookup)
    sources = [link.source for link in statement.chain] or [statement.origin] * len(names)
    return tuple(
        ChainName(name.words, name.kind, PLACES.source(source) if source in public else "")
        for name, source in zip(names, sources, strict=True)
        if source is not None or name.words
    )


def _answered(statement: str, claim_id: str, held: Held) -> Answered:
    claim = held.lookup.claims[claim_id]
    number, answer = _answer_of(statement, claim)
    lettered = f"{letter(number)}: " if len(claim.answers) > 1 else ""
    clash = any(answer.id in conflict.answers for conflict in claim.conflicts)
    return Answered(
        claim=claim.id,
        href=held.lookup.places.claim(claim.id),
        gloss=claim.gloss,
        value=lettered + " ".join(answer_words(answer.value).split()),
        n_reports=claim.documents,
        count=short_count(answer.independence),
        conflict=clash,
        crossing=claim.documents > 1,
    )


def _answer_of(statement: str, claim: Claim) -> tuple[int, Answer]:
    """The answer that the statement gives; else the first that it is compatible with."""
    given = [(n, a) for n, a in enumerate(claim.answers) if statement in a.statements]
    fitting = [(n, a) for n, a in enumerate(claim.answers) if statement in a.compatible]
    return (*given, *fitting)[0]


def short_count(found: Independence) -> str:
    """Who stands behind an answer, in a few words.

    >>> short_count(Independence(2, 1, 0, 3, 2.0, (2, 2)))
    '2 named origins, 1 withheld, 3 outlets'
    """
    parts = [plural(found.named, "named origin") if found.named else "no named origin"]
    parts += [f"{found.withheld} withheld"] if found.withheld else []
    parts += [f"{found.anonymous} unnamed"] if found.anonymous else []
    parts += [plural(found.outlets, "outlet")] if found.outlets else []
    return ", ".join(parts)


def _codes(statement: str, held: Held) -> tuple[tuple[str, str], ...]:
    names = held.about.code_names
    return tuple(
        (names.get((one.scheme, one.code), one.code), one.why)
        for one in held.indicators_of.get(statement, ())
    )
