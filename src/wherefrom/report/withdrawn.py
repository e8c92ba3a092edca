"""What is lost when a source or a document is withdrawn, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from wherefrom.model import Answer, Claim, Finding, Independence, Ledger, Loss, Withdrawal
from wherefrom.report.ledger import CAUTION, FORMAT
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter
from wherefrom.report.shape import plain
from wherefrom.report.terminal import indented
from wherefrom.report.words import (
    answer_words,
    count_words,
    doubt_words,
    finding_label,
    glossary,
    plural,
    visible,
)

NOTHING = "Nothing rests on it: every answer keeps its statements, its count and its findings."
COUNTS = (  # field, and what one and several of it are called
    ("named", "named", "named"),
    ("withheld", "name withheld", "names withheld"),
    ("anonymous", "unnamed", "unnamed"),
    ("outlets", "outlet on its own word", "outlets on their own word"),
)


def page(ledger: Ledger, found: Withdrawal) -> list[RenderableType]:
    """All that changes: the answers that lose everything first, each with the words lost."""
    lookup = look_up(ledger)
    parts: list[RenderableType] = [Text(f"Without {_names(found, lookup)}:", style="bold")]
    if not found.losses and not found.findings_gone:
        return [*parts, Text(NOTHING)]
    parts += [Text(line) for line in _sums(found, lookup)]
    for claim, losses in _by_claim(found, lookup):
        parts += [Text(), Text(visible(claim.gloss), style="bold"), Text(claim.id, style="dim")]
        doubt = doubt_words(lookup.bonds.get(claim.id))
        parts += [Text(doubt)] if doubt else []
        for loss in losses:
            parts += _answer(loss, claim, lookup)
    parts += _told_of_findings("Findings that go", found.findings_gone, lookup)
    parts += _told_of_findings("Findings that appear", found.findings_new, lookup)
    return [*parts, Text(), Text(CAUTION, style="dim")] if ledger.view == "full" else parts


def _names(found: Withdrawal, lookup: Lookup) -> str:
    kinds = glossary()["origins"]
    sources = (lookup.sources[s] for s in found.sources if s in lookup.sources)
    names = [f"{s.name} ({kinds[s.kind]['label']})" for s in sources]
    names += [lookup.documents[d].path for d in found.documents]
    return visible(" and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names))


def _sums(found: Withdrawal, lookup: Lookup) -> Iterator[str]:
    counted = [loss for loss in found.losses if loss.is_counted_anew]
    lost = sum(len(loss.statements) for loss in counted)
    claims = {loss.claim for loss in counted}
    lose = "loses" if len(counted) == 1 else "lose"
    whole = sum(loss.all_lost for loss in counted) or "none"
    yield (
        f"{plural(len(counted), 'answer')} to {plural(len(claims), 'question')} {lose} support, "
        f"{whole} of them all of it; "
        f"{plural(lost, 'statement')} no longer {'counts' if lost == 1 else 'count'}."
    )
    bare = _left_bare(found, lookup)
    if bare:
        yield f"{plural(bare, 'question')} {'has' if bare == 1 else 'have'} no answer left."


def _left_bare(found: Withdrawal, lookup: Lookup) -> int:
    """How many questions lose every answer they had."""
    lost = {loss.answer for loss in found.losses if loss.all_lost}
    touched = {loss.claim for loss in found.losses if loss.all_lost}
    return sum(
        all(a.id in lost or not a.origins for a in lookup.claims[c].answers) for c in touched
    )


def _by_claim(found: Withdrawal, lookup: Lookup) -> Iterator[tuple[Claim, list[Loss]]]:
    """Claims by what they lose, the answers that lose all before the others."""
    place = {claim.id: n for n, claim in enumerate(claims_that_matter(lookup))}
    ordered = sorted(found.losses, key=lambda loss: (place[loss.claim], _weight(loss)))
    groups = [(c, list(losses)) for c, losses in groupby(ordered, key=lambda loss: loss.claim)]
    groups.sort(key=lambda group: min(_weight(loss) for loss in group[1]))
    for claim, losses in groups:
        yield lookup.claims[claim], losses


def _weight(loss: Loss) -> tuple[bool, int, bool]:
    return (
        not loss.all_lost,
        loss.after.named - loss.before.named,
        not loss.is_counted_anew,
    )


def _answer(loss: Loss, claim: Claim, lookup: Lookup) -> Iterator[RenderableType]:
    answer = next(a for a in claim.answers if a.id == loss.answer)
    value = visible(" ".join(answer_words(answer.value).split()))
    yield indented(f"{value}: {change_words(loss)}", 2, "bold")
    for line in (*_counted_now(loss), *_origins(loss, answer, lookup), *_flags(loss)):
        yield indented(visible(line), 4)
    for statement in lookup.told(loss.statements):
        chain = [lookup.source_name(link.source) for link in statement.chain]
        who = " → ".join([lookup.labels[statement.document], *chain])
        words = " ".join(statement.text.split())
        yield indented(visible(f"lost: {who}: “{words}” {statement.id}"), 4)


def change_words(loss: Loss) -> str:
    """What becomes of the counts: ``named 2 -> 1``.

    >>> from wherefrom.model import NOBODY, Independence, Loss
    >>> change_words(Loss("c", "a", Independence(2, 0, 0, 1, 2.0, (2, 2)),
    ...                   Independence(1, 0, 0, 1, 1.0, (1, 1)), ("s",), ("t",)))
    'named 2 -> 1'
    """
    if loss.all_lost:
        return f"nothing is left (named {loss.before.named} -> 0)"
    told = [
        f"{one if max(before, after) == 1 else many} {before} -> {after}"
        for field, one, many in COUNTS
        if (before := getattr(loss.before, field)) != (after := getattr(loss.after, field))
    ]
    if told:
        return ", ".join(told)
    spread = _spread(loss)
    return f"named stays {loss.after.named}" + (f", {spread}" if spread else "")


def _spread(loss: Loss) -> str:
    before, after = loss.before, loss.after
    if before.expected == after.expected:
        return ""
    return f"expected {before.expected:.1f} -> {after.expected:.1f}"


def _counted_now(loss: Loss) -> Iterator[str]:
    if loss.all_lost:
        return
    n = len(loss.kept)
    found: Independence = loss.after
    yield f"left: {plural(n, 'statement')}. {count_words(found)}"
    if found.interval[0] != found.interval[1]:
        low, high = found.interval
        yield f"uncertain: {low} to {high} named, {found.expected:.1f} expected"


def _origins(loss: Loss, answer: Answer, lookup: Lookup) -> Iterator[str]:
    left = {o.source for o in loss.origins}
    was = {o.source for o in answer.origins}
    gone = [lookup.source_name(o.source) for o in answer.origins if o.source not in left]
    new = [lookup.source_name(o.source) for o in loss.origins if o.source not in was]
    if gone:
        yield f"no longer behind it: {', '.join(dict.fromkeys(gone))}"
    if new and not loss.all_lost:
        yield f"behind it now: {', '.join(dict.fromkeys(new))}"


def _flags(loss: Loss) -> Iterator[str]:
    for word, kinds in (("goes", loss.gone), ("appears", loss.new)):
        if kinds and not loss.all_lost:
            yield f"{word}: {', '.join(finding_label(kind) for kind in kinds)}"


def _told_of_findings(
    heading: str, findings: Sequence[Finding], lookup: Lookup
) -> Iterator[RenderableType]:
    """The findings by kind, those that say the same once."""
    if not findings:
        return
    yield Text()
    yield Text(f"{heading} ({len(findings)}):", style="bold")
    for kind, of_kind in groupby(sorted(findings, key=lambda f: f.kind), key=lambda f: f.kind):
        told: dict[str, list[str]] = {}
        for finding in of_kind:
            claim = lookup.claims.get(finding.claim or "")
            told.setdefault(finding.message, []).append(claim.gloss if claim else "")
        for message, asked in told.items():
            questions = f" ({'; '.join(filter(None, dict.fromkeys(asked)))})" if any(asked) else ""
            yield indented(visible(f"{finding_label(kind)}: {message}{questions}"), 2)


def to_json(ledger: Ledger, found: Withdrawal) -> str:
    """The same as JSON text, ending in a newline."""
    lookup = look_up(ledger)
    record = {
        "wherefrom": FORMAT,
        "view": ledger.view,
        "caution": CAUTION if ledger.view == "full" else "",
        "without": {
            "documents": [{"id": d, "path": lookup.documents[d].path} for d in found.documents],
            "sources": [
                {"id": s, "name": lookup.source_name(s), "kind": lookup.sources[s].kind}
                for s in found.sources
                if s in lookup.sources
            ],
        },
        "claims": [
            {
                "id": claim.id,
                "gloss": claim.gloss,
                "answers": [_record(loss, claim, lookup) for loss in losses],
            }
            for claim, losses in _by_claim(found, lookup)
        ],
        "findings_gone": plain(found.findings_gone),
        "findings_new": plain(found.findings_new),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _record(loss: Loss, claim: Claim, lookup: Lookup) -> dict[str, Any]:
    value = next(a.value for a in claim.answers if a.id == loss.answer)
    return {
        "id": loss.answer,
        "value": value,
        "before": plain(loss.before),
        "after": plain(loss.after),
        "change": change_words(loss),
        "all_lost": loss.all_lost,
        "lost": [
            {
                "id": s.id,
                "document": s.document,
                "path": lookup.documents[s.document].path,
                "start": s.start,
                "end": s.end,
                "text": s.text,
                "chain": [lookup.source_name(link.source) for link in s.chain],
            }
            for s in lookup.told(loss.statements)
        ],
        "kept": list(loss.kept),
        "origins": plain(loss.origins),
        "gone": list(loss.gone),
        "new": list(loss.new),
    }
