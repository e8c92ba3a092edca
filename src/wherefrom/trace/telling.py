"""The plain words of findings."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.model import Document, Independence

SHOWN = 3  # reports named in one sentence; the others are counted
TITLE = 70  # characters of a title; more would bury the sentence it stands in


def plural(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(2, "report")
    '2 reports'
    """
    return f"{n} {one if n == 1 else many or one + 's'}"


def said_so(independence: Independence) -> str:
    """The count in words: what was found, never that it is enough.

    >>> said_so(Independence(2, 5, 0, 3, 2.0, (2, 2)))
    '2 named origins found; 5 people whose names are withheld; 3 outlets on their own word'
    >>> said_so(Independence(0, 0, 1, 0, 0.0, (0, 0)))
    'No named origin found; 1 anonymous origin'
    """
    n_named = independence.named
    parts = [f"{plural(n_named, 'named origin')} found" if n_named else "No named origin found"]
    if independence.withheld:
        one = independence.withheld == 1
        parts.append("1 person whose name is" if one else f"{independence.withheld} people whose")
        parts[-1] += " withheld" if one else " names are withheld"
    if independence.anonymous:
        parts.append(plural(independence.anonymous, "anonymous origin"))
    if independence.outlets:
        their = "its" if independence.outlets == 1 else "their"
        parts.append(f"{plural(independence.outlets, 'outlet')} on {their} own word")
    return "; ".join(parts)


def cut(words: str, most: int) -> str:
    """``words`` on one line, shortened between two of them where there are more characters.

    >>> cut("Four men held in the harbour of Lode", 20)
    'Four men held in the …'
    """
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most + 1].rsplit(" ", 1)[0] + " …"


def called(document: Document) -> str:
    """A document by its publisher and title, or its file's name where it has neither."""
    if document.title:
        return f"{document.publisher or 'An unknown publisher'} (“{cut(document.title, TITLE)}”)"
    return document.publisher or document.path


def listed(names: Sequence[str]) -> str:
    """Names in a row, the first few of many.

    >>> listed(["A", "B"]), listed(["A", "B", "C", "D", "E"])
    ('A and B', 'A, B, C and 2 more')
    """
    shown = list(names) if len(names) <= SHOWN + 1 else list(names[:SHOWN])
    if len(shown) < len(names):
        shown.append(f"{len(names) - SHOWN} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
