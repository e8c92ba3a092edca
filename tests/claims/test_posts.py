"""Which post a named person holds, of those that shut each other out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.attributes import attributes
from wherefrom.claims.comparing import other_post
from wherefrom.language.load import parse
from wherefrom.model import Grouping

DAY = "2031-03-04"


def told(text: str) -> dict[str, str]:
    doc = document("d", text)
    found = [r for s in stated(doc) for r in attributes(parse(text), s)]
    return {r.key: r.value for r in found if r.key.startswith("post of ")}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Brine Foods chief executive Ann Lee spoke on Monday.", "chief executive"),
        ("CEO Ann Lee spoke on Monday.", "chief executive"),
        ("Ann Lee, an inspector with the harbour police, spoke.", "inspector"),
        ("Police Sgt. Ann Lee spoke on Monday.", "sergeant"),
        ("Deputy Mayor Ann Lee spoke on Monday.", "deputy mayor"),
    ],
)
def test_a_post_stands_before_or_behind_the_name(text: str, post: str) -> None:
    assert told(text) == {"post of ann lee": post}


@pytest.mark.parametrize(
    "text",
    ["Former mayor Ann Lee spoke on Monday.", "Ann Lee met the mayor.", "Ann Lee won on Monday."],
)
def test_who_holds_none_now_has_none(text: str) -> None:
    assert told(text) == {}


def test_the_post_of_the_next_in_a_list_is_not_held_by_the_one_before() -> None:
    assert "post of bo roe" not in told("The owner Bo Roe, CEO Ann Lee and a coach spoke.")


def test_only_posts_of_one_ladder_shut_each_other_out() -> None:
    assert other_post("sergeant", "inspector")
    assert other_post("mayor", "deputy mayor")
    assert not other_post("mayor", "chief executive")


def test_posts_are_asked_for_only_where_reports_differ(grouped: Callable[..., Grouping]) -> None:
    one = ("CEO Ann Lee of Brine Foods spoke on Monday.", DAY)
    two = ("Ann Lee, the chief operating officer of Brine Foods, opened the plant.", DAY)

    def posts(*texts: tuple[str, str]) -> list[str]:
        claims = grouped(*texts).claims
        return [c.gloss for c in claims if c.asked and c.asked.key.startswith("post of ")]

    assert posts(one, two) == ["Which post did Ann Lee hold?"]
    assert posts(one, one) == []
