"""Rulings on sources and statements: who is who, on whose word, and of what kind."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from wherefrom.model import OriginKind, Ruling, Source, StatementKind, Thing
from wherefrom.pipeline.choosing import NotOne, statement_named
from wherefrom.pipeline.choosing_things import source_named
from wherefrom.pipeline.making import BadRuling, Making, documents_of
from wherefrom.ruled.anchors import folded

UNNAMED = ("anonymous", "withheld")  # never joined across documents: nobody is unmasked


class OnSources(Making):
    """Rulings that merge and split sources, set kinds, and correct chains."""

    __slots__ = ()

    def merge_sources(self, one: str, other: str) -> Ruling:
        """Both are one source, which goes by the name of ``one``."""
        both = [source_named(self.ledger, name) for name in (one, other)]
        if both[0].id == both[1].id:
            raise BadRuling(f"Both are {both[0].name} ({both[0].id}) already.")
        if any(s.kind in UNNAMED for s in both):
            places = [documents_of(self.ledger, s.id) for s in both]
            if not all(s.kind in UNNAMED for s in both) or places[0] != places[1]:
                raise BadRuling(
                    "An unnamed voice is never taken for somebody else, and never joined across "
                    "documents: nobody is unmasked."
                )
        return self._ruling("merge", things=[self._thing(s) for s in both])

    def split_source(self, source: str, *names: str) -> Ruling:
        """What goes by ``names`` is another than ``source``, called by the first of them."""
        one = source_named(self.ledger, source)
        known = {folded(n): n for n in (*one.aliases, one.name)}
        leaving = [known.get(folded(name)) for name in names]
        missing = [n for n, found in zip(names, leaving, strict=True) if found is None]
        if missing or not names:
            told = "; ".join(sorted(known.values()))
            what = (
                f"{missing[0]!r} is no name of {one.name}" if missing else "Say which names leave"
            )
            raise BadRuling(f"{what}; its names are: {told}.")
        going = tuple(dict.fromkeys(n for n in leaving if n is not None))
        if len({folded(n) for n in going}) == len(known):
            raise BadRuling(f"All names of {one.name} would leave it; name only some.")
        return replace(self._ruling("split", things=[self._thing(one)]), names=going)

    def source_kind(self, source: str, kind: str) -> Ruling:
        """``source`` is of this kind of origin (``witness``, ``official``, ...)."""
        one = source_named(self.ledger, source)
        _checked(kind, OriginKind, "a source")
        if one.kind == kind:
            raise BadRuling(f"{one.name} is of the kind {kind} already.")
        return self._ruling("source_kind", value=kind, things=[self._thing(one)])

    def chain(self, statement: str, *names: str, kind: str | None = None) -> Ruling:
        """``statement`` is said on the word of ``names``, nearest to the reader first.

        Names of the case's sources, or their ids. The last is the origin; with
        ``kind`` as one of that kind here, and it may then be a new name.
        """
        said = statement_named(self.ledger, statement)
        if not names:
            raise BadRuling("Name on whose word it is said, or rule that it is the document's own.")
        if kind is not None:
            _checked(kind, OriginKind, "an origin")
        chain = [self._link(name, None) for name in names[:-1]]
        chain.append(self._link(names[-1], kind))
        return self._ruling("chain", [said], value="named", things=chain)

    def own_word(self, statement: str) -> Ruling:
        """``statement`` is its document's own word: it has no chain."""
        return self._ruling("chain", [statement_named(self.ledger, statement)], value="own")

    def unnamed(self, statement: str) -> Ruling:
        """``statement`` is said on the word of somebody whom the document does not name."""
        return self._ruling("chain", [statement_named(self.ledger, statement)], value="unnamed")

    def kind(self, statement: str, kind: str) -> Ruling:
        """``statement`` is of this kind: only an ``assertion`` is counted."""
        said = statement_named(self.ledger, statement)
        _checked(kind, StatementKind, "a statement")
        if said.kind == kind:
            raise BadRuling(f"{said.id} is of the kind {kind} already.")
        return self._ruling("statement_kind", [said], value=kind)

    def _link(self, name: str, kind: str | None) -> Thing:
        """One link of a chain; of ``kind`` where it is given, and then it may be new."""
        try:
            found: Source | None = source_named(self.ledger, name)
        except NotOne:
            if kind is None or any(folded(name) == folded(s.name) for s in self.ledger.sources):
                raise
            found = None
        if found is None:
            shown = " ".join(name.split())
            if not folded(shown):
                raise BadRuling("A source has a name.")
            return Thing("source", "", shown, kind or "")
        thing = self._thing(found)
        return thing if kind is None else replace(thing, kind=kind)


def _checked(kind: str, kinds: object, of: str) -> None:
    known = [k for k in get_args(kinds) if k != "none"]
    if kind not in known:
        raise BadRuling(f"{kind!r} is no kind of {of}; there are: {', '.join(known)}.")
