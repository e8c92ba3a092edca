"""The revisions of one text in their order, where no date says: every step small and likely.

A reviser starts from the last revision, so neighbours are alike; and what comes
later looks later (trace/revision.py). The order is the one whose steps together
are likeliest. Two revisions are told apart better so than by themselves, since
what lies between them speaks too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from wherefrom.trace.revision import Traits, log_odds, traits

MAX_TEXTS = 10  # for which every order is weighed; the order of more is bettered step by step
# Log odds: what of a step's own odds remains beside its likeness, and what unlikeness costs.
# Fitted with the weights of trace/revision.py, rounded.
ODDS = 0.55
LOST_WORDS = 6.0  # for a step that keeps no word of the text that has fewer
OTHER_SENTENCES = 11.0  # for a step between texts without a common sentence
SURE = 1.0  # log odds from which one revision is said to be later than another; below, unknown

Steps = Sequence[Sequence[float]]
_Held = dict[tuple[int, int], float]  # (set of texts as bits, one of them) to log odds


@dataclass(frozen=True, slots=True)
class Succession:
    """Texts in their likeliest order.

    ``order`` holds their indices, the earliest first. ``odds`` says of (i, j)
    how much likelier the best order with i before j is than the best one with
    j before i, as log odds; it holds nothing for more than MAX_TEXTS texts.
    """

    order: tuple[int, ...]
    odds: dict[tuple[int, int], float]

    def second_is_later(self, first: int, second: int) -> bool | None:
        """Whether text ``second`` comes after ``first``; None where the texts do not say."""
        if abs(self.odds.get((first, second), 0.0)) < SURE:
            return None
        return self.order.index(second) > self.order.index(first)


def succession(texts: Sequence[str]) -> Succession:
    """The revisions ``texts`` of one text in order; the order they come in does not matter."""
    rows = sorted(range(len(texts)), key=lambda k: texts[k])
    steps = _steps([traits(texts[k]) for k in rows])
    if len(texts) > MAX_TEXTS:
        return Succession(tuple(rows[k] for k in _bettered(steps)), {})
    before = _likeliest_before(steps)
    odds = {(rows[i], rows[j]): before[i, j] - before[j, i] for i, j in before}
    return Succession(tuple(rows[k] for k in _likeliest(steps)), odds)


def _steps(known: Sequence[Traits]) -> list[list[float]]:
    """How likely each text was made from each other, as log odds up to a constant."""
    made = [[0.0] * len(known) for _ in known]
    for (i, a), (j, b) in combinations(enumerate(known), 2):
        odds, cost = ODDS * log_odds(a, b), unlikeness(a, b)
        made[i][j], made[j][i] = odds - cost, -odds - cost
    return made


def unlikeness(a: Traits, b: Traits) -> float:
    """What it costs that two neighbours differ, in log odds; the same both ways."""
    kept = (len(a.words & b.words) + 1) / (min(len(a.words), len(b.words)) + 1)
    other = len(a.sentences ^ b.sentences) / max(1, len(a.sentences | b.sentences))
    return LOST_WORDS * (1 - kept) + OTHER_SENTENCES * other


def _ahead(steps: Steps) -> _Held:
    """Held and Karp: for each set of texts and its last one, the likeliest order of the set."""
    n = len(steps)
    best: _Held = {(1 << k, k): 0.0 for k in range(n)}
    for chosen in range(1, 1 << n):
        members, others = _split(chosen, n)
        for new in others:
            best[chosen | 1 << new, new] = max(best[chosen, k] + steps[k][new] for k in members)
    return best


def _split(chosen: int, n: int) -> tuple[list[int], list[int]]:
    members = [k for k in range(n) if chosen >> k & 1]
    return members, [k for k in range(n) if not chosen >> k & 1]


def _likeliest(steps: Steps) -> list[int]:
    """The likeliest order, read from its end."""
    n = len(steps)
    best, chosen, order = _ahead(steps), (1 << n) - 1, list[int]()
    while chosen:
        members, _ = _split(chosen, n)
        after = order[-1:]
        last = max(members, key=lambda k: best[chosen, k] + sum(steps[k][a] for a in after))
        order.append(last)
        chosen ^= 1 << last
    return order[::-1]


def _likeliest_before(steps: Steps) -> _Held:
    """For every i and j the log odds of the likeliest order in which i comes before j."""
    n = len(steps)
    full = (1 << n) - 1
    turned = [[steps[b][a] for b in range(n)] for a in range(n)]
    ahead, behind = _ahead(steps), _ahead(turned)
    best: _Held = {}
    for chosen in range(1, full):
        members, others = _split(chosen, n)
        for new in others:
            rest = behind[full ^ chosen, new]
            whole = max(ahead[chosen, k] + steps[k][new] for k in members) + rest
            for k in members:
                best[k, new] = max(best.get((k, new), whole), whole)
    return best


def _bettered(steps: Steps) -> list[int]:
    """An order that moving no single text elsewhere makes likelier."""
    order: list[int] = []
    for k in range(len(steps)):
        order = max(_with(order, k), key=lambda o: _odds_of(o, steps))
    for _ in range(len(steps)):
        before = list(order)
        for k in range(len(steps)):
            order = max(_with([o for o in order if o != k], k), key=lambda o: _odds_of(o, steps))
        if order == before:
            break
    return order


def _with(order: Sequence[int], new: int) -> Iterable[list[int]]:
    return ([*order[:at], new, *order[at:]] for at in range(len(order) + 1))


def _odds_of(order: Sequence[int], steps: Steps) -> float:
    return sum(steps[a][b] for a, b in pairwise(order))
