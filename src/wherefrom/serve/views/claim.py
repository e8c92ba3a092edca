"""The page of one claim: its answers, who stands behind them, and every statement in context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from markupsafe import Markup

from wherefrom.model import Answer, Claim, Conflict, Statement
from wherefrom.pipeline.ruling_beside import CREDIBILITY
from wherefrom.report.claim_views import (
    collectors,
    one_of_each_report_first,
    origin_views,
    said,
)
from wherefrom.report.drawing import Drawing, draw
from wherefrom.report.finding_views import finding_term, finding_view
from wherefrom.report.marked import marked
from wherefrom.report.views import ConflictView, FindingView, OriginView, Said, Term
from wherefrom.report.words import (
    answer_words,
    count_words,
    doubt_words,
    finding_weight,
    letter,
    plural,
    uncertainty_words,
)
from wherefrom.serve.held import Held
from wherefrom.serve.views.around import paragraph_of
from wherefrom.serve.views.ends import Lead
from wherefrom.serve.views.ruled import RulingView, rulings_about, rulings_in, rulings_on_claim
from wherefrom.serve.views.timeline import Timeline, timeline_of

FIRST = 10  # statements of an answer on the claim's page
ROOM = 60  # statements of all answers there
PAGE = 50  # on a page of one answer's statements
CARDS = 6  # answers side by side before the rest is folded


@dataclass(frozen=True, slots=True)
class Code:
    """A code on a statement."""

    code: str
    name: str
    scheme: str
    sure: str


@dataclass(frozen=True, slots=True)
class InContext:
    """One statement with its words in their paragraph, and what is known and ruled of it."""

    id: str
    said: Said
    before: Markup  # of its paragraph
    after: Markup
    kind: str  # empty for an assertion
    codes: tuple[Code, ...]
    rulings: tuple[RulingView, ...]


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """One answer with its counts, who is behind it and why, and its first statements."""

    id: str
    letter: str
    value: str
    reports: str
    count: str
    uncertainty: str
    flags: tuple[Term, ...]
    origins: tuple[OriginView, ...]
    statements: tuple[InContext, ...]
    n_statements: int
    compatible: tuple[InContext, ...]
    n_compatible: int
    credibility: tuple[tuple[str, str, str], ...]  # grade, what it means, by whom
    rulings: tuple[RulingView, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that the page of a claim shows of it."""

    claim: Claim
    doubt: str
    reports: str
    publishers: str
    n_statements: int
    answers: tuple[AnswerCard, ...]
    conflicts: tuple[ConflictView, ...]
    findings: tuple[FindingView, ...]
    lesser: tuple[FindingView, ...]
    drawing: Drawing
    timeline: Timeline
    codes: tuple[tuple[Code, int], ...]
    rulings: tuple[RulingView, ...]


def claim_page(claim: Claim, held: Held) -> ClaimPage:
    """The claim as its page shows it."""
    lookup = held.lookup
    shown = [finding_view(f, "", lookup) for f in held.findings_on.get(claim.id, ())]
    letters = {a.id: letter(n) for n, a in enumerate(claim.answers)}
    return ClaimPage(
        claim=claim,
        doubt=doubt_words(lookup.bonds.get(claim.id)),
        reports=plural(claim.documents, "report"),
        publishers=plural(lookup.n_publishers(claim), "publisher"),
        n_statements=sum(len(a.statements) for a in claim.answers),
        answers=tuple(_cards(claim, letters, held)),
        conflicts=tuple(_conflict(c, letters) for c in claim.conflicts),
        findings=tuple(f for f in shown if f.term.grave),
        lesser=tuple(f for f in shown if not f.term.grave),
        drawing=draw(claim, lookup, Lead(claim, held)),
        timeline=timeline_of(claim, lookup),
        codes=_codes_on(claim, held),
        rulings=rulings_on_claim(held, claim),
    )


def _conflict(conflict: Conflict, letters: dict[str, str]) -> ConflictView:
    one, two = (letters.get(answer, "?") for answer in conflict.answers)
    return ConflictView(conflict.kind, (one, two), conflict.why)


