from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.made import Case
from tests.trace.test_counting_properties import cases
from wherefrom.settings import Trace
from wherefrom.trace.bearing import bearing
from wherefrom.trace.certainty import Chances, total
from wherefrom.trace.count import Outcomes, outcome
from wherefrom.trace.ground import ground, members
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
        chosen = product((False, True), repeat=len(sways))
        sets = [
            frozenset(s for s, on in zip(sorted(sways), ons, strict=True) if on) for ons in chosen
        ]
        outcomes = Outcomes(known, Trails(known, statements), out)
        outcomes.under(fixed | sways)
        apart = outcomes.shares(fixed | sways, fixed, sways, sets)
        for active, shares in zip(sets, apart, strict=True):
            whole = outcome(known, statements, fixed | active, out)[1]
            assert shares == total(Chances(known).of(whole))
