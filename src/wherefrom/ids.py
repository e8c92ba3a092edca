"""Ids made from content: equal content, equal id, on every machine."""

from __future__ import annotations

import hashlib


def content_id(prefix: str, *parts: object) -> str:
    """A short id for ``parts``, e.g. ``s-3f2a9c01d4e7``.

    >>> content_id("s", "d-1", 0, 12) == content_id("s", "d-1", 0, 12)
    True
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
