"""What bears on an allegation, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wherefrom.model import Answer, Claim, Ledger, Statement
from wherefrom.model.bearing import (
    AnswerBearing,
    Bearing,
    ClaimBearing,
    Saying,
    StatementBearing,
)
from wherefrom.report.ledger import CAUTION, FORMAT
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.shape import plain
from wherefrom.report.terminal import indented
from wherefrom.report.words import (
    answer_words,
    count_words,
    date_words,
    doubt_words,
    finding_label,
    finding_weight,
    plural,
    uncertainty_words,
    visible,
)

PLACES = 4  # of a probability
Tell = Callable[[StatementBearing], dict[str, Any]]
TOLD = {
    "plainly": "What bears on it, best first:",
    "nearly": "Nothing here says just that. Nearest to it:",
    "nothing": "Nothing here says that.",
}
SAYS = {"so": "says so", "denied": "denies it", "other": "another"}
NO_PROOF = "That nothing was found is no evidence against it: other words may say the same."


def page(ledger: Ledger, found: Bearing) -> list[RenderableType]:
    """The answer whole: claims with their counts, then single statements."""
    lookup = look_up(ledger)
    parts: list[RenderableType] = [
        Text(f"Asked: {visible(found.allegation)}", style="bold"),
        Text(TOLD[found.told]),
    ]
    if found.told == "nothing":
        return [*parts, Text(NO_PROOF)]
    for claim in found.claims:
        parts += [Text(), *_claim(claim, lookup)]
    if found.statements:
        heading = "Statements that stand in none of these questions:"
        heading = heading if found.claims else "Statements:"
        parts += [Text(), Text(heading, style="bold")]
        parts += [part for one in found.statements for part in _single(one, lookup)]
    return [*parts, Text(), Text(CAUTION, style="dim")]


def _claim(found: ClaimBearing, lookup: Lookup) -> Iterator[RenderableType]:
    claim = lookup.claims[found.claim]
    reports = plural(claim.documents, "report")
    yield Text(f"{visible(claim.gloss)} ({reports})", style="bold")
    yield Text(claim.id, style="dim")
    doubt = doubt_words(lookup.bonds.get(claim.id))
    if doubt:
        yield Text(doubt)
    answers = {answer.id: answer for answer in claim.answers}
    for one in found.answers:
        yield from _answer(answers[one.answer], one, lookup)
    for conflict in claim.conflicts:
        yield indented(f"{conflict.kind.capitalize()}: {visible(conflict.why)}", 2)


def _answer(answer: Answer, found: AnswerBearing, lookup: Lookup) -> Iterator[RenderableType]:
    value = visible(" ".join(answer_words(answer.value).split()))
    yield indented(": ".join(filter(None, [value, saying_words(found.saying)])), 2, "bold")
    yield indented(count_words(answer.independence), 4)
    for line in (uncertainty_words(answer.independence), *_flags(answer)):
        if line:
            yield indented(line, 4)
    yield _quoted(lookup.statements[found.best.statement], lookup)


def _flags(answer: Answer) -> list[str]:
    flags = sorted(answer.flags, key=lambda f: (finding_weight(f), f))
    return [f"{finding_label(flag)}." for flag in flags]


def _single(found: StatementBearing, lookup: Lookup) -> Iterator[RenderableType]:
    statement = lookup.statements[found.statement]
    if found.saying is not None:
        yield indented(f"{saying_words(found.saying).capitalize()}:", 2)
    yield _quoted(statement, lookup)


def saying_words(saying: Saying | None) -> str:
    """What some words say to the allegation; empty where that is not plain."""
    if saying is None:
        return ""
    if saying.kind != "other":
        return SAYS[saying.kind]
    words = date_words if saying.of == "day" else str
    here = " / ".join(words(value) for value in saying.here)
    return visible(f"{SAYS['other']} {saying.of} (asked {words(saying.asked)}, here: {here})")


def _quoted(statement: Statement, lookup: Lookup) -> Padding:
    who = " → ".join([lookup.labels[statement.document], *_chain(statement, lookup)])
    words = " ".join(statement.text.split())
    return indented(f"{visible(who)}: “{visible(words)}”", 4)


def _chain(statement: Statement, lookup: Lookup) -> list[str]:
    return [lookup.source_name(link.source) for link in statement.chain]


def to_json(ledger: Ledger, found: Bearing) -> str:
    """The same as JSON text, ending in a newline; probabilities to four places."""
    lookup = look_up(ledger)

    def told(one: StatementBearing) -> dict[str, Any]:
        return _statement_record(one, lookup)

    record = {
        "wherefrom": FORMAT,
        "view": ledger.view,
        "caution": CAUTION if ledger.view == "full" else "",
        "allegation": found.allegation,
        "told": found.told,
        "probability": round(found.probability, PLACES),
        "claims": [claim_record(one, lookup, told) for one in found.claims],
        "statements": [told(one) for one in found.statements],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def claim_record(found: ClaimBearing, lookup: Lookup, told: Tell) -> dict[str, Any]:
    """A claim that bears on an allegation, with its answers; ``told`` gives each best statement.

    Answers that the view does not hold are left out.
    """
    claim: Claim = lookup.claims[found.claim]
    answers = {answer.id: answer for answer in claim.answers}
    return {
        "id": claim.id,
        "gloss": claim.gloss,
        "documents": claim.documents,
        "probability": round(found.probability, PLACES),
        "answers": [
            _answer_record(answers[one.answer], one, told)
            for one in found.answers
            if one.answer in answers and one.best.statement in lookup.statements
        ],
        "conflicts": plain(claim.conflicts),
    }


def _answer_record(answer: Answer, found: AnswerBearing, told: Tell) -> dict[str, Any]:
    return {
        "id": answer.id,
        "value": answer.value,
        "says": plain(found.saying),
        "independence": plain(answer.independence),
        "counted": count_words(answer.independence),
        "flags": list(answer.flags),
        "best": told(found.best),
        "statements": list(answer.statements),
    }


def _statement_record(found: StatementBearing, lookup: Lookup) -> dict[str, Any]:
    statement = lookup.statements[found.statement]
    return {
        "id": statement.id,
        "document": statement.document,
        "path": lookup.documents[statement.document].path,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "modality": statement.modality,
        "chain": _chain(statement, lookup),
        "origin": lookup.source_name(statement.origin) if statement.origin else None,
        "origin_kind": statement.origin_kind,
        "probability": round(found.probability, PLACES),
        "says": plain(found.saying),
    }
