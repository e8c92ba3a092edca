"""Names that a collector holds and keeps back: initials, and names said to be changed."""

from __future__ import annotations

import re
from functools import lru_cache

_INITIAL = re.compile(r"^[A-Z]\.(?:\s?[A-Z]\.)?(?:$|,)")  # *K.*, *K., 24*
_ALL = re.compile(
    r"\b(?:all |the |some )?names?\b[^.]{0,60}\b(?:have been|has been|were|was|are|is)\s+"
    r"(?:changed|withheld|altered)|\bnames? withheld\b|\bpseudonyms?\b",
    re.IGNORECASE,
)
_TOLD = r"(?:not (?:his|her|their) real name|name (?:changed|withheld)|a pseudonym)"
_BESIDE = r"[\s,]*(?:\(|,|—|-)\s*" + _TOLD
_NOTED = re.compile(_TOLD, re.IGNORECASE)
NEAR = 80  # characters of a name and of what stands between it and such a note


def initial_of(text: str, head: str) -> str | None:
    """The initial that stands for a name: ``text`` is the source's words, ``head`` its head's.

    >>> initial_of("K., 24", "K."), initial_of("K", "K."), initial_of("K", "K")
    ('K.', 'K.', None)
    """
    if _INITIAL.match(text):
        return text.split(",")[0]
    return head if head == f"{text}." and _INITIAL.match(head) else None


@lru_cache(maxsize=64)
def _says_so(text: str) -> bool:
    return _ALL.search(text) is not None


@lru_cache(maxsize=64)
def _noted(text: str) -> str:
    """The words of ``text`` near notes that a name is not the real one, a line each."""
    return "\n".join(text[max(0, m.start() - NEAR) : m.end()] for m in _NOTED.finditer(text))


@lru_cache(maxsize=4096)
def is_withheld(text: str, name: str) -> bool:
    """True where ``text`` says that ``name`` is not the real one.

    A note that names were changed bears on people of one name only; who is
    named in full is not hidden by it.
    """
    if re.search(re.escape(name) + _BESIDE, _noted(text), re.IGNORECASE):
        return True
    return len(name.split()) == 1 and _says_so(text)
