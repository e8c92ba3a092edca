from __future__ import annotations

from tests.sources.naming_case import document, mention, same, source_of
from wherefrom.sources.resolve import resolve

DOCUMENTS = [document("North"), document("South"), document("West")]


def test_a_reporter_told_without_the_outlet_is_the_outlet_that_another_document_tells():
    told = mention("North", "Harbour Post", "outlet", role="Michael Silver")
    alone = mention("South", "Michael Silver", "outlet")
    found = resolve(DOCUMENTS, [told, alone])
    assert same(found, told, alone)
    assert source_of(found, alone).name == "Harbour Post"


def test_a_reporter_of_two_outlets_stays_a_name():
    post = mention("North", "Harbour Post", "outlet", role="Michael Silver")
    herald = mention("West", "Harbour Herald", "outlet", role="Michael Silver")
    alone = mention("South", "Michael Silver", "outlet")
    found = resolve(DOCUMENTS, [post, herald, alone])
    assert not same(found, post, alone)
    assert not same(found, herald, alone)


def test_a_surname_alone_is_no_reporter_of_another_document():
    told = mention("North", "Harbour Post", "outlet", role="Michael Silver")
    alone = mention("South", "Silver", "outlet")
    assert not same(resolve(DOCUMENTS, [told, alone]), told, alone)
