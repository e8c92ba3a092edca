"""Lines that a page repeats around its article, told by their wording (data/furniture.yml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Furniture

MAX_LISTED = 15  # lines below a heading such as "Related stories"
TITLE_LENGTH = 140  # characters; a longer line below such a heading is text again
ENDS_SENTENCE = re.compile(r"[.!?…][\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Rule:
    why: str
    pattern: re.Pattern[str]
    opens: bool


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            group["why"],
            re.compile("|".join(f"(?:{p})" for p in group["patterns"]), re.IGNORECASE),
            bool(group.get("opens")),
        )
        for group in words("furniture")["lines"]
    )


def _rule_for(line: str) -> _Rule | None:
    bare = line.strip().strip("-–—*•·|»«>#=_ \t").strip()
    if not bare or len(bare) > words("furniture")["max_line"]:
        return None
    spaced = re.sub(r"\s+", " ", bare)
    return next((rule for rule in _rules() if rule.pattern.fullmatch(spaced)), None)


def _listed_title(line: str) -> bool:
    bare = line.strip()
    return 0 < len(bare) <= TITLE_LENGTH and not ENDS_SENTENCE.search(bare)


def furniture_of(text: str) -> tuple[Furniture, ...]:
    """Spans of ``text``, whole lines without their newline, that are page furniture.

    A heading that opens a list of other articles takes the titles below it
    along, up to a line that ends as a sentence does or is too long for a title.
    """
    found: list[Furniture] = []
    start, left, why = 0, 0, ""
    for line in text.split("\n"):
        rule = _rule_for(line)
        if rule is not None:
            left, why = (MAX_LISTED, rule.why) if rule.opens else (left, why)
            found.append(_span(start, line, rule.why))
        elif left and line.strip():
            left = left - 1 if _listed_title(line) else 0
            if left:
                found.append(_span(start, line, why))
        start += len(line) + 1
    return tuple(found)


def _span(start: int, line: str, why: str) -> Furniture:
    lead = len(line) - len(line.lstrip())
    return Furniture(start + lead, start + len(line.rstrip()), why)
