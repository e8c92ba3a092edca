"""Whether rulings on sources change nothing that is taken from anything (docs/decisions.md).

Who cites whom is told from the names of publishers, outlets and works, and from
sources of which something published is cited. A ruling that touches none of these
changes who speaks, and no derivation; of any other the whole case is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from wherefrom.data.beside import WORKS
from wherefrom.model import (
    ChainLink,
    Derivation,
    Document,
    External,
    Mention,
    Resolution,
    Source,
    Statement,
)
from wherefrom.settings import Trace
from wherefrom.trace.credits import name_key
from wherefrom.trace.described import medium
from wherefrom.trace.named import NAMED

PUBLISHED = ("outlet", "record")  # kinds of which naming one is citing something
NAMELESS = ("anonymous", "withheld")


class Confined:
    """What is taken from what, before anybody ruled on it."""

    def __init__(
        self,
        documents: Sequence[Document],
        mentions: Sequence[Mention],
        derivations: Sequence[Derivation],
        externals: Sequence[External],
        settings: Trace,
    ) -> None:
        self._documents, self._mentions = documents, mentions
        self._derivations, self._externals = derivations, externals
        self._settings = settings

    @cached_property
    def _taken(self) -> frozenset[str]:
        """Sources by which a document takes from something."""
        named = {s for d in self._derivations for s in (*d.named_as, d.giver)}
        return frozenset(named | {x.id for x in self._externals})

    @cached_property
    def _credited(self) -> frozenset[str]:
        return frozenset(name_key(c.name) for d in self._documents for c in d.credits)

    @cached_property
    def _of_works(self) -> frozenset[str]:
        outlets = {m.id for m in self._mentions if m.kind in PUBLISHED}
        return frozenset(outlets | {m.id for m in self._mentions if m.why in WORKS})

    def prepare(self) -> None:
        """Look up now what the first ruling would look up."""
        _ = (self._taken, self._credited, self._of_works)

    def holds(
        self,
        before: Resolution,
        now: Resolution,
        changed: Iterable[str],
        statements: Iterable[tuple[Statement, Statement]],
        mentions: Iterable[Mention],
    ) -> bool:
        """Whether no derivation hangs on what lies between ``before`` and ``now``.

        ``changed`` are the ids of sources that have, ``statements`` those that
        have, before and after; ``mentions`` those that rulings brought in.
        """
        if self._settings.least_probability > NAMED or before.of_publisher != now.of_publisher:
            return False
        old, new = ({s.id: s for s in some.sources} for some in (before, now))
        publishers = frozenset(source for _, source in now.of_publisher)
        if any(m.kind in PUBLISHED for m in mentions) or not _stay_nameless(changed, old, new):
            return False
        links = [link for pair in statements for link in _otherwise(*pair)]
        if any(link.mention in self._of_works for link in links):
            return False
        touched = {*changed, *(link.source for link in links if link.source)}
        return all(
            self._is_plain(some[key], some, publishers)
            for key in touched
            for some in (old, new)
            if key in some
        )

    def _is_plain(
        self, source: Source, known: Mapping[str, Source], publishers: frozenset[str]
    ) -> bool:
        """Whether naming ``source`` cites nothing, and no document's credit is by its name."""
        if source.kind in PUBLISHED or source.id in publishers or source.id in self._taken:
            return False
        body = known.get(source.body or "")
        if body is not None and body.kind in PUBLISHED:
            return False
        names = (source.name, *source.aliases)
        return not any(medium(n) or name_key(n) in self._credited for n in names)


def _otherwise(one: Statement, two: Statement) -> list[ChainLink]:
    """The links that only one of two chains has, by what mentions them."""
    here, there = ({link.mention: link for link in s.chain} for s in (one, two))
    return [
        some[key] for key in here.keys() ^ there.keys() for some in (here, there) if key in some
    ]


def _stay_nameless(
    changed: Iterable[str], old: Mapping[str, Source], new: Mapping[str, Source]
) -> bool:
    """Whether nobody who had no name has one: what they published would be cited from then on."""
    were = [key for key in changed if key in old and old[key].kind in NAMELESS]
    named = [key for key in changed if key in new and new[key].kind not in NAMELESS]
    gone = any(key not in new for key in were)
    return not (gone and named) and not set(were) & set(named)
