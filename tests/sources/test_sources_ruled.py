from __future__ import annotations

from dataclasses import replace

from wherefrom.model import Mention, Resolution, Ruling, Source, Thing
from wherefrom.sources.ruled import ruled

HARBOUR = Source("src-h", "Harbour Police", ("police",), "official", why=(("police", "so named"),))
PORT = Source("src-p", "Port Police", (), "official")
BROWN = Source("src-b", "Paul Brown", ("Brown",), "official", body="src-p")
SOURCES = (HARBOUR, PORT, BROWN)
NAMED = {"m-1": ("the police", "src-h"), "m-2": ("Harbour Police", "src-h"),
         "m-3": ("Port Police", "src-p"), "m-4": ("Sergeant Paul Brown", "src-b")}  # fmt: skip
MENTIONS = [
    Mention(m, "d-1", 0, 4, name, "official", True, None, "") for m, (name, _) in NAMED.items()
]
BEFORE = Resolution(SOURCES, tuple((m, s, "") for m, (_, s) in NAMED.items()), ())


def thing(source: Source) -> Thing:
    return Thing("source", source.id, source.name, source.kind, also=source.aliases)


def made(kind: str, *on: Source, **more) -> Ruling:
    return Ruling(kind, "Ann Lee", at="2031-03-04", things=tuple(map(thing, on)), id="r-1", **more)


def after(*rulings: Ruling, before: Resolution = BEFORE):
    numbered = [replace(r, id=f"r-{n}") for n, r in enumerate(rulings, 1)]
    return ruled([], MENTIONS, before, numbered)


def of(resolution: Resolution) -> dict[str, str]:
    return {m: source for m, source, _ in resolution.of_mention}


def named(resolution: Resolution, id_: str) -> Source:
    return next(s for s in resolution.sources if s.id == id_)


def test_a_merge_takes_names_mentions_and_spokespeople_along():
    done = after(made("merge", HARBOUR, PORT)).resolution
    assert {s.id for s in done.sources} == {"src-h", "src-b"}
    assert named(done, "src-h").aliases == ("Port Police", "police")
    assert of(done)["m-3"] == "src-h"
    assert named(done, "src-b").body == "src-h"
    told = {m: why for m, _, why in done.of_mention}
    assert told["m-3"] == "Ann Lee ruled on 2031-03-04 that both are one source"


def test_a_body_takes_over_no_body_of_its_own_from_a_person():
    assert named(after(made("merge", HARBOUR, BROWN)).resolution, "src-h").body is None


def test_a_split_moves_the_mentions_that_bear_the_name():
    done = after(made("split", HARBOUR, names=("police",))).resolution
    assert named(done, "src-h").aliases == ()
    assert of(done)["m-1"] != "src-h"
    assert of(done)["m-2"] == "src-h"
    assert named(done, of(done)["m-1"]).name == "police"


def test_the_own_name_may_leave_and_another_takes_its_place():
    done = after(made("split", HARBOUR, names=("Harbour Police",))).resolution
    assert named(done, "src-h").name == "police"
    assert named(done, of(done)["m-2"]).name == "Harbour Police"


def test_a_name_with_a_title_is_the_name_without_it():
    done = after(made("split", BROWN, names=("Brown",))).resolution
    assert of(done)["m-4"] == "src-b"


def test_a_source_is_found_by_name_where_a_later_run_gave_it_another_id():
    renamed = replace(PORT, id="src-new", aliases=("PP",))
    before = replace(BEFORE, sources=(HARBOUR, renamed, BROWN))
    done = after(made("merge", HARBOUR, PORT), before=before)
    assert done.rulings[0].found == ("src-h", "src-new")
    assert done.rulings[0].state == "stands"


def test_what_is_not_found_or_fits_several_is_lost():
    gone = after(made("source_kind", PORT, value="outlet"), before=Resolution((HARBOUR,), (), ()))
    assert [r.state for r in gone.rulings] == ["lost"]
    twins = (replace(PORT, id="src-1"), replace(PORT, id="src-2"))
    two = after(made("source_kind", PORT, value="outlet"), before=Resolution(twins, (), ()))
    assert [r.state for r in two.rulings] == ["lost"]
    assert two.rulings[0].because.startswith("the source Port Police is not found any more")


def test_a_name_that_the_source_has_no_more_makes_the_ruling_idle():
    done = after(made("split", PORT, names=("harbour guard",)))
    assert [r.state for r in done.rulings] == ["idle"]
    assert done.resolution.sources == tuple(sorted(SOURCES, key=lambda s: s.id))
