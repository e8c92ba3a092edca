from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.naming_case import document, mention, same, source_of, why
from wherefrom.sources.resolve import resolve

A, B, C = (document(key, publisher=f"{key} Gazette") for key in ("North", "South", "West"))
DOCUMENTS = [A, B, C]


def test_a_surname_joins_the_only_one_of_that_name_in_its_document():
    full, short = mention(A.id, "Paul Brown"), mention(A.id, "Mr Brown")
    elsewhere, theirs = mention(B.id, "Peter Brown"), mention(B.id, "Brown")
    found = resolve(DOCUMENTS, [full, short, elsewhere, theirs])
    assert same(found, full, short)
    assert same(found, elsewhere, theirs)
    assert not same(found, full, elsewhere)
    assert "surname" in why(found, short)


def test_a_surname_that_fits_two_people_of_the_case_joins_neither():
    people = [mention(A.id, "Paul Brown"), mention(B.id, "Peter Brown")]
    alone = mention(C.id, "Brown")
    found = resolve(DOCUMENTS, [*people, alone])
    assert not any(same(found, alone, one) for one in people)


def test_a_surname_without_a_full_name_in_its_document_joins_the_only_one_of_the_case():
    full, alone = mention(A.id, "Paul Brown"), mention(B.id, "Mr Brown")
    found = resolve(DOCUMENTS, [full, alone])
    assert same(found, full, alone)
    assert "case" in why(found, alone)


def test_a_given_name_alone_is_looked_up_in_its_own_document_only():
    full, here = mention(A.id, "Ayla Brandt"), mention(A.id, "Ayla")
    elsewhere = mention(B.id, "Ayla")
    found = resolve(DOCUMENTS, [full, here, elsewhere])
    assert same(found, full, here)
    assert not same(found, full, elsewhere)


def test_mr_brown_is_not_mary_brown():
    mary, paul, he = (
        mention(A.id, "Mary Brown"),
        mention(A.id, "Paul Brown"),
        mention(A.id, "Mr Brown"),
    )
    found = resolve(DOCUMENTS, [mary, paul, he])
    assert same(found, paul, he)


def test_initials_join_one_compatible_name_only():
    paul, short = mention(A.id, "Paul Brown"), mention(B.id, "P. Brown")
    assert same(resolve(DOCUMENTS, [paul, short]), paul, short)
    peter = mention(C.id, "Peter Brown")
    found = resolve(DOCUMENTS, [paul, peter, short])
    assert not same(found, paul, short)
    assert not same(found, peter, short)


def test_spellings_join_when_the_bodies_agree_and_stay_apart_when_they_differ():
    one = mention(A.id, "Teydar Olishbandi", "official", body="Harbour Ministry")
    other = mention(B.id, "Teidar Olishvandi", "official", body="the Harbour Ministry")
    assert same(resolve(DOCUMENTS, [one, other]), one, other)
    union = mention(B.id, "Teidar Olishvandi", "organisation", body="Net Menders' Union")
    assert not same(resolve(DOCUMENTS, [one, union]), one, union)


def test_the_name_is_the_fullest_and_the_others_are_aliases_with_reasons():
    full, short = mention(A.id, "Sgt Paul James Brown", "official"), mention(B.id, "Paul Brown")
    source = source_of(resolve(DOCUMENTS, [full, short]), short)
    assert source.name == "Paul James Brown"
    assert source.aliases == ("Paul Brown",)
    assert source.why == (("Paul Brown", "a given name left out; no other in the case fits it"),)


def test_a_name_of_several_documents_comes_before_a_fuller_one_of_a_single_one():
    usual = [mention(A.id, "Ayla Brandt"), mention(B.id, "Ayla Brandt")]
    run_on = mention(C.id, "Ayla Brandt Confesses")
    assert source_of(resolve(DOCUMENTS, [*usual, run_on]), run_on).name == "Ayla Brandt"


def test_plain_police_goes_to_the_body_that_nearly_all_documents_name():
    four = [document(f"d{k}", publisher=f"Post {k}") for k in "abcde"]
    named = [mention(d.id, "Brinmark Police", "official") for d in four[:4]]
    rare, plain = (
        mention(four[3].id, "Saltmouth Police", "official"),
        mention(four[4].id, "police", "official"),
    )
    found = resolve(four, [*named, rare, plain])
    assert same(found, plain, named[0])
    assert "nearly every document" in why(found, plain)