def _cards(claim: Claim, letters: dict[str, str], held: Held) -> Iterable[AnswerCard]:
    room = ROOM
    for answer in claim.answers:
        most = min(FIRST, room)
        card = _card(answer, letters[answer.id] if len(claim.answers) > 1 else "", most, held)
        room -= len(card.statements) + len(card.compatible)
        yield card


def _card(answer: Answer, name: str, most: int, held: Held) -> AnswerCard:
    lookup = held.lookup
    told, _ = one_of_each_report_first(lookup.told(answer.statements))
    vague = lookup.told(answer.compatible)
    flags = sorted(answer.flags, key=lambda f: (finding_weight(f), f))
    rulings = rulings_about(held, answer.id)
    return AnswerCard(
        id=answer.id,
        letter=name,
        value=answer_words(answer.value),
        reports=plural(len(lookup.documents_of([answer])), "report"),
        count=count_words(answer.independence, collectors(answer, lookup)),
        uncertainty=uncertainty_words(answer.independence),
        flags=tuple(finding_term(flag) for flag in flags),
        origins=origin_views(answer, lookup),
        statements=tuple(in_context(s, held) for s in told[: max(0, most)]),
        n_statements=len(told),
        compatible=tuple(in_context(s, held) for s in vague[: max(0, most - len(told))]),
        n_compatible=len(vague),
        credibility=_credibility(answer, held),
        rulings=rulings,
    )


def _credibility(answer: Answer, held: Held) -> tuple[tuple[str, str, str], ...]:
    """The grades that people gave it and that stand, the last one of each person."""
    given = {
        r.by: r.value
        for r in rulings_in(held).on.get(answer.id, ())
        if r.kind == "credibility" and r.state in ("stands", "in_part") and r.value
    }
    return tuple((grade, CREDIBILITY.get(grade, ""), by) for by, grade in given.items() if grade)


def statements_of(answer: Answer, start: int, held: Held) -> tuple[InContext, ...]:
    """A page of the answer's statements, ``start`` counted from 0; the vaguer ones come last."""
    lookup = held.lookup
    told, _ = one_of_each_report_first(lookup.told(answer.statements))
    every = [*told, *lookup.told(answer.compatible)]
    return tuple(in_context(s, held) for s in every[start : start + PAGE])


def in_context(statement: Statement, held: Held) -> InContext:
    """The statement with its paragraph, its codes and the rulings on it."""
    text = held.lookup.documents[statement.document].text
    first, last = paragraph_of(text, statement.start, statement.end)
    nothing = Markup("")
    return InContext(
        id=statement.id,
        said=said(statement, held.lookup),
        before=marked(text, [], first, statement.start) if first < statement.start else nothing,
        after=marked(text, [], statement.end, last) if statement.end < last else nothing,
        kind="" if statement.kind == "assertion" else statement.kind,
        codes=_codes(statement, held),
        rulings=rulings_about(held, statement.id),
    )


def _codes(statement: Statement, held: Held) -> tuple[Code, ...]:
    names = code_names(held)
    return tuple(
        Code(
            f"{i.scheme}/{i.code}",
            names.get((i.scheme, i.code), i.code),
            i.scheme,
            f"{i.probability:.2f}",
        )
        for i in held.indicators_of.get(statement.id, ())
    )


_code_names: WeakKeyDictionary[Held, dict[tuple[str, str], str]] = WeakKeyDictionary()


def code_names(held: Held) -> dict[tuple[str, str], str]:
    """What each code of the case's codebooks is called."""
    found = _code_names.get(held)
    if found is None:
        every = ((b.scheme, c) for b in held.ledger.codebooks for c in b.codes)
        found = _code_names[held] = {(scheme, c.code): c.name for scheme, c in every}
    return found


def _codes_on(claim: Claim, held: Held) -> tuple[tuple[Code, int], ...]:
    """Codes alleged in the claim's statements, with how many allege each, most first."""
    found: dict[str, tuple[Code, int]] = {}
    told: Sequence[Statement] = held.lookup.told(s for a in claim.answers for s in a.statements)
    for statement in told:
        for code in _codes(statement, held):
            found[code.code] = (code, found.get(code.code, (code, 0))[1] + 1)
    return tuple(sorted(found.values(), key=lambda one: (-one[1], one[0].code)))
