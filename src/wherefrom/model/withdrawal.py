"""What is left of a case when a source or a document is withdrawn (ICD 206)."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model.claims import Finding, Independence, Origin


@dataclass(frozen=True, slots=True)
class Loss:
    """One answer that is not what it was: its counts before and after, and what went.

    ``statements`` are those lost, ``kept`` those that still count, both as
    ids. ``origins`` are those found for what is left. ``gone`` and ``new`` are
    findings of this answer, by kind; what the new ones say is in the
    withdrawal's ``findings_new``.
    """

    claim: str
    answer: str
    before: Independence
    after: Independence
    statements: tuple[str, ...]
    kept: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def all_lost(self) -> bool:
        """Whether nothing that counts is left of the answer."""
        return not self.kept

    @property
    def is_counted_anew(self) -> bool:
        """Whether support was lost: a statement, or an origin of any kind."""
        return bool(self.statements) or self.before != self.after


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What the withdrawal of ``documents`` and ``sources`` (ids) changes, in claim order.

    ``findings_gone`` are findings of the case that rest on what is withdrawn;
    ``findings_new`` those that what is left gives rise to.
    """

    documents: tuple[str, ...]
    sources: tuple[str, ...]
    losses: tuple[Loss, ...] = ()
    findings_gone: tuple[Finding, ...] = ()
    findings_new: tuple[Finding, ...] = ()
