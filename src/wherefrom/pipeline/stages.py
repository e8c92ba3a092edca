"""The stages as the pipeline calls them; tests put simpler ones in their place.

Stages are imported when they are first called: looking at a case needs no model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wherefrom.model import (
    Attribution,
    Claim,
    Codebook,
    Derivation,
    Document,
    External,
    Grouping,
    Indicator,
    Mention,
    Notice,
    Part,
    Readout,
    Reply,
    Resolution,
    Ruling,
    Statement,
    Tracing,
    Unread,
    View,
    Voices,
)
from wherefrom.pipeline import digests
from wherefrom.settings import Claims, Intake, Trace

if TYPE_CHECKING:
    from wherefrom.claims.ready import Ready, Vectors
    from wherefrom.trace.tracing import Derived

FLOAT32 = 4  # bytes
WORD = 128  # numbers of a word, a byte each


class Found(Protocol):
    """A file that is there to be captured."""

    @property
    def path(self) -> Path:
        """Absolute."""
        ...

    @property
    def name(self) -> str:
        """Relative, the same wherever the folder lies."""
        ...


class Reads(Protocol):
    """Whoever reads one file."""

    def read(self, file: Path, name: str) -> Readout:
        """All that the file gives."""
        ...


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the sources stage gives: statements with origins among it."""

    mentions: tuple[Mention, ...]
    resolution: Resolution
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    views: tuple[View, ...] = ()
    rulings: tuple[Ruling, ...] = ()  # on sources and chains, each with its state


def _found(paths: Sequence[Path], limits: Intake) -> Iterator[Found | Unread]:
    from wherefrom.capture.folder import found

    return found(paths, limits=limits)


def _reader(limits: Intake) -> AbstractContextManager[Reads]:
    from wherefrom.read.reader import Reader

    return Reader(limits)


