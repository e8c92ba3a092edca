"""Rulings on codes: a confirmed code stands, a rejected one goes, the last word counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wherefrom.model import Codebook, Indicator, Ruling, Span, Statement

Target = tuple[str, str]  # statement, SCHEME/CODE


def settled(
    rulings: Sequence[Ruling],
    found: Sequence[Statement | None],
    books: Sequence[Codebook],
) -> tuple[Ruling, ...]:
    """``rulings`` on codes in their order, each with its state.

    ``found`` gives for each ruling the statement it is on, as it stands now.
    """
    known = {f"{book.scheme}/{code.code}" for book in books for code in book.codes}
    undone = _undone(rulings)
    last: dict[Target, Ruling] = {}
    out: list[Ruling] = []
    for ruling, statement in reversed(list(zip(rulings, found, strict=True))):
        one = replace(ruling, statements=() if ruling.kind == "undo" else (_id(statement),))
        if ruling.id in undone:
            by = undone[ruling.id]
            one = replace(one, state="undone", because=f"revoked by {by.id} ({by.by})")
        elif ruling.kind == "code":
            one = _of_code(one, statement, known, last)
        out.append(one)
    return tuple(reversed(out))


def _of_code(
    ruling: Ruling, statement: Statement | None, known: set[str], last: dict[Target, Ruling]
) -> Ruling:
    if statement is None:
        why = "its statement is not found any more; rule again, or undo it"
        return replace(ruling, state="lost", because=why)
    if ruling.code not in known:
        why = f"no codebook of this case has the code {ruling.code}; add it with --codebook"
        return replace(ruling, state="idle", because=why)
    target = (statement.id, ruling.code or "")
    if target in last:
        later = last[target]
        why = f"the later {later.id} ({later.by}, {later.at[:10]}) goes before it"
        return replace(ruling, state="overruled", because=why)
    last[target] = ruling
    return ruling


def _undone(rulings: Sequence[Ruling]) -> Mapping[str, Ruling]:
    """Rulings that were revoked, by what; who revokes a revocation restores."""
    revoked: dict[str, Ruling] = {}
    for ruling in reversed(rulings):
        if ruling.kind == "undo" and ruling.undoes and ruling.id not in revoked:
            revoked.setdefault(ruling.undoes, ruling)
    return revoked


def _id(statement: Statement | None) -> str | None:
    return None if statement is None else statement.id


def applied(
    indicators: Sequence[Indicator],
    rulings: Sequence[Ruling],
    statements: Sequence[Statement],
    order: Mapping[str, int] | None = None,
) -> tuple[Indicator, ...]:
    """``indicators`` as people ruled them, by document and place, then scheme and code.

    ``order`` numbers the statements by id, where somebody has done so.
    """
    if order is None:
        order = {s.id: n for n, s in enumerate(statements)}
    given = {(i.statement, f"{i.scheme}/{i.code}"): i for i in indicators}
    for ruling in rulings:
        statement = ruling.statements[0] if ruling.statements else None
        if ruling.kind != "code" or ruling.state != "stands":
            continue
        if statement is None or statement not in order:
            continue
        said = statements[order[statement]]
        target = (said.id, ruling.code or "")
        if ruling.value == "reject":
            given.pop(target, None)
        else:
            given[target] = _confirmed(given.get(target), ruling, said)
    return tuple(
        sorted(given.values(), key=lambda i: (order.get(i.statement, -1), i.scheme, i.code))
    )


def _confirmed(known: Indicator | None, ruling: Ruling, statement: Statement) -> Indicator:
    reason = f": {ruling.why}" if ruling.why else ""
    why = f"{ruling.by} ruled on {ruling.at[:10]} that this is alleged here{reason}"
    if known is not None:
        return replace(known, probability=1.0, why=f"{known.why}; {why}", ruling=ruling.id)
    scheme, _, code = (ruling.code or "").rpartition("/")
    span = (Span(statement.start, statement.end),)
    return Indicator(scheme, code, statement.id, 1.0, span, why, ruling.id)
