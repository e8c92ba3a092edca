"""Which derivations bear on an answer, and which of them may change its count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wherefrom.model import NAMED_KINDS, Derivation, Statement
from wherefrom.trace.ground import Ground
from wherefrom.trace.origins import counterpart, is_renamed


def bearing(ground: Ground, statements: Sequence[Statement]) -> tuple[Derivation, ...]:
    """The derivations that may change where these statements' trails end."""
    said = _by_document(statements)
    documents = sorted(said)
    found: dict[str, Derivation] = {}
    for document in documents:
        for table in (ground.copies, ground.shares, ground.credits):
            found |= {d.id: d for d in table.get(document, ()) if _touches(d, said)}
    for statement in statements:
        for link in statement.chain:
            cited = ground.cites.get((statement.document, link.source or ""))
            if cited is None or cited.giver not in ground.documents:
                continue
            if cited.giver in documents or statement.origin_kind == "record":
                found[cited.id] = cited
    for document in documents:
        for d in ground.authored.get(document, ()):
            if d.giver in documents:
                found[d.id] = d
    return tuple(found[key] for key in sorted(found))


def swaying(
    ground: Ground, statements: Sequence[Statement], edges: Sequence[Derivation]
) -> tuple[Derivation, ...]:
    """Those of ``edges`` that may change the number of named origins.

    Most only lead an unsourced statement to an origin that another statement
    of the answer names itself, and so is counted either way. What can sway the
    number is a citation by a statement that names somebody deeper (and then
    every citation, for the trail goes on along them), and a copy from words
    that are no statement of this answer.
    """
    held = _by_document(statements)
    by_id = {d.id: d for d in edges}
    found: set[str] = set()
    twins = False  # whether whoever has the same words goes on as a copy that renames its source
    for statement in statements:
        links = (ground.cites.get((statement.document, k.source or "")) for k in statement.chain)
        cited = {d.id for d in links if d is not None}
        alone = {statement.document: [statement]}
        copies = [d for d in ground.copies.get(statement.document, ()) if _touches(d, alone)]
        others = [counterpart(ground, d, statement, d.giver, held) for d in copies]
        if statement.origin_kind in NAMED_KINDS:
            renamed = any(o is not None and is_renamed(statement, o, held) for o in others)
            found |= cited | ({d.id for d in copies} if renamed else set())
            twins |= renamed
            continue
        if any(other is not None and other not in held[other.document] for other in others):
            found |= cited | {d.id for d in copies}
    if twins:
        found |= {d.id for d in edges if d.kind == "copies" and not d.directed}
    if any(by_id[key].kind == "cites" for key in found if key in by_id):
        found |= {d.id for d in edges if d.kind == "cites"}
    return tuple(by_id[key] for key in sorted(found) if key in by_id)


def _by_document(statements: Sequence[Statement]) -> Mapping[str, Sequence[Statement]]:
    held: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        held[statement.document].append(statement)
    return held


def same_bearing(
    ground: Ground,
    before: Sequence[Statement],
    now: Sequence[Statement],
    edges: Sequence[Derivation],
) -> bool:
    """Whether ``bearing`` and ``swaying`` surely give of ``now`` what they gave of ``before``.

    ``edges`` are those that bore on ``before``. The statements may be said on another's word
    than they were; nothing else that is looked up here has changed.
    """
    if [s.id for s in before] != [s.id for s in now]:
        return False
    restated = [(was, is_) for was, is_ in zip(before, now, strict=True) if was is not is_]
    documents = {s.document for s, _ in restated}
    if any(d.kind == "copies" and (d.taker in documents or d.giver in documents) for d in edges):
        return False  # whether copied words name another source may have changed
    return all(_cites_alike(ground, was, is_) for was, is_ in restated)


def _cites_alike(ground: Ground, was: Statement, now: Statement) -> bool:
    if _of_kind(was) != _of_kind(now):
        return False
    one, two = (
        [ground.cites.get((s.document, k.source or "")) for k in s.chain] for s in (was, now)
    )
    return one == two


def _of_kind(statement: Statement) -> tuple[bool, bool]:
    return statement.origin_kind in NAMED_KINDS, statement.origin_kind == "record"


def _touches(derivation: Derivation, said: Mapping[str, Sequence[Statement]]) -> bool:
    """Whether one of the statements, which are by document, lies in its words."""
    if derivation.kind == "credits":
        return True
    return any(
        w.start < s.end and s.start < w.end
        for w in derivation.evidence
        for s in said.get(w.document, ())
    )
