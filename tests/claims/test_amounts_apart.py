"""Two tolls are set against each other by their scopes as they are reply by reply."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.claims.amounts_apart import of_one_thing, other_amount, told_of_many
from wherefrom.claims.scope import Scope
from wherefrom.claims.sides import Case, Side
from wherefrom.model import Reply
from wherefrom.settings import Claims

STANDING = (False, False, False)
FORESEEN = (True, False, False)
NAMES = st.frozensets(st.sampled_from(["lode", "brine"]), max_size=2)
SCOPES = st.builds(
    Scope,
    NAMES,
    NAMES,
    st.sampled_from(["", "2024-06", "ago"]),
    st.frozensets(st.sampled_from(["2031-03-04", "2031-03-05"]), max_size=1),
    st.frozensets(st.sampled_from([34.0, 36.0]), max_size=1),
)
TOLD = st.lists(
    st.tuples(SCOPES, st.sampled_from([STANDING, FORESEEN, None])), min_size=1, max_size=4
)


def reply(at: str, key: str) -> Reply:
    asked = f"How many of {key} were {'lost' if at[0] == 'a' else 'lost there'}?"
    unit = "m" if key == "m" else None
    return Reply(at, "number", key, "5", 0, 1, asked, low=5.0, high=5.0, unit=unit)


def side(told: Any, name: str, key: str) -> Side:
    scoped: dict[Any, list[int]] = {}
    for at, (scope, standing) in enumerate(told):
        if standing is not None:
            scoped.setdefault((standing, scope), []).append(at)
    replies = tuple(reply(f"{name}{at}", key) for at in range(len(told)))
    standing = tuple(standing for _, standing in told)
    return Side(cast(Any, None), replies, [], frozenset(), standing, scoped)


@given(st.sampled_from(["killed", "house", "m", "money"]), TOLD, TOLD, st.data())
def test_scopes_decide_as_replies_do(key: str, here: Any, there: Any, data: st.DataObject) -> None:
    near = np.array(
        data.draw(
            st.lists(
                st.sampled_from([0.2, 0.3, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8]),
                min_size=len(here) * len(there),
                max_size=len(here) * len(there),
            )
        )
    ).reshape(len(here), len(there))
    one, two = side(here, "a", key), side(there, "b", key)
    scopes = {f"a{i}": scope for i, (scope, _) in enumerate(here)}
    scopes |= {f"b{i}": scope for i, (scope, _) in enumerate(there)}
    case = cast(
        Case,
        SimpleNamespace(
            scopes=scopes,
            settings=Claims(),
            near=SimpleNamespace(spoken=None),
            order=dict.fromkeys(scopes, 0),
            statements=[SimpleNamespace(text="")],
        ),
    )
    each = any(
        other_amount(one.replies[i], two.replies[j], near[i, j], case)
        for i in range(len(here))
        for j in range(len(there))
        if one.standing[i] is not None and one.standing[i] == two.standing[j]
    )
    assert told_of_many(one.replies[0])
    assert of_one_thing(one, two, near, case) == each