def _related(
    documents: Sequence[Document],
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    from wherefrom.read.versions import related

    return related(documents)


def _resolve(documents: Sequence[Document], voices: Sequence[Voices]) -> Resolved:
    from wherefrom.sources.resolve import apply, cited_mentions, credit_mentions, resolve

    mentions = tuple(m for voice in voices for m in voice.mentions) + credit_mentions(documents)
    mentions += cited_mentions(documents, mentions)
    resolution = resolve(documents, mentions)
    views = tuple(view for voice in voices for view in voice.views)
    return Resolved(mentions, resolution, *apply(documents, voices, resolution), views)


def _arrays(n: int, vectors: bytes | bytearray, words: bytes | bytearray) -> Vectors:
    """The vectors of ``n`` statements and of their words."""
    import numpy as np

    # The width is not imported: language.load brings spaCy, which this process does not need.
    width = len(vectors) // FLOAT32 // max(1, n)
    rows = np.frombuffer(vectors, dtype=np.float32).reshape(n, width)
    return rows, np.frombuffer(words, dtype=np.int8).reshape(-1, WORD) if words else None


def _group(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    replies: Sequence[Reply],
    vectors: bytes | bytearray,
    words: bytes | bytearray,
    settings: Claims,
    rulings: Sequence[Ruling],
) -> Grouping:
    from wherefrom.claims.group import group
    from wherefrom.claims.implausible.noticed import implausible

    said = (documents, statements, replies, *_arrays(len(statements), vectors, words))
    grouping = group(*said, settings=settings, rulings=rulings)
    found = implausible(documents, statements)
    return replace(grouping, notices=(*grouping.notices, *found), noticed=tuple(found))


def _ready(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    vectors: Callable[[], tuple[bytes | bytearray, bytes | bytearray]],
    settings: Claims,
) -> Ready:
    from wherefrom.claims.ready import Ready

    return Ready(documents, statements, lambda: _arrays(len(statements), *vectors()), settings)


def _regroup(
    ready: Ready,
    replies: Sequence[Reply],
    parts: Sequence[Part],
    noticed: Sequence[Notice],
    rulings: Sequence[Ruling],
) -> Grouping:
    from wherefrom.claims.group import regroup

    grouping = regroup(ready, replies, parts, rulings)
    told = (*grouping.notices, *noticed)
    return replace(grouping, notices=told, noticed=tuple(noticed))


def _trace(
    documents: Sequence[Document],
    resolved: Resolved,
    claims: Sequence[Claim],
    settings: Trace,
    rulings: Sequence[Ruling],
) -> Tracing:
    from wherefrom.trace.tracing import trace

    voices = (resolved.statements, resolved.mentions, resolved.attributions)
    known = (*voices, resolved.resolution, claims)
    return trace(documents, *known, settings=settings, rulings=rulings)


def _recount(
    documents: Sequence[Document],
    resolved: Resolved,
    claims: Sequence[Claim],
    settings: Trace,
    rulings: Sequence[Ruling],
    found: Sequence[Derivation],
    externals: Sequence[External],
) -> Tracing:
    from wherefrom.trace.tracing import Matter, as_found, traced

    voices = (resolved.statements, resolved.mentions, resolved.attributions)
    evidence = as_found(found, externals)
    matter = Matter(documents, *voices, resolved.resolution, evidence)
    return traced(matter, claims, settings, rulings)


class Rederives(Protocol):
    """Derivations of a case, told again where voices or sources change."""

    def under(
        self,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        resolution: Resolution,
    ) -> Derived:
        """The derivations; the very same as the last time where none is another."""
        ...


def _rederiving(documents: Sequence[Document], settings: Trace) -> Rederives:
    from wherefrom.trace.rederiving import Rederiving

    return Rederiving(documents, settings)


def _indicate(
    parse: bytes, statements: Sequence[Statement], books: Sequence[Codebook], vectors: bytes
) -> tuple[Indicator, ...]:
    from wherefrom.indicators.coder import coded

    del vectors  # what the network saw lies with the parse
    return coded(parse, statements, books)


def _models() -> tuple[str, ...]:
    from wherefrom.language.registry import digests as of_models

    return of_models()


@dataclass(frozen=True, slots=True)
class Stages:
    """One callable for each stage, in their order; ``code`` gives a stage's digest.

    ``work`` is named, not given, since worker processes must find it:
    ``module:function`` from a Document to a Worked.
    """

    found: Callable[[Sequence[Path], Intake], Iterator[Found | Unread]] = _found
    reader: Callable[[Intake], AbstractContextManager[Reads]] = _reader
    related: Callable[[Sequence[Document]], tuple[tuple[Document, ...], tuple[Notice, ...]]] = (
        _related
    )
    work: str = "wherefrom.pipeline.language:worked_out"
    resolve: Callable[[Sequence[Document], Sequence[Voices]], Resolved] = _resolve
    group: Callable[
        [
            Sequence[Document],
            Sequence[Statement],
            Sequence[Reply],
            bytes | bytearray,
            bytes | bytearray,
            Claims,
            Sequence[Ruling],
        ],
        Grouping,
    ] = _group
    ready: Callable[
        [
            Sequence[Document],
            Sequence[Statement],
            Callable[[], tuple[bytes | bytearray, bytes | bytearray]],
            Claims,
        ],
        Ready,
    ] = _ready
    regroup: Callable[
        [Ready, Sequence[Reply], Sequence[Part], Sequence[Notice], Sequence[Ruling]], Grouping
    ] = _regroup
    trace: Callable[
        [Sequence[Document], Resolved, Sequence[Claim], Trace, Sequence[Ruling]], Tracing
    ] = _trace
    recount: Callable[
        [
            Sequence[Document],
            Resolved,
            Sequence[Claim],
            Trace,
            Sequence[Ruling],
            Sequence[Derivation],
            Sequence[External],
        ],
        Tracing,
    ] = _recount
    rederiving: Callable[[Sequence[Document], Trace], Rederives] = _rederiving
    indicate: Callable[
        [bytes, Sequence[Statement], Sequence[Codebook], bytes], tuple[Indicator, ...]
    ] = _indicate
    models: Callable[[], tuple[str, ...]] = _models
    code: Callable[[str], str] = digests.code
