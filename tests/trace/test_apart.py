from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.made import Case
from tests.trace.test_counting_properties import cases
from wherefrom.settings import Trace
from wherefrom.trace.bearing import bearing
from wherefrom.trace.certainty import Chances, total
from wherefrom.trace.count import Outcomes, outcome
from wherefrom.trace.ground import ground, members
from wherefrom.trace.rows import Rows
from wherefrom.trace.tracing import derived
from wherefrom.trace.trails import Trails

MOST = 6  # derivations, of which every combination is counted


@settings(max_examples=80, deadline=None)
@given(cases(), st.sets(st.integers(0, 5), max_size=1))
def test_counting_part_by_part_gives_what_counting_the_whole_gives(
    case: Case, withdrawn: set[int]
) -> None:
    parts = (case.documents, case.statements, case.mentions, case.attributions)
    evidence = derived(*parts, case.resolution(), settings=Trace())
    known = ground(
        case.documents,
        case.statements,
        case.resolution(),
        case.claims(),
        [replace(d, probability=min(d.probability, 0.7)) for d in evidence.derivations],
        cites={k: replace(d, probability=0.7) for k, d in evidence.cites.items()},
    )
    out = frozenset(key for n, key in enumerate(case.sources) if n in withdrawn)
    for answer in case.claims()[0].answers:
        statements = members(known, answer)
        sways = frozenset(d.id for d in bearing(known, statements)[:MOST])
        fixed = frozenset(d.id for d in bearing(known, statements)[MOST:])
        outcomes = Outcomes(known, Trails(known, statements), out)
        outcomes.under(fixed | sways)
        rows = rows_of(sorted(sways))
        found = outcomes.shares(fixed | sways, sways, rows)
        assert sum(bits for _, bits in found) == rows.every
        for shares, bits in found:
            for row in range(1 << len(sways)):
                if bits >> row & 1:
                    active = fixed | rows.one_of(1 << row).ids()
                    whole = outcome(known, statements, active, out)[1]
                    assert shares == total(Chances(known).of(whole))


def rows_of(ids: Sequence[str]) -> Rows:
    """Every combination of ``ids``."""
    rows = range(1 << len(ids))
    on = {one: sum(1 << row for row in rows if row >> k & 1) for k, one in enumerate(ids)}
    return Rows((1 << len(rows)) - 1, on)
