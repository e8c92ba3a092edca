"""One label a word: what the peers learn and give, made of attributions and back again.

Labels are ``O`` and ``B-``/``I-`` of source, cue and content, sentence by
sentence. A word has one label only, so what is nested is flattened as the ruler
flattens it: the longest content first, sources and cues over contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))

Words = dict[str, list[int]]  # word numbers per role
Found = dict[str, list[tuple[int, int]]]  # characters per role, as the ruler takes them


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``start`` to ``end`` (exclusive) of one role."""

    role: str
    start: int
    end: int


def runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Neighbouring numbers together.

    >>> list(runs([1, 2, 5]))
    [[1, 2], [5]]
    """
    held: list[int] = []
    for number in sorted(numbers):
        if held and number != held[-1] + 1:
            yield held
            held = []
        held.append(number)
    if held:
        yield held


def flat(n_words: int, attributions: Sequence[Words], ends: Sequence[int]) -> list[str]:
    """A label per word; ``ends`` are the numbers of the first word after each sentence.

    >>> flat(4, [{"source": [0], "cue": [1], "content": [2, 3]}], [4])
    ['B-source', 'B-cue', 'B-content', 'I-content']
    """
    label: list[tuple[str, int, int] | None] = [None] * n_words
    order = sorted(range(len(attributions)), key=lambda k: -len(attributions[k]["content"]))
    for role in ("content", "source", "cue"):
        for k in order:
            for fragment, words in enumerate(runs(attributions[k][role])):
                for i in words:
                    if role != "content" or label[i] is None:
                        label[i] = (role, k, fragment)
    begins = {0, *ends}
    out = []
    for i, mine in enumerate(label):
        if mine is None:
            out.append("O")
        else:
            goes_on = i not in begins and label[i - 1] == mine
            out.append(f"{'I' if goes_on else 'B'}-{mine[0]}")
    return out


def labelled_runs(tags: Sequence[str], start: int, end: int) -> list[Run]:
    """The runs of the sentence of words ``start`` to ``end``; an ``I-`` without ``B-`` begins one.

    >>> labelled_runs(["B-cue", "O", "I-content"], 0, 3)
    [Run(role='cue', start=0, end=1), Run(role='content', start=2, end=3)]
    """
    out: list[Run] = []
    for i in range(start, end):
        mark, _, role = tags[i].partition("-")
        if mark == "I" and out and out[-1].end == i and out[-1].role == role:
            out[-1] = Run(role, out[-1].start, i + 1)
        elif mark != "O":
            out.append(Run(role, i, i + 1))
    return out


def attributions(tags: Sequence[str], ends: Sequence[int]) -> list[list[Run]]:
    """Runs put together: one attribution for each cue.

    A source or a content goes to the nearest cue of its sentence (of two
    equally near the earlier). In a sentence without a cue, a content at its
    head goes on with the last attribution where the sentence before ended in
    its content; what is left is one attribution without a cue.
    """
    out: list[list[Run]] = []
    start = 0
    for end in ends:
        found = labelled_runs(tags, start, end)
        cues = [run for run in found if run.role == "cue"]
        groups = [[cue] for cue in cues]
        loose: list[Run] = []
        for run in found:
            if run.role == "cue":
                continue
            if cues:
                nearest = min(range(len(cues)), key=lambda k: _gap(cues[k], run))
                groups[nearest].append(run)
            elif out and run.role == "content" and run.start == start and _ended(out[-1], start):
                out[-1].append(run)
            else:
                loose.append(run)
        out += groups
        out += [loose] if loose else []
        start = end
    return out


def _gap(one: Run, other: Run) -> int:
    return max(one.start - other.end, other.start - one.end)


def _ended(attribution: Sequence[Run], start: int) -> bool:
    """True where the content reaches the end of the sentence before, a full stop apart."""
    return any(run.role == "content" and start - run.end <= 1 for run in attribution)


def in_characters(group: Sequence[Run], spans: Sequence[tuple[int, int]]) -> Found:
    """One attribution as the ruler takes it; ``spans`` are the characters of every word."""
    return {
        role: [(spans[r.start][0], spans[r.end - 1][1]) for r in group if r.role == role]
        for role in ROLES
    }


def read_back(
    tags: Sequence[str], ends: Sequence[int], spans: Sequence[tuple[int, int]]
) -> list[Found]:
    """Labels as attributions in characters."""
    return [in_characters(group, spans) for group in attributions(tags, ends)]
