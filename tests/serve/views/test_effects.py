from __future__ import annotations

from dataclasses import replace

from wherefrom.model import Anchor, Answer, Claim, Independence, Ledger, Origin, Ruling, Run, Source
from wherefrom.serve.held import Held
from wherefrom.serve.moved import Moved
from wherefrom.serve.views.effects import Effects, effect_of

ANCHOR = Anchor("s1", "d", "0", "d.txt", 0, 3, "So.")
RULING = Ruling("name", "Ann Lee", on=(ANCHOR,), value="Who?", id="r-1", at="2031-03-04T00:00")


def answer(id_: str, statements: tuple[str, ...], named: int, source: str = "src-a") -> Answer:
    count = Independence(named, 0, 0, 0, float(named), (named, named))
    origins = (Origin(source, "official", statements, (), ""),)
    return Answer(id_, id_.upper(), statements, origins=origins, independence=count)


def held(*claims: Claim, rulings: tuple[Ruling, ...] = (RULING,)) -> Held:
    sources = (Source("src-a", "Harbour Office", (), "official"),
               Source("src-b", "Pilot Board", (), "official"))  # fmt: skip
    return Held(Ledger(Run("0", "", (), ""), sources=sources, claims=claims, rulings=rulings), 1)


def claim(id_: str, *answers: Answer) -> Claim:
    return Claim(id_, f"Question {id_}?", 2, answers)


def told(before: Held, after: Held, *on: str) -> list[str]:
    return list(effect_of([RULING], before, after, on)[0].lines)


def test_a_count_that_changed_is_told_with_both_numbers():
    one, two = answer("a", ("s1", "s2"), 3), answer("b", ("s3",), 1)
    before = held(claim("c1", one, two))
    after = held(claim("c1", answer("a", ("s1", "s2"), 2), two))
    assert told(before, after, "c1") == ["Named origins of answer A (“A”): 3 → 2"]


def test_another_origin_is_told_where_the_count_stays():
    before = held(claim("c1", answer("a", ("s1",), 1)))
    after = held(claim("c1", answer("a", ("s1",), 1, "src-b")))
    assert told(before, after, "c1") == [
        "No longer behind the answer: Harbour Office", "Now behind the answer: Pilot Board",
    ]  # fmt: skip


def test_a_claim_joined_to_another_is_told_where_its_statements_went(tmp_path):
    before = held(claim("c1", answer("a", ("s1",), 1)), claim("c2", answer("b", ("s2", "s3"), 1)))
    after = held(claim("c3", answer("b", ("s1", "s2", "s3"), 1)))
    effect, gone = effect_of([RULING], before, after, ["c1"])
    assert gone == {"c1": ("s1",), "c2": ("s2", "s3")}
    assert "Statements of this question: 2 → 3" in effect.lines
    effects = Effects(Moved(tmp_path))
    effects.keep(effect, gone)
    assert effects.now_in("c1", after) == "c3"
    assert effects.now_in("c9", after) is None


def test_what_changed_elsewhere_is_named():
    kept, other = claim("c1", answer("a", ("s1",), 1)), claim("c2", answer("b", ("s2",), 1))
    after = held(kept, replace(other, gloss="Who?"))
    effect, _ = effect_of([RULING], held(kept, other), after, ["c1"])
    assert effect.lines == ()
    assert effect.elsewhere == (("c2", "Who?"),)


def test_an_undo_tells_what_it_revokes_and_offers_no_undo():
    undo = Ruling("undo", "Bo Ray", undoes="r-1", id="r-2", at="2031-03-05T00:00:00+00:00")
    there = held(claim("c1", answer("a", ("s1",), 1)), rulings=(RULING, undo))
    effect, _ = effect_of([undo], there, there, [])
    assert effect.said.startswith("Undone: Ann Lee ruled on 2031-03-04")
    assert effect.undo == ()
