"""What must be said of an answer, from its count and the trails behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.model import Answer, Derivation, Statement
from wherefrom.trace.cited import Otherwise, cited_otherwise, differing, silent
from wherefrom.trace.coordinated import Template, behind
from wherefrom.trace.corrected import Reached, reached
from wherefrom.trace.count import Counted
from wherefrom.trace.ground import LIKELY, Ground, members
from wherefrom.trace.joins import Group
from wherefrom.trace.undeclared import undeclared_copies


@dataclass(frozen=True, slots=True)
class Noticed:
    """What both an answer's flags and what is told of it with others rest on."""

    otherwise: Sequence[Otherwise]
    missing: Sequence[Derivation]
    copies: Sequence[Derivation]
    reached: Sequence[Reached]


def noticed(
    ground: Ground,
    answer: Answer,
    counted: Counted,
    corrected: Sequence[Derivation],
    statements: Sequence[Statement] | None = None,
) -> Noticed:
    """What is to be noticed of ``answer``; ``corrected`` are the derivations of that kind.

    ``statements`` are its ``members``, where somebody holds them.
    """
    said = members(ground, answer) if statements is None else statements
    return Noticed(
        cited_otherwise(ground, answer, said),
        originals_missing(ground, counted),
        undeclared_copies(ground, said),
        reached(ground, answer, corrected),
    )


def flags(
    ground: Ground,
    answer: Answer,
    counted: Counted,
    corrected: Sequence[Derivation],
    made_from: Sequence[Template] = (),
    *,
    is_struck: bool = False,
    known: Noticed | None = None,
) -> tuple[str, ...]:
    """The answer's flags in a fixed order; see docs/ledger.md for what each means.

    ``corrected`` are the case's derivations of that kind, ``made_from`` the
    templates that letters of the case fill in; ``is_struck`` says that a
    person ruled something withdrawn or corrected that the answer rests on;
    ``known`` is what ``noticed`` gives, where somebody holds it.
    """
    known = known or noticed(ground, answer, counted, corrected)
    holding = {ground.statements[end.statement].document for end in counted.ends}
    several = is_of_several(ground, counted)
    evidence_ties = several and is_tied(ground, counted)
    tests = (
        ("false_confirmation", evidence_ties),
        ("not_shown", several and not evidence_ties),
        ("no_source", is_without_source(counted)),
        ("round_tripping", any(end.round_trip for end in counted.ends)),
        ("original_not_in_case", bool(known.missing)),
        ("cited_differs", any(differing(known.otherwise))),
        ("cited_silent", any(silent(known.otherwise))),
        ("undeclared_copy", bool(known.copies)),
        ("corrected", is_struck or bool(known.reached)),
        ("coordinated", bool(behind(made_from, holding))),
    )
    return tuple(name for name, holds in tests if holds)


def publishers_of(ground: Ground, counted: Counted) -> set[str]:
    """The publishers (one for each owner) that put the answer forward."""
    return {ground.publisher[ground.statements[end.statement].document] for end in counted.ends}


def tied(ground: Ground, counted: Counted) -> list[Group]:
    """Origins to which the evidence leads two publishers or more."""
    return [
        group
        for group in counted.groups
        if len(group.ends) > 1
        and len({ground.publisher[ground.statements[e.statement].document] for e in group.ends}) > 1
    ]


def ties(ground: Ground, counted: Counted) -> list[Derivation]:
    """Derivations by which one publisher's report took from another's, both giving the answer.

    Two whole reports credited to one wire are tied by it, here or not.
    """
    holding = sorted({ground.statements[end.statement].document for end in counted.ends})
    found: dict[str, Derivation] = {}
    credited: dict[str, list[Derivation]] = defaultdict(list)
    for document in holding:
        for d in ground.taken.get(document, ()):
            if d.probability < LIKELY:
                continue
            if d.giver in holding and ground.publisher[document] != ground.publisher[d.giver]:
                found[d.id] = d
            elif d.kind == "credits":
                credited[d.giver].append(d)
    for giver in sorted(credited):
        takers = {ground.publisher[d.taker] for d in credited[giver]}
        if len(takers) > 1:
            found |= {d.id: d for d in credited[giver]}
    return [found[key] for key in sorted(found)]


def is_tied(ground: Ground, counted: Counted) -> bool:
    """Whether evidence leads two publishers' reports to one origin, or one to the other."""
    return bool(tied(ground, counted)) or bool(ties(ground, counted))


def is_of_several(ground: Ground, counted: Counted) -> bool:
    """Two or more publishers, and at most one named origin."""
    return counted.independence.named <= 1 and len(publishers_of(ground, counted)) > 1


def is_without_source(counted: Counted) -> bool:
    """Neither a named nor a withheld nor an anonymous origin."""
    tally = counted.independence
    return bool(counted.ends) and not (tally.named or tally.withheld or tally.anonymous)


def originals_missing(ground: Ground, counted: Counted) -> list[Derivation]:
    """Citations on the answer's trails that lead to an outlet or record outside the case."""
    found: dict[str, Derivation] = {}
    for end in counted.ends:
        statement = ground.statements[end.statement]
        for link in statement.chain:
            cited = ground.cites.get((statement.document, link.source or ""))
            if cited is not None and cited.giver not in ground.documents:
                found[cited.id] = cited
        for credit in ground.credits.get(end.document, ()):
            if credit.id in end.path and credit.giver not in ground.documents:
                found[credit.id] = credit
    return [found[key] for key in sorted(found)]
