"""Mentions to sources: one source per named actor across the case.

Every join carries its reason in words. Unnamed voices stay in their document,
and nobody is unmasked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from wherefrom.model import Document, Mention, Resolution
from wherefrom.sources.bodies import Body
from wherefrom.sources.bodies_joined import join_bodies, join_records
from wherefrom.sources.chains import apply
from wherefrom.sources.cited import cited_mentions
from wherefrom.sources.credits import credit_mentions
from wherefrom.sources.definitions import defined
from wherefrom.sources.gathered import gather
from wherefrom.sources.joins import Joins
from wherefrom.sources.lists import heads
from wherefrom.sources.names import words_of
from wherefrom.sources.namings import Naming, namings
from wherefrom.sources.people import Person
from wherefrom.sources.people_joined import join_people
from wherefrom.sources.records import Record
from wherefrom.sources.settle import Node

__all__ = ["apply", "cited_mentions", "credit_mentions", "resolve"]

S = TypeVar("S", Person, Body, Record)


def _by_form(found: Sequence[Naming], sort: type[S]) -> dict[S, list[str]]:
    """Each form of one sort, and the documents that use it, sorted."""
    forms: dict[S, set[str]] = defaultdict(set)
    for naming in found:
        if isinstance(naming.form, sort):
            forms[naming.form].add(naming.document)
    return {form: sorted(forms[form]) for form in sorted(forms)}


def _bodies_of_people(found: Sequence[Naming]) -> dict[Person, frozenset[str]]:
    bodies: dict[Person, set[str]] = defaultdict(set)
    for naming in found:
        if isinstance(naming.form, Person) and naming.body:
            bodies[naming.form].update(words_of(naming.body))
    return {form: frozenset(words - heads().small) for form, words in bodies.items()}


def _joined(found: Sequence[Naming]) -> Joins[Node]:
    joins: Joins[Node] = Joins()
    own = frozenset(n.form for n in found if n.imprint and isinstance(n.form, Body))
    join_people(_by_form(found, Person), _bodies_of_people(found), joins)
    join_bodies(_by_form(found, Body), own, joins)
    join_records(_by_form(found, Record), joins)
    return joins


def _node(naming: Naming) -> Node:
    return (naming.document, naming.form)


def resolve(documents: Sequence[Document], mentions: Sequence[Mention]) -> Resolution:
    """Sources of the case, and which source each mention and each publisher is.

    Does not depend on the order of documents or mentions. Pass the mentions of
    all documents together with ``credit_mentions(documents)``.
    """
    found = namings(documents, mentions, defined(documents))
    joins = _joined(found)
    groups: dict[Node, list[Naming]] = defaultdict(list)
    for naming in found:
        groups[joins.root(_node(naming))].append(naming)
    gathered = gather(groups, joins)
    source_at = {root: one.source.id for root, one in gathered.items()}
    told: dict[str, tuple[str, str]] = {}
    publishers: dict[str, str] = {}
    for root, members in groups.items():
        for naming in members if root in gathered else ():
            if naming.imprint:
                publishers[naming.document] = source_at[root]
            elif naming.mention is not None:
                told[naming.mention] = (source_at[root], gathered[root].why(naming))
    return Resolution(
        sources=tuple(sorted((one.source for one in gathered.values()), key=lambda s: s.id)),
        of_mention=tuple((mention, *told[mention]) for mention in sorted(told)),
        of_publisher=tuple(sorted(publishers.items())),
    )
