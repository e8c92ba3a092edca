"""What would be left: counts with sources or documents withdrawn (ICD 206).

Only the answers that the withdrawal can touch are counted again; what is
known of the others stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from wherefrom.model import Answer, Claim, Derivation, Finding, Ledger, Loss, Withdrawal
from wherefrom.settings import Trace
from wherefrom.trace.alike import Alike, Likeness, as_alike, is_weighed_whole
from wherefrom.trace.coordinated import Template, templates
from wherefrom.trace.count import Counted, counted, weighed
from wherefrom.trace.findings import answer_findings
from wherefrom.trace.flags import flags
from wherefrom.trace.gathered import Gathering, in_order
from wherefrom.trace.ground import Ground
from wherefrom.trace.left import left_of, less, spoken_for
from wherefrom.trace.withdrawn import answers_reached, struck

LEADS_ON = ("cites", "copies", "credits")  # along which a trail goes from document to document
PAIRED = ("undeclared_copy", "corrected", "cited_differs", "cited_silent")  # of two documents


def withdrawal(
    ledger: Ledger,
    settings: Trace,
    *,
    documents: Collection[str],
    sources: Collection[str],
    known: Ground | None = None,
) -> Withdrawal:
    """What is left of the claims without these documents and sources (ids).

    A withdrawn document loses its own statements; what was taken from it
    stands on its taker's word. A withdrawn source takes with it every
    statement whose trail ends at it or runs through it, and a body also those
    of its spokespeople and records. Ids that are unknown take nothing away.
    What people ruled to be withdrawn already stays so. ``known`` is the whole
    case as ``left.left_of`` gives it, where somebody holds it.
    """
    out = frozenset(documents) & {d.id for d in ledger.documents}
    spoken = spoken_for(ledger, sources)
    already = struck(ledger.rulings, ledger.sources)
    gone = out | already.documents
    every = known or left_of(ledger, ())
    left = less(every, gone, ledger.derivations)
    whole = less(every, out, ledger.derivations) if already else left
    corrected, made_from = _corrections(ledger, gone), _templates(ledger, left, gone)
    losses: list[Loss] = []
    new: list[Finding] = []
    gathering = Gathering(left, ())
    silenced = spoken | already.sources
    apart = {end for d in corrected for end in (d.taker, d.giver)}
    apart |= {thing for r in already.rulings for thing in r.found if thing}
    alike = Alike(left, apart | {one for template in made_from for one in template.documents})
    first: dict[object, tuple[Likeness, Counted, tuple[str, ...]]] = {}  # of those that are alike
    for claim, answer in _answers_in(ledger.claims, touched(ledger, out, spoken), every):
        like = alike.of(answer)
        other = first.get(like.sign) if like else None
        if like and other:
            after = as_alike(other[1], other[0], like)
            rest = replace(_rest(answer, after, left), flags=other[2])
        else:
            on = weighed(left, answer)
            after = counted(left, answer, settings, withdrawn=silenced, known=on)
            hit = bool(already) and answers_reached(whole, already, answer, after)
            rest = _rest(answer, after, left)
            marks = flags(left, rest, after, corrected, made_from, is_struck=hit)
            rest = replace(rest, flags=marks)
            if like and is_weighed_whole(on, settings):
                first[like.sign] = like, after, marks
        loss = _loss(claim, answer, rest)
        if loss.is_counted_anew or loss.gone or loss.new:
            losses.append(loss)
        if loss.new:
            new += answer_findings(left, claim, replace(rest, flags=loss.new), after)
            gathering.add(claim, rest, after)
    new += _only_new(gathering.findings(), losses)
    return Withdrawal(
        tuple(sorted(out)),
        tuple(sorted(sources)),
        tuple(losses),
        _gone(ledger, losses, out, spoken),
        tuple(in_order(new)),
    )


def _corrections(ledger: Ledger, out: Collection[str]) -> list[Derivation]:
    found = (d for d in ledger.derivations if d.kind == "corrects")
    return [d for d in found if d.taker not in out and d.giver not in out]


def _templates(ledger: Ledger, left: Ground, out: Collection[str]) -> list[Template]:
    """The templates of letters that are left; without any before there is none after."""
    if all(finding.kind != "coordinated" for finding in ledger.findings):
        return []
    kept = [d for d in ledger.derivations if d.taker not in out and d.giver not in out]
    return templates(left.documents.values(), kept)


def touched(ledger: Ledger, out: Collection[str], spoken: Collection[str]) -> set[str]:
    """The documents whose answers the withdrawal may change.

    Those that speak for what is withdrawn, what took from them, step by step,
    what one of them corrects, and what was made from one template with it.
    """
    found = _said_by(ledger, spoken) if spoken else set()
    found |= set(out) | {d for d, publisher in ledger.of_publisher if publisher in spoken}
    takers: dict[str, set[str]] = defaultdict(set)
    for d in ledger.derivations:
        if d.kind in LEADS_ON:
            takers[d.giver].add(d.taker)
    waiting = [*sorted(found), *sorted(spoken)]
    while waiting:
        further = takers[waiting.pop()] - found
        found |= further
        waiting += sorted(further)
    for finding in ledger.findings:
        if finding.kind == "coordinated" and not set(finding.documents).isdisjoint(out):
            found |= set(finding.documents)
    return found | {d.giver for d in ledger.derivations if d.kind == "corrects" and d.taker in out}


def _said_by(ledger: Ledger, spoken: Collection[str]) -> set[str]:
    """The documents in which one of ``spoken`` says something."""
    found: set[str] = set()
    for statement in ledger.statements:
        if statement.origin in spoken:
            found.add(statement.document)
            continue
        for link in statement.chain:
            if link.source in spoken:
                found.add(statement.document)
    return found


def _answers_in(
    claims: Sequence[Claim], documents: Collection[str], every: Ground
) -> Iterator[tuple[Claim, Answer]]:
    """The answers that one of ``documents`` gives, or says something vaguer of."""
    said = {s.id for document in documents for s in every.by_document.get(document, ())}
    of = every.claim_of
    given = {claim for one in said for claim in of.get(one, ())}
    for claim in claims:
        is_given = claim.id in given
        for answer in claim.answers:
            if (is_given and not said.isdisjoint(answer.statements)) or (
                answer.compatible and not said.isdisjoint(answer.compatible)
            ):
                yield claim, answer


def _rest(answer: Answer, after: Counted, left: Ground) -> Answer:
    """The answer with what is left of it, flagged as it was."""
    return replace(
        answer,
        statements=tuple(end.statement for end in after.ends),
        compatible=tuple(s for s in answer.compatible if s in left.statements),
        origins=after.origins,
        independence=after.independence,
    )


def _loss(claim: Claim, answer: Answer, rest: Answer) -> Loss:
    held = {s for origin in answer.origins for s in origin.statements}
    return Loss(
        claim.id,
        answer.id,
        answer.independence,
        rest.independence,
        tuple(s for s in answer.statements if s in held and s not in rest.statements),
        rest.statements,
        rest.origins,
        tuple(flag for flag in answer.flags if flag not in rest.flags),
        tuple(flag for flag in rest.flags if flag not in answer.flags),
    )


def _only_new(findings: Sequence[Finding], losses: Sequence[Loss]) -> Iterator[Finding]:
    """Findings gathered over the answers left, if one of these has them newly."""
    kinds = {kind for loss in losses for kind in loss.new}
    new = {(loss.answer, kind) for loss in losses for kind in loss.new}
    for finding in findings:
        if finding.kind in kinds and (
            finding.answer is None or (finding.answer, finding.kind) in new
        ):
            yield finding


def _gone(
    ledger: Ledger, losses: Sequence[Loss], out: frozenset[str], spoken: frozenset[str]
) -> tuple[Finding, ...]:
    """Findings that rest on what is withdrawn."""
    lost = {(loss.answer, kind) for loss in losses for kind in loss.gone}
    resting = {
        d.id: d.taker in out or d.giver in out or d.giver in spoken for d in ledger.derivations
    }

    def goes(finding: Finding) -> bool:
        if finding.answer is not None:
            return (finding.answer, finding.kind) in lost
        if finding.kind in PAIRED and not out.isdisjoint(finding.documents):
            return True
        return bool(finding.path) and all(resting.get(step, False) for step in finding.path)

    return tuple(finding for finding in ledger.findings if goes(finding))
