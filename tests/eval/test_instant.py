import random
from types import SimpleNamespace

import pytest

from eval.instant import wide
from wherefrom.model import Answer, Claim


def held(*claims: Claim) -> SimpleNamespace:
    return SimpleNamespace(ledger=SimpleNamespace(claims=claims))


def claim(name: str, *statements: str) -> Claim:
    return Claim(name, "Who sailed?", 1, (Answer(f"a-{name}", "Ann Lee", statements),))


def test_a_claim_of_two_statements_is_found_among_many_of_one():
    alone = [claim(str(n), f"s{n}") for n in range(20_000)]
    wanted = claim("wide", "s", "t")
    assert wide(held(*alone, wanted), random.Random(1)) is wanted


def test_where_no_claim_of_two_statements_is_left_the_draw_ends():
    with pytest.raises(LookupError, match="no claim of two statements is left"):
        wide(held(claim("one", "s")), random.Random(1))
