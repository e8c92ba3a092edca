"""A case's whole result."""

from __future__ import annotations

from dataclasses import dataclass, field

from wherefrom.model.claims import (
    Claim,
    Derivation,
    External,
    Finding,
    Link,
    Original,
)
from wherefrom.model.documents import (
    Document,
    Notice,
    Unread,
)
from wherefrom.model.indicators import (
    Codebook,
    Indicator,
)
from wherefrom.model.literals import (
    LedgerView,
)
from wherefrom.model.rulings import (
    Ruling,
)
from wherefrom.model.voices import (
    Attribution,
    Mention,
    Source,
    Statement,
    View,
)


@dataclass(frozen=True, slots=True)
class Run:
    """What a result was made by; equal runs give equal ledgers, byte for byte."""

    version: str
    settings: str  # sha256 of the settings that bear on the result
    models: tuple[str, ...]  # sha256 of each model's files
    inputs: str  # sha256 over the documents' paths, bytes and given values


@dataclass(frozen=True, slots=True)
class Ledger:
    """A case's result, as docs/ledger.md defines it; every report is made from this."""

    run: Run
    view: LedgerView = "full"
    documents: tuple[Document, ...] = ()
    externals: tuple[External, ...] = ()
    sources: tuple[Source, ...] = ()
    mentions: tuple[Mention, ...] = ()
    of_mention: tuple[tuple[str, str, str], ...] = ()
    of_publisher: tuple[tuple[str, str], ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
    views: tuple[View, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    codebooks: tuple[Codebook, ...] = ()  # without their rules
    originals: tuple[Original, ...] = ()
