"""Copies told again of pairs of documents, where words or citations between them change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Set

from wherefrom.model import Derivation, Document
from wherefrom.trace.copies import copies
from wherefrom.trace.editions import Editions, editions
from wherefrom.trace.reuse import Shared
from wherefrom.trace.rewording import Pair
from wherefrom.trace.wording import Wording

Cites = Callable[[str, str], bool]  # whether one document surely takes from another by naming it


class Recopying:
    """The editions of one text among all pairs, and what each pair was told from."""

    def __init__(self, documents: Mapping[str, Document], held: Mapping[str, Wording]) -> None:
        self._documents, self._held = documents, held
        self._editions = Editions()
        self._told_of: dict[Pair, Shared] = {}

    def under(
        self, shared: Mapping[Pair, Shared], odd: Collection[Pair], cites: Cites
    ) -> Iterator[tuple[Pair, list[Derivation]]]:
        """The copies of pairs ``odd``, and of those whose editions are others now."""
        met = set(odd)
        if any(shared.get(pair) is not self._told_of.get(pair) for pair in odd):
            regrouped = self._regroup(shared)
            met |= {pair for pair in shared if not regrouped.isdisjoint(pair)}
        for pair in met - shared.keys():
            self._told_of.pop(pair, None)
            yield pair, []
        here = [shared[pair] for pair in met & shared.keys()]
        ends = {end for p in here for end in ((p.left, p.right), (p.right, p.left)) if cites(*end)}
        made = copies(here, self._documents, self._held, cited=ends, known=self._editions)
        for one, derivation in zip(here, made, strict=True):
            pair = frozenset((one.left, one.right))
            self._told_of[pair] = one
            yield pair, [derivation]

    def _regroup(self, shared: Mapping[Pair, Shared]) -> Set[str]:
        """Look for editions again; the documents that are of others than before."""
        before = self._editions.groups
        self._editions = editions(list(shared.values()), self._documents)
        now = self._editions.groups
        return {d for d in before.keys() | now.keys() if before.get(d) != now.get(d)}
