"""Which claims of two results differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wherefrom.model import Claim, Finding

Changes = Mapping[str, tuple[Claim | None, Claim | None]]  # by id: before and after


def touched(
    changes: Changes, before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the claims that are new or differ, and of those that are no more.

    ``changes`` holds at least those; a claim differs too where other findings name it.
    """
    gone = {key for key, (_, now) in changes.items() if now is None}
    new = {key for key, (was, now) in changes.items() if now is not None and was != now}
    named = {finding.claim for finding in _told(before, after) if finding.claim is not None}
    return frozenset(new | (named - gone)), frozenset(gone)


def _told(before: Sequence[Finding], after: Sequence[Finding]) -> set[Finding]:
    """The findings that only one of two results has."""
    if before is after:
        return set()
    one, two = (dict(zip(map(id, some), some, strict=True)) for some in (before, after))
    gone = {one[key] for key in one.keys() - two.keys()}
    return gone ^ {two[key] for key in two.keys() - one.keys()}