def test_plain_police_is_the_one_police_body_named_or_one_body_of_its_own():
    plain, cops = mention(A.id, "police", "official"), mention(B.id, "cops", "official")
    found = resolve(DOCUMENTS, [plain, cops])
    assert same(found, plain, cops)
    named = mention(C.id, "Brinmark Police", "official")
    found = resolve(DOCUMENTS, [plain, cops, named])
    assert same(found, plain, cops, named)
    assert source_of(found, plain).name == "Brinmark Police"


def test_the_ministry_joins_none_where_two_are_named():
    plain = mention(A.id, "the ministry", "official")
    two = [
        mention(B.id, "Foreign Ministry", "official"),
        mention(C.id, "Interior Ministry", "official"),
    ]
    found = resolve(DOCUMENTS, [plain, *two])
    assert not any(same(found, plain, one) for one in two)
    here = mention(A.id, "Ministry of the Interior", "official")
    found = resolve(DOCUMENTS, [plain, here, *two])
    assert same(found, plain, here, two[1])


def test_an_acronym_is_read_as_the_texts_define_it():
    defining = document("Def", "The Association of Pilots (AP) met.", publisher="Def Gazette")
    short = mention("Def", "AP", "organisation")
    long = mention(A.id, "Association of Pilots", "organisation")
    found = resolve([*DOCUMENTS, defining], [short, long])
    assert same(found, short, long)


def test_an_acronym_that_nobody_defines_joins_the_one_body_with_its_initials():
    short = mention(A.id, "NMU", "organisation")
    long = mention(B.id, "Net Menders' Union", "organisation")
    found = resolve(DOCUMENTS, [short, long])
    assert same(found, short, long)
    assert "initials" in why(found, short)


def test_a_cited_outlet_is_the_publisher_of_its_own_document():
    cited = mention(A.id, "the South Gazette", "outlet")
    found = resolve(DOCUMENTS, [cited])
    assert dict(found.of_publisher)[B.id] == source_of(found, cited).id


def test_unnamed_voices_stay_in_their_document():
    one = mention(A.id, "officials", "anonymous", named=False)
    again = mention(A.id, "the officials", "anonymous", named=False)
    other = mention(B.id, "officials", "anonymous", named=False)
    found = resolve(DOCUMENTS, [one, again, other])
    assert same(found, one, again)
    assert not same(found, one, other)


def test_a_withheld_person_is_nobody_elsewhere():
    here, there = mention(A.id, "K., 24", "withheld"), mention(B.id, "K., 24", "withheld")
    assert not same(resolve(DOCUMENTS, [here, there]), here, there)


def test_a_recording_of_the_case_is_one_record_and_letters_are_not():
    tape, footage = (
        mention(A.id, "surveillance video", "record"),
        mention(B.id, "CCTV footage", "record"),
    )
    letter, note = mention(A.id, "a letter", "record"), mention(B.id, "a letter", "record")
    found = resolve(DOCUMENTS, [tape, footage, letter, note])
    assert same(found, tape, footage)
    assert not same(found, letter, note)


def test_a_person_in_office_carries_the_body_and_a_witness_none():
    officer = mention(A.id, "Paul Brown", "official", body="Brinmark Police")
    witness = mention(A.id, "Ayla Brandt", "witness", body="Brinmark Police")
    found = resolve(DOCUMENTS, [officer, witness])
    speaks_for = source_of(found, officer).body
    assert {s.id: s.name for s in found.sources}[speaks_for] == "Brinmark Police"
    assert source_of(found, witness).body is None


def test_a_description_that_closes_with_a_name_is_that_person():
    told = mention(A.id, "island governor Ayla Brandt", "organisation")
    plain = mention(B.id, "Ayla Brandt", "official")
    found = resolve(DOCUMENTS, [told, plain])
    assert same(found, told, plain)
    assert source_of(found, told).name == "Ayla Brandt"


def test_a_person_of_a_body_speaks_for_it():
    told = mention(A.id, "Ayla Brandt of Reuters", "organisation")
    found = resolve(DOCUMENTS, [told])
    source = source_of(found, told)
    assert source.name == "Ayla Brandt"
    assert {s.id: s.name for s in found.sources}[source.body] == "Reuters"


