"""Answers that count alike, counted once, come to what counting each of them gives."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.trace.made import Case, document
from tests.trace.test_recounting import CHANGES, thing
from tests.trace.test_recounting import Case as Changing
from wherefrom.model import Answer, Claim, Credit, Ledger, Ruling, Run, Thing
from wherefrom.settings import Trace
from wherefrom.trace import told, whatif
from wherefrom.trace.alike import Alike, as_alike
from wherefrom.trace.count import counted
from wherefrom.trace.left import left_of
from wherefrom.trace.recounting import Counting
from wherefrom.trace.tracing import Matter, derived, traced

SETTINGS = Trace()
STEPS = 20
NAMED = ("Orvian police", "P. Brask", "Ada Holm", "the audit report", "a clerk", "The Wire")
WORDS = (
    "deckhands held customs shed overnight harbour guards ferry doctor owner papers fire bay law "
    "inspection judge week night watch port company order list spring ministry morning home seven "
    "four ninety people told nobody carried heard paid lost sent looked asked kept signed answered"
)
SHARED = (
    "Nobody at the ministry answered when they were asked who had signed the last of the orders, "
    "and no list of those who were held had been kept by anybody at the port since the spring."
)


def made_case(chance: random.Random) -> Case:
    """Reports that say much on few words, and share some of it with each other."""
    case = Case()
    for name, kind in zip(
        NAMED, ("official", "official", "witness", "record", "anonymous", "outlet"), strict=True
    ):
        case.source(name, kind, body="Orvian police" if name == "P. Brask" else None)
    every = [chance.sample(NAMED[: chance.choice((3, 6))], n) for n in (0, 1, 1, 1, 2)]
    for k in range(10):
        said = [" ".join(chance.sample(WORDS.split(), 12)).capitalize() + "." for _ in range(7)]
        parts = [*said, *((SHARED,) if chance.random() < 0.5 else ())]
        chance.shuffle(parts)
        credits = (Credit("The Wire", "byline", 0, 4),) if chance.random() < 0.2 else ()
        publisher = chance.choice(("The Post", "The Echo", "The Wire", None))
        item = document(f"d{k}", " ".join(parts), publisher=publisher, credits=credits)
        if publisher is None:
            item = replace(item, publisher=None)
            case.documents.append(item)
        else:
            case.add(item)
        chains = chance.sample(every, 2)
        for n, words in enumerate(parts):
            answer = "shared" if words == SHARED else f"{k}-{chance.choice((n, n, n // 2))}"
            case.says(item, words, *chance.choice(chains), answer=answer)
        if chance.random() < 0.3:
            case.says(item, said[0], *chains[0], answer="several")
    return case


def claims_of(case: Case) -> list[Claim]:
    answers = (Answer(f"an-{n}", n, tuple(ids)) for n, ids in case.answers.items())
    return [Claim(f"c-{a.value}", "What happened?", 1, (a,)) for a in answers]


def matter_of(case: Case) -> Matter:
    voices = (tuple(case.statements), tuple(case.mentions), tuple(case.attributions))
    known = (*voices, case.resolution())
    documents = tuple(case.documents)
    return Matter(documents, *known, derived(documents, *known, settings=SETTINGS))


def ledger_of(case: Case, rulings: list[Ruling]) -> Ledger:
    """The case as a run leaves it."""
    tracing, known = traced(matter_of(case), claims_of(case), SETTINGS, rulings), case.resolution()
    return Ledger(
        Run("0", "", (), ""),
        documents=tuple(case.documents),
        externals=tracing.externals,
        sources=known.sources,
        of_mention=known.of_mention,
        of_publisher=known.of_publisher,
        attributions=tuple(case.attributions),
        statements=tuple(case.statements),
        claims=tracing.claims,
        derivations=tracing.derivations,
        findings=tracing.findings,
        rulings=tracing.rulings,
    )


def rulings_of(case: Case, chance: random.Random) -> list[Ruling]:
    """Some of the documents and sources withdrawn or corrected, one statement of them alone."""
    found = []
    for n in range(chance.choice((0, 1, 2, 4))):
        one, name = chance.choice(case.documents), chance.choice(NAMED[:3])
        source = Thing("source", name, name)
        what = (thing(one),) if chance.random() < 0.5 else (source,)
        kind = "withdrawn" if what[0] is source or chance.random() < 0.5 else "corrected"
        found.append(Ruling(kind, "Ann", id=f"r-{n}", things=what))
    return found


@pytest.fixture
def taken(monkeypatch) -> list[int]:
    """Grows with every answer that is told as one that it is like."""
    found: list[int] = []
    for module in (told, whatif):
        as_alike = module.as_alike

        def noted(*of, as_alike=as_alike):
            found.append(1)
            return as_alike(*of)

        monkeypatch.setattr(module, "as_alike", noted)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_counting_alike_answers_once_gives_what_counting_each_gives(seed, taken):
    chance = random.Random(seed)
    case = made_case(chance)
    matter, claims, rulings = matter_of(case), claims_of(case), rulings_of(case, chance)
    counting = Counting(matter, claims, (), SETTINGS)
    assert counting.tracing(claims) == traced(matter, claims, SETTINGS, ())
    for n in range(len(rulings)):
        counting.rule(rulings[: n + 1])
        every = traced(matter, claims, SETTINGS, rulings[: n + 1])
        assert counting.tracing(claims) == every
    assert taken


@pytest.mark.parametrize("seed", range(8))
def test_what_if_counts_alike_answers_once_to_the_same_end(seed, taken, monkeypatch):
    chance = random.Random(seed)
    case = made_case(chance)
    rulings = rulings_of(case, chance)
    ledger = ledger_of(case, rulings)
    asked = [((), (name,)) for name in NAMED] + [((d.id,), ()) for d in case.documents]
    quick = [
        whatif.withdrawal(ledger, SETTINGS, documents=documents, sources=sources)
        for documents, sources in asked
    ]
    assert taken
    monkeypatch.setattr(Alike, "of", lambda *_: None)
    for found, (documents, sources) in zip(quick, asked, strict=True):
        long = whatif.withdrawal(ledger, SETTINGS, documents=documents, sources=sources)
        assert found == long


@pytest.mark.parametrize("seed", range(8))
def test_after_any_changes_alike_answers_are_told_as_each_would_be(seed, taken):
    case = Changing(ledger_of(made_case(random.Random(seed)), []), seed)
    for _ in range(STEPS):
        change = case.chance.choice([c for c in CHANGES if c is not Changing.publish_otherwise])
        change(case)
        every = traced(case.matter, case.claims, SETTINGS, case.rulings)
        assert case.counting.tracing(case.claims) == every, change.__name__
    assert taken


def test_the_count_of_one_is_that_of_each_that_is_like_it():
    documents = set()
    for case in map(made_case, map(random.Random, range(8))):
        ground = left_of(ledger_of(case, []), ())
        alike, first = Alike(ground, ()), {}
        for claim in claims_of(case):
            (answer,) = claim.answers
            count, like = counted(ground, answer, SETTINGS), alike.of(answer)
            if like is not None:
                other, known = first.setdefault(like.sign, (like, count))
                assert as_alike(known, other, like) == count
                documents |= {(other.document, like.document)}
    assert any(one != two for one, two in documents)


def test_answers_are_alike_only_on_one_word_of_one_report():
    case = made_case(random.Random(3))
    claims, ground = claims_of(case), left_of(ledger_of(case, []), ())
    alike, of = Alike(ground, ()), {s.id: s for s in case.statements}
    signs = [(claim.answers[0], alike.of(claim.answers[0])) for claim in claims]
    for answer, like in signs:
        said = [of[s] for s in answer.statements]
        if like is None:
            continue
        assert len({s.document for s in said}) == 1
        assert all(SHARED not in s.text for s in said) or not ground.copies.get(said[0].document)
        words = sorted([k.source or "" for k in s.chain] for s in said)
        for other, other_like in signs:
            if other_like is not None and other_like.sign == like.sign:
                others = [of[s] for s in other.statements]
                assert sorted([k.source or "" for k in s.chain] for s in others) == words
    apart = {s.document for s in case.statements}
    assert all(Alike(ground, apart).of(c.answers[0]) is None for c in claims)


def test_an_answer_of_a_statement_that_is_not_there_is_like_no_other():
    case = made_case(random.Random(4))
    (claim,) = claims_of(case)[:1]
    gone = replace(claim.answers[0], statements=("s-nowhere",))
    assert Alike(left_of(ledger_of(case, []), ()), ()).of(gone) is None
