"""Joins names of one sort across the case: the fuller first, then what may be short for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from wherefrom.sources.joins import Joins

F = TypeVar("F")
MOST = 0.75  # share of documents naming a body of a sort that must name this one
AT_LEAST = 3  # documents: fewer prove no habit

Node = tuple[str, Any]  # document id, form


@dataclass(frozen=True, slots=True)
class Rules(Generic[F]):
    """How names of one sort are settled.

    ``across`` tells of a name that no fuller name took up whether it is one
    source in the whole case, given whether fuller names fit it.

    ``proper`` tells of a name that means the same wherever it stands (*Brine*
    beside *Brine Holdings*), so that one document's fuller name is not taken
    for it alone.

    ``usual`` lets a short name that its document does not settle go to the
    one that nearly all documents mean.
    """

    fuller: Callable[[F, F], str | None]
    fullness: Callable[[F], tuple[int, ...]]
    usual: bool
    beyond: Callable[[F, F], bool]  # (form, fuller form) -> may join across documents
    across: Callable[[F, bool], bool]  # (form, several candidates) -> one source in the case
    proper: Callable[[F], bool]  # a name of its own, which means the same in every document


def settle(
    forms: Mapping[F, Sequence[str]],
    above: Mapping[F, Collection[F]],
    rules: Rules[F],
    joins: Joins[Node],
) -> None:
    """Join every form's namings; ``forms``: its documents, ``above``: what it may be short for."""
    order = sorted(forms, key=lambda form: (rules.fullness(form), str(form)), reverse=True)
    for form in order:
        fuller = sorted(above.get(form, ()), key=str)
        if not fuller:
            if rules.across(form, False):
                _join_all([(document, form) for document in forms[form]], joins)
        else:
            _settle_short(form, fuller, forms, rules, joins)


def _join_all(nodes: Sequence[Node], joins: Joins[Node]) -> None:
    for node in nodes[1:]:
        joins.join(node, nodes[0], "the same name")


def _settle_short(
    form: F,
    fuller: Sequence[F],
    forms: Mapping[F, Sequence[str]],
    rules: Rules[F],
    joins: Joins[Node],
) -> None:
    here: dict[str, dict[Node, Node]] = defaultdict(dict)  # document -> root -> a node
    for up in fuller:
        for document in forms[up]:
            here[document].setdefault(joins.root((document, up)), (document, up))
    far = {up for up in fuller if rules.beyond(form, up)}
    everywhere = {
        root: node
        for found in here.values()
        for root, node in sorted_items(found)
        if node[1] in far
    }
    if rules.proper(form):
        _settle_proper(form, here, forms, rules, joins)
        return
    usual = _usual(here.values()) if rules.usual else None
    left: list[Node] = []
    for document in forms[form]:
        node, found = (document, form), here.get(document, {})
        if len(found) == 1:
            target = next(iter(found.values()))
            _join(node, target, rules, joins, "; no other in this document fits it")
        elif not found and len(everywhere) == 1:
            target = next(iter(everywhere.values()))
            _join(node, target, rules, joins, "; no other in the case fits it")
        elif not found and usual in everywhere:
            note = "; nearly every document that names one names this"
            _join(node, everywhere[usual], rules, joins, note)
        else:
            left.append(node)
    if left and rules.across(form, True):
        _join_all(left, joins)


def _settle_proper(
    form: F,
    here: Mapping[str, Mapping[Node, Node]],
    forms: Mapping[F, Sequence[str]],
    rules: Rules[F],
    joins: Joins[Node],
) -> None:
    """Join all namings of a proper name, and then with the one fuller name that fits, if one."""
    _join_all([(document, form) for document in forms[form]], joins)
    roots = {root: node for found in here.values() for root, node in sorted_items(found)}
    beside = {root for document in forms[form] for root in here.get(document, {})}
    fitting = beside if len(beside) == 1 else set(roots)
    if len(fitting) == 1:
        target = roots[next(iter(fitting))]
        node = (forms[form][0], form)
        _join(node, target, rules, joins, "; no other in the case fits it")


def sorted_items(found: Mapping[Node, Node]) -> list[tuple[Node, Node]]:
    """Items in an order that does not depend on the input's."""
    return sorted(found.items(), key=str)


def _join(node: Node, target: Node, rules: Rules[F], joins: Joins[Node], note: str) -> None:
    why = rules.fuller(node[1], target[1]) or "part of the full name"
    joins.join(node, target, why + note)


def _usual(found: Iterable[Mapping[Node, Node]]) -> Node | None:
    """The one that nearly all documents mean which name any; None where there is none."""
    roots = [set(one) for one in found]
    counts = Counter(root for one in roots for root in one)
    if not counts:
        return None
    top, times = min(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return top if times >= AT_LEAST and times >= MOST * len(roots) else None