def test_a_common_word_is_no_body_and_a_body_nobody_speaks_for_is_no_source():
    boss = mention(A.id, "Ayla Brandt", "organisation", body="team")
    saw = mention(A.id, "Paul Brown", "witness", body="Brine Holdings")
    found = resolve(DOCUMENTS, [boss, saw])
    assert source_of(found, boss).body is None
    assert not {"team", "Brine Holdings"} & {source.name for source in found.sources}


def test_every_mention_and_every_publisher_has_a_source_and_a_reason():
    mentions = [mention(A.id, "Paul Brown"), mention(B.id, "officials", "anonymous", named=False)]
    found = resolve(DOCUMENTS, mentions)
    assert {m for m, _, _ in found.of_mention} == {m.id for m in mentions}
    assert all(reason for _, _, reason in found.of_mention)
    assert {d for d, _ in found.of_publisher} == {d.id for d in DOCUMENTS}


GIVEN = st.sampled_from(["Paul", "Peter", "P.", "Mary", "Maria", "Jon", "John", "Teydar", "Teidar"])
FAMILY = st.sampled_from(["Brown", "Browne", "Brandt", "Olishbandi", "Olishvandi"])
FULL = st.builds("{} {}".format, GIVEN, FAMILY)
NAMES = st.one_of(
    FULL,
    FAMILY,
    st.builds("Mr {}".format, FAMILY),
    st.sampled_from(["police", "Brinmark Police", "NMU", "Net Menders' Union", "the ministry"]),
)
KINDS = st.sampled_from(["person", "official", "organisation", "witness"])
MENTIONS = st.lists(
    st.builds(
        mention,
        st.sampled_from([d.id for d in DOCUMENTS]),
        NAMES,
        KINDS,
        named=st.booleans(),
        body=st.sampled_from([None, "police", "Harbour Ministry"]),
    ),
    max_size=14,
    unique_by=lambda one: one.id,
)


@settings(max_examples=80, deadline=None)
@given(MENTIONS, st.randoms(use_true_random=False))
def test_the_outcome_does_not_depend_on_order(mentions, shuffler: random.Random):
    documents, shuffled = list(DOCUMENTS), list(mentions)
    shuffler.shuffle(documents)
    shuffler.shuffle(shuffled)
    assert resolve(documents, shuffled) == resolve(DOCUMENTS, mentions)


@settings(max_examples=80, deadline=None)
@given(MENTIONS)
def test_unnamed_voices_never_cross_documents(mentions):
    found = resolve(DOCUMENTS, mentions)
    source = {one: key for one, key, _ in found.of_mention}
    named = {source[m.id] for m in mentions if m.named}
    for one in mentions:
        sharing = [m for m in mentions if source[m.id] == source[one.id]]
        if not one.named:
            assert source[one.id] not in named
            assert {m.document for m in sharing} == {one.document}


@settings(max_examples=80, deadline=None)
@given(MENTIONS)
def test_different_given_names_are_never_one_person(mentions):
    found = resolve(DOCUMENTS, mentions)
    source = {one: key for one, key, _ in found.of_mention}
    apart = [{"Paul"}, {"Peter"}, {"Mary"}, {"Maria"}, {"Jon", "John"}, {"Teydar", "Teidar"}]
    seen: dict[str, set[int]] = {}
    for one in mentions:
        first, *rest = one.name.split()
        group = next((k for k, names in enumerate(apart) if first in names), None)
        if one.named and rest and group is not None:
            seen.setdefault(source[one.id], set()).add(group)
    assert all(len(groups) == 1 for groups in seen.values())


def test_ten_thousand_mentions_take_seconds():
    letters = "abcdefghiklmnoprstu"
    fixed = random.Random(7)
    words = ["".join(fixed.choices(letters, k=6)).capitalize() for _ in range(700)]
    documents = [document(f"d{k}", publisher=f"{words[k]} Post") for k in range(300)]
    mentions = {}
    for _ in range(10_000):
        name = " ".join(fixed.sample(words, fixed.choice([1, 2, 2, 3])))
        kind = fixed.choice(["person", "official", "organisation", "outlet"])
        one = mention(fixed.choice(documents).id, name, kind)
        mentions[one.id] = one
    began = time.process_time()
    found = resolve(documents, list(mentions.values()))
    assert len(found.of_mention) == len(mentions)
    assert time.process_time() - began < 15


def test_publishers_named_by_signs_alone_are_joined_to_none():
    found = resolve([document("a", publisher="***"), document("b", publisher="’s")], [])
    assert sorted(source.name for source in found.sources) == ["***", "’s"]
