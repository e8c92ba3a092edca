"""What if: names of sources and documents taken for what they mean, and counts without them."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wherefrom.errors import WherefromError
from wherefrom.garbage import keep_for_good, no_collection
from wherefrom.model import Document, Ledger, Source, Withdrawal
from wherefrom.settings import Trace
from wherefrom.version import __version__

if TYPE_CHECKING:
    from wherefrom.trace.ground import Ground

NEAR = 5  # names listed when one is not known
MANY = 8  # listed when one is not clear
LEAST = 4  # characters from which the beginning of an id is enough


class UnknownWithdrawn(WherefromError):
    """No source or document goes by the given name."""

    def __init__(self, given: str, near: Sequence[str]) -> None:
        hint = f"Near it: {'; '.join(near)}. " if near else ""
        super().__init__(
            f"{given}: no source and no document of this case goes by that. {hint}"
            "`wherefrom show CASE sources` and `wherefrom show CASE documents` list them all."
        )


class UnclearWithdrawn(WherefromError):
    """Several sources or documents go by the given name."""

    def __init__(self, given: str, found: Sequence[str]) -> None:
        more = f" and {len(found) - MANY} more" if len(found) > MANY else ""
        super().__init__(
            f"{given}: {len(found)} go by that. Give the id of the one that is meant: "
            f"{'; '.join(found[:MANY])}{more}."
        )


class TracedBefore(WherefromError):
    """Another version worked the case out: its counts are not to be set beside ours."""

    def __init__(self) -> None:
        super().__init__(
            "Another version worked this case out, and may have counted otherwise. Trace it once "
            "more: `wherefrom trace REPORTS/ --case CASE`."
        )


def without(
    ledger: Ledger, names: Sequence[str], settings: Trace, known: Surroundings | None = None
) -> Withdrawal:
    """What is left of the case without the sources and documents called ``names``.

    ``known`` is the whole case as ``surroundings`` gives it, for who asks often.

    Raises:
        UnknownWithdrawn, UnclearWithdrawn: a name stands for none, or for several.
        TracedBefore: another version made the result; it must be traced again first.
    """
    from wherefrom.trace.whatif import withdrawal  # brings numpy

    chosen = [chosen_by(name, ledger) for name in names]
    if ledger.run.version != __version__ or _names_are_missing(ledger):
        raise TracedBefore
    with no_collection():
        return withdrawal(
            ledger,
            settings,
            documents=[c.id for c in chosen if isinstance(c, Document)],
            sources=[c.id for c in chosen if isinstance(c, Source)],
            known=known.ground if known else None,
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every withdrawal from one result looks at, put together once."""

    ledger: Ledger
    ground: Ground


def surroundings(ledger: Ledger, before: Surroundings | None = None) -> Surroundings:
    """Those of ``ledger``, quicker made where ``before`` is of the same words.

    They are never looked through for garbage: that would hold up each question.
    """
    from wherefrom.trace.left import grown, left_of

    with no_collection():
        if before is not None and all(
            getattr(ledger, f) is getattr(before.ledger, f) for f in SAME
        ):
            found = Surroundings(ledger, grown(before.ground, ledger))
        else:
            found = Surroundings(ledger, left_of(ledger, ()))
        keep_for_good()
        return found


SAME = ("documents", "statements", "attributions", "sources", "of_publisher", "externals")


def _names_are_missing(ledger: Ledger) -> bool:
    cites = [d for d in ledger.derivations if d.kind == "cites"]
    return bool(cites) and not any(d.named_as for d in cites)


def chosen_by(name: str, ledger: Ledger) -> Source | Document:
    """The one source or document that goes by ``name``.

    That is, in this order, by its id; a document by its path, file name or
    stem and a source by its name; a source by another of its names; and
    either by the beginning of its id. Case and outer blanks do not matter.
    """
    wanted = _folded(name)
    every: list[Source | Document] = [*ledger.documents, *ledger.sources]
    ways: tuple[Callable[[Source | Document], bool], ...] = (
        lambda one: one.id == name,
        lambda one: wanted in map(_folded, _main_names(one)),
        lambda one: isinstance(one, Source) and wanted in map(_folded, one.aliases),
        lambda one: len(name) >= LEAST and one.id.startswith(name),
    )
    for fits in ways:
        found = [one for one in every if fits(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnclearWithdrawn(name, [_told(one, ledger) for one in found])
    raise UnknownWithdrawn(name, _near(wanted, every))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _main_names(one: Source | Document) -> tuple[str, ...]:
    if isinstance(one, Source):
        return (one.name,)
    return (one.path, Path(one.path).name, Path(one.path).stem)


def _near(wanted: str, every: Sequence[Source | Document]) -> list[str]:
    """Names that look like it, or hold it, the most alike first."""
    known: dict[str, str] = {}
    for one in every:
        aliases = one.aliases if isinstance(one, Source) else ()
        for name in (*_main_names(one), *aliases):
            known.setdefault(_folded(name), one.name if isinstance(one, Source) else one.path)
    alike = difflib.get_close_matches(wanted, known, n=NEAR, cutoff=0.6)
    holding = sorted((name for name in known if wanted and wanted in name), key=len)
    return list(dict.fromkeys(known[name] for name in (*alike, *holding)))[:NEAR]


def _told(one: Source | Document, ledger: Ledger) -> str:
    """One of several, so that a reader can tell it from the others."""
    if isinstance(one, Document):
        return f"{one.id} (document {one.path})"
    paths = {d.id: d.path for d in ledger.documents}
    said: Counter[str] = Counter()
    for statement in ledger.statements:
        if any(link.source == one.id for link in statement.chain):
            said[paths[statement.document]] += 1
    where = f", in {', '.join(sorted(said)[:2])}" if said else ""
    return f"{one.id} ({one.kind}{where})"
