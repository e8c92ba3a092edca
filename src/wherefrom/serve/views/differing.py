"""Two texts side by side: paragraphs that belong together, and the words in which they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from wherefrom.report.marked import paragraphs
from wherefrom.report.words import visible

ALIKE = 45.0  # 0-100: paragraphs less alike than this stand in rows of their own
NEAR = 1  # paragraphs that are the same, shown before and after what differs
MOST = 400  # paragraphs: above, those that differ are paired in order, without a search
_TOKEN = re.compile(r"\s+|[^\W_]+|.", re.S)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of either text, one of them empty where the other has none like it."""

    before: Markup
    after: Markup
    same: bool


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of rows; ``n_same`` is their number where they are alike and folded, else 0."""

    rows: tuple[Row, ...]
    n_same: int = 0


def differences(before: str, after: str) -> tuple[Fold, ...]:
    """The two texts in rows, long runs of like paragraphs folded."""
    return tuple(_folded(list(_rows(_parts(before), _parts(after)))))


def n_differing(folds: Sequence[Fold]) -> int:
    """How many rows differ."""
    return sum(not row.same for fold in folds for row in fold.rows)


def _parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _rows(before: list[str], after: list[str]) -> Iterator[Row]:
    matcher = SequenceMatcher(None, [*map(_plain, before)], [*map(_plain, after)], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for one, two in zip(before[a:b], after[c:d], strict=True):
                yield Row(_shown(one), _shown(two), True)
        else:
            yield from _replaced(before[a:b], after[c:d])


def _replaced(before: list[str], after: list[str]) -> Iterator[Row]:
    """Paragraphs that differ: each beside the next one that is like it, if there is one."""
    left = list(after)
    for one in before:
        at = _like(one, left)
        if at is None:
            yield Row(_whole(one, "del"), Markup(""), False)
            continue
        for two in left[:at]:
            yield Row(Markup(""), _whole(two, "ins"), False)
        yield _compared(one, left[at])
        left = left[at + 1 :]
    for two in left:
        yield Row(Markup(""), _whole(two, "ins"), False)


def _like(one: str, others: Sequence[str]) -> int | None:
    looked = others if len(others) <= MOST else others[:1]
    likeness = [ratio(one, other) for other in looked]
    best = max(likeness, default=0.0)
    return likeness.index(best) if best >= ALIKE else None


def _compared(before: str, after: str) -> Row:
    one, two = _TOKEN.findall(before), _TOKEN.findall(after)
    left, right = [], []
    for step in Indel.opcodes(one, two):
        gone = "".join(one[step.src_start : step.src_end])
        new = "".join(two[step.dest_start : step.dest_end])
        left.append(_shown(gone) if step.tag == "equal" else _whole(gone, "del"))
        right.append(_shown(new) if step.tag == "equal" else _whole(new, "ins"))
    return Row(Markup("").join(left), Markup("").join(right), False)


def _shown(words: str) -> Markup:
    return escape(visible(words))


def _whole(words: str, name: str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(name), _shown(words)) if words else Markup("")


def _folded(rows: Sequence[Row]) -> Iterator[Fold]:
    """What differs with a paragraph round it; the rest of what is alike folded."""
    near = {
        place + step
        for place, row in enumerate(rows)
        if not row.same
        for step in range(-NEAR, NEAR + 1)
    }
    run: list[Row] = []
    shown = False
    for place, row in enumerate(rows):
        if run and (place in near) != shown:
            yield Fold(tuple(run), 0 if shown else len(run))
            run = []
        shown = place in near
        run.append(row)
    if run:
        yield Fold(tuple(run), 0 if shown else len(run))
