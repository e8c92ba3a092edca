"""From where a distance is told: *940 miles south of Bordano*, *60 km from Lode* are apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wherefrom.claims.sides import Case
from wherefrom.model import Reply, Statement

NAME = r"[A-Z][\w'’-]*\w"
FROM = re.compile(
    r"[\s-]*(?:(?:\([^)]{0,30}\)|away)[\s,]*)?"
    r"(?:(?:(?:to\s)?the\s)?(?:north|south|east|west)[\w-]*\s){0,3}(?:off|of|from)\s"
    rf"(?:the\s)?(?:(?:port|city|town|village|island|capital|coast)\s(?:of\s)?)?"
    rf"(?P<place>{NAME}(?:\s{NAME}){{0,2}})"
)


def measured_from(reply: Reply, statement: Statement) -> str:
    """The place named right after the distance, in small letters; empty where none is.

    >>> from wherefrom.model import Reply, Statement
    >>> words = "It lies 40 km (25 mi) from Lode"
    >>> told = Statement("s", "d", 0, 31, words, "assertion", "asserted", ())
    >>> measured_from(Reply("s", "number", "m", "40 km", 8, 13, "How far?"), told)
    'lode'
    """
    match = FROM.match(statement.text, reply.end - statement.start)
    return match["place"].casefold() if match else ""


def by_place(
    together: Sequence[int], rows: Mapping[int, Sequence[Reply]], case: Case
) -> Iterator[list[int]]:
    """Distances from one place together; those from none are apart, unless no place is told."""
    parts: dict[str, list[int]] = defaultdict(list)
    for row in together:
        parts[measured_from(rows[row][0], case.statements[row])].append(row)
    yield from (parts[place] for place in sorted(parts))
