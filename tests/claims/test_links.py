import numpy as np
import pytest

from wherefrom.claims.firmness import firm
from wherefrom.claims.links import Pair, links, probability
from wherefrom.claims.nearness import nearness
from wherefrom.model import Answer, Asked, Claim, Reply, Statement

TEXTS = [
    "The ferry sank off the quay at night.",
    "Off the quay the ferry sank.",
    "Bread was dearer in spring.",
]


def told():
    return [
        Statement(f"s{n}", f"d{n}", 0, len(t), t, "assertion", "asserted", ())
        for n, t in enumerate(TEXTS)
    ]


def near():
    vectors = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    return nearness(told(), vectors, lexical=0.2)


def reply(row, negated=False):
    return Reply(f"s{row}", "proposition", "", "", 0, 1, "Did it?", negated=negated)


def pair(likeness, agree=True, shared=()):
    one, two, _ = told()
    return Pair(one, two, "proposition", likeness, agree, shared)


def test_more_likeness_and_more_words_in_common_make_a_link_more_probable():
    assert probability(pair(0.9)) > probability(pair(0.4))
    assert probability(pair(0.6, shared=("ferry", "quay"))) > probability(pair(0.6))
    assert 0 <= probability(pair(-5.0)) < probability(pair(50.0)) <= 1


@pytest.mark.parametrize("kind", ["number", "day", "time", "place", "who", "what"])
def test_every_kind_of_question_has_a_probability(kind):
    one, two, _ = told()
    assert 0 < probability(Pair(one, two, kind, 0.5, True, ("ferry",))) < 1


def test_a_link_says_what_both_statements_say():
    claim = Claim(
        "c", "Did it?", 2, (Answer("a", "yes", ("s0", "s1")),), (), Asked("proposition", "")
    )
    (link,) = links(near().block([0, 1], [0, 1]), told()[:2], claim)
    assert link.statements == ("s0", "s1")
    assert link.why.endswith("both say: ferry, off, quay, sank.")
    assert link.probability > 0.5


def test_a_statement_that_no_link_holds_leaves_its_group():
    rows = {n: [reply(n)] for n in range(3)}
    assert list(firm(near(), [0, 1, 2], rows, least=0.4, best=0.4)) == [[0, 1], [2]]


def test_nothing_leaves_where_nothing_is_asked_of_a_link():
    rows = {n: [reply(n)] for n in range(3)}
    assert list(firm(near(), [0, 1, 2], rows, least=0.0, best=0.0)) == [[0, 1, 2]]
    assert list(firm(near(), [2], rows, least=0.9, best=0.9)) == [[2]]
