"""A trail followed step by step under many sets of derivations."""

from __future__ import annotations

import random

from eval.whatif_made import made_case
from wherefrom.settings import Trace
from wherefrom.trace.ground import members
from wherefrom.trace.left import left_of
from wherefrom.trace.origins import End, Stand, begun, follow, followed_on
from wherefrom.trace.rows import Rows
from wherefrom.trace.steps import Steps

N_ROWS = 24


def test_trails_end_under_many_sets_at_once_as_they_do_under_each():
    ledger, chance = made_case(24, Trace()), random.Random(5)
    ground = left_of(ledger, ())
    ids = sorted(d.id for d in ledger.derivations)
    on = {one: chance.getrandbits(N_ROWS) for one in ids}
    rows = Rows((1 << N_ROWS) - 1, on)
    sets = [frozenset(one for one in ids if on[one] >> n & 1) for n in range(N_ROWS)]
    n_ends = 0
    for claim in ledger.claims:
        said = members(ground, claim.answers[0])
        held = {s.document: [t for t in said if t.document == s.document] for s in said}
        for statement in said:

            def step(stand, active, statement=statement, held=held):
                at = stand or begun(ground, statement)
                return followed_on(ground, statement, at, held, active, {})

            steps, alone = Steps(), Steps()
            across = steps.across(rows, step)
            n_ends += len(across)
            for n, active in enumerate(sets):
                end = follow(ground, statement, held, active)
                assert [found for found, bits in across if bits >> n & 1] == [end]
                assert steps.under(active, step) == end == alone.under(active, step)
                if not alone.asks(active, ids, step):
                    assert follow(ground, statement, held, frozenset()) == end
    assert n_ends > 60


def test_ways_that_come_to_stand_alike_go_on_as_one():
    """Each step asks of three more derivations, of which none changes where it leads."""
    taken, length = list[int](), 6

    def step(stand, active):
        n = stand.steps if stand else 0
        taken.append(n)
        _ = [f"d{n}-{k}" in active for k in range(3)]
        if n < length:
            return Stand(_Said(f"s{n}"), (), frozenset(), (), None, n + 1)
        return End("s", None, "none", "d", True, (), ())

    class _Said:
        def __init__(self, key):
            self.id = key

    ids = [f"d{n}-{k}" for n in range(length + 1) for k in range(3)]
    chance = random.Random(2)
    rows = Rows((1 << 64) - 1, {one: chance.getrandbits(64) for one in ids})
    ends = Steps().across(rows, step)
    assert sum(bits for _, bits in ends) == rows.every
    assert len(taken) == 8 * (length + 1)
