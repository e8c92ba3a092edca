"""A case's statements made ready for comparison; what is costly waits until it is asked for."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.exchange import rates
from wherefrom.claims.nearness import Nearness, nearness
from wherefrom.claims.scope import Scope, scopes
from wherefrom.claims.sides import Case
from wherefrom.claims.verdicts import Verdicts
from wherefrom.model import Document, Statement
from wherefrom.ruled.anchors import Places, places, restated
from wherefrom.settings import Claims

Vectors = tuple[NDArray[np.float32], NDArray[np.int8] | None]


class Ready:
    """Documents and statements of a case, in order, and how alike any of them are.

    ``vectors`` gives those of the statements (n, 384), each of length 1, and of
    their content words (m, 128), None where there are none; it is called once.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        statements: Sequence[Statement],
        vectors: Callable[[], Vectors],
        settings: Claims,
    ) -> None:
        self.documents = documents
        self.statements = statements
        self.settings = settings
        self._vectors = vectors

    @cached_property
    def order(self) -> dict[str, int]:
        """The row of each statement, by id."""
        return {s.id: i for i, s in enumerate(self.statements)}

    @cached_property
    def near(self) -> Nearness:
        """How alike any two are."""
        return nearness(self.statements, *self._vectors(), lexical=self.settings.lexical_weight)

    @cached_property
    def scopes(self) -> dict[str, Scope]:
        """What each is about beyond its own words."""
        return scopes(self.documents, self.statements)

    @cached_property
    def texts(self) -> list[str]:
        """The words of each, by row."""
        return [s.text for s in self.statements]

    @cached_property
    def days(self) -> dict[str, str | None]:
        """The day of publication of each document, None where it is unknown."""
        return {d.id: d.published.value for d in self.documents}

    @cached_property
    def places(self) -> Places:
        """The statements as rulings look for them."""
        return places(self.documents, self.statements)

    @cached_property
    def case(self) -> Case:
        """What telling conflicts takes."""
        known = rates(self.statements)
        return Case(self.near, self.order, self.statements, self.scopes, self.settings, known)

    def remember(self) -> None:
        """Have what two answers are to each other remembered, for who makes claims again."""
        self.__dict__["case"] = replace(self.case, verdicts=Verdicts())

    def restated(self, statements: Sequence[Statement], now: Sequence[Statement]) -> Ready:
        """The same of ``statements``, where only those ``now`` differ, and not in their words."""
        other = copy.copy(self)
        other.statements = statements
        if "places" in self.__dict__:
            restated(self.places, now)
        if "case" in self.__dict__:
            other.__dict__["case"] = replace(self.case, statements=statements)
        return other

    def saying(self, statements: Sequence[Statement]) -> Ready:
        """The same of ``statements`` with other sources but in the same words and order."""
        other = copy.copy(self)
        other.statements = statements
        for stale in ("case", "places"):
            other.__dict__.pop(stale, None)
        return other
