from __future__ import annotations

from dataclasses import replace

from tests.sources.naming_case import attribution, document, mention, source_of, statement
from wherefrom.model import Credit, Document, Mention, Statement, Voices
from wherefrom.sources.resolve import apply, credit_mentions, resolve


def stated(where: Document, *links: Mention) -> tuple[Statement, dict[str, str]]:
    """The one statement of ``where`` after sources, and names by source id."""
    voices = [Voices(mentions=links, statements=(statement(where.id, *links),))]
    resolution = resolve([where], [*links, *credit_mentions([where])])
    _, statements = apply([where], voices, resolution)
    return statements[0], {source.id: source.name for source in resolution.sources}


POST = document("d", publisher="Harbour Post")


def test_the_last_link_is_the_origin():
    wire = mention("d", "Brine News Agency", "outlet")
    witness = mention("d", "Ayla Brandt", "witness")
    found, names = stated(POST, wire, witness)
    assert [names[link.source] for link in found.chain] == ["Brine News Agency", "Ayla Brandt"]
    assert (names[found.origin], found.origin_kind) == ("Ayla Brandt", "witness")


def test_a_person_in_office_speaks_for_the_body():
    officer = mention("d", "Sgt Paul Brown", "official", body="Brinmark Police")
    found, names = stated(POST, officer)
    assert names[found.chain[0].source] == "Paul Brown"
    assert (names[found.origin], found.origin_kind) == ("Brinmark Police", "official")


def test_an_unnamed_spokeswoman_speaks_for_the_body_and_an_unnamed_source_for_nobody():
    told = mention("d", "a police spokeswoman", "official", named=False, body="Brinmark Police")
    found, names = stated(POST, told)
    assert (names[found.origin], found.origin_kind) == ("Brinmark Police", "official")
    hidden = mention("d", "a police source", "anonymous", named=False, body="Brinmark Police")
    found, names = stated(POST, hidden)
    assert (names[found.origin], found.origin_kind) == ("police source", "anonymous")


def test_an_officer_who_saw_it_is_a_witness():
    officer = mention("d", "Paul Brown", "official", body="Brinmark Police")
    saw = mention("d", "Sgt Brown", "witness")
    voices = [Voices(mentions=(officer, saw), statements=(statement("d", saw),))]
    resolution = resolve([POST], [officer, saw])
    _, (found,) = apply([POST], voices, resolution)
    assert (found.origin, found.origin_kind) == (source_of(resolution, saw).id, "witness")


def test_who_speaks_for_a_body_elsewhere_does_so_where_nothing_else_is_told():
    officer = mention("d", "Paul Brown", "official", body="Brinmark Police", role="police sergeant")
    named = mention("e", "Paul Brown")
    private = mention("e", "Paul Brown", role="a neighbour")
    herald = document("e", publisher="Harbour Herald")
    voices = [
        Voices(mentions=(officer,)),
        Voices(
            mentions=(named, private), statements=(statement("e", named), statement("e", private))
        ),
    ]
    resolution = resolve([POST, herald], [officer, named, private])
    _, found = apply([POST, herald], voices, resolution)
    assert [one.origin_kind for one in found] == ["official", "person"]


def test_without_a_chain_an_outlet_gives_no_source():
    found, _ = stated(POST)
    assert (found.chain, found.origin, found.origin_kind) == ((), None, "none")


def test_a_bodys_own_document_speaks_for_the_body():
    release = document("d", publisher="Ministry of Fisheries", kind="official")
    found, names = stated(release)
    assert (names[found.origin], found.origin_kind) == ("Ministry of Fisheries", "official")
    assert found.chain == ()


def test_an_unsourced_statement_of_a_credited_document_has_the_wire_as_origin():
    credited = document("d", publisher="Harbour Post", credits=(Credit("AFP", "byline", 0, 3),))
    found, names = stated(credited)
    assert [names[link.source] for link in found.chain] == ["AFP"]
    assert (names[found.origin], found.origin_kind) == ("AFP", "outlet")
    assert found.chain[0].mention == credit_mentions([credited])[0].id


def test_a_credit_to_the_publisher_itself_is_none():
    own = document("d", publisher="Agence France-Presse", credits=(Credit("AFP", "byline", 0, 3),))
    assert credit_mentions([own]) == ()
    found, _ = stated(own)
    assert (found.chain, found.origin_kind) == ((), "none")


def test_the_source_line_comes_before_byline_and_dateline():
    credits = (Credit("AFP", "dateline", 0, 3), Credit("Reuters", "source", 90, 97))
    both = document("d", publisher="Harbour Post", credits=credits)
    assert [one.name for one in credit_mentions([both])] == ["Reuters", "AFP"]


def test_a_link_to_the_documents_own_publisher_is_left_out():
    witness, own = (
        mention("d", "Ayla Brandt", "witness"),
        mention("d", "the Harbour Post", "outlet"),
    )
    found, names = stated(POST, own, witness)
    assert [names[link.source] for link in found.chain] == ["Ayla Brandt"]
    found, _ = stated(POST, own)
    assert (found.chain, found.origin_kind) == ((), "none")


def test_the_speaker_of_an_attribution_is_the_person_not_the_body():
    officer = mention("d", "Paul Brown", "official", body="Brinmark Police")
    voices = [Voices(mentions=(officer,), attributions=(attribution(officer),))]
    resolution = resolve([POST], [officer])
    (found,), _ = apply([POST], voices, resolution)
    assert found.speaker == source_of(resolution, officer).id


def test_a_mention_that_nothing_resolved_leaves_its_kind_and_no_origin():
    lost = mention("d", "Ayla Brandt", "witness")
    voices = [Voices(mentions=(lost,), statements=(statement("d", lost),))]
    _, (found,) = apply([POST], voices, resolve([POST], []))
    assert (found.chain[0].source, found.origin, found.origin_kind) == (None, None, "witness")


def test_a_bloggers_own_word_is_no_source():
    found, _ = stated(document("d", publisher="Ada Holm", kind="person"))
    assert (found.origin, found.origin_kind) == (None, "none")


def test_a_firms_blog_that_retells_the_news_speaks_for_nobody():
    post = replace(
        document("d", publisher="Holm & Vane", kind="organisation"),
        url="http://accidents.example/blog/2031/a-crash",
        text="On behalf of Holm & Vane. A cyclist was hit on Sunday.",
    )
    assert stated(post)[0].origin_kind == "none"
    own = replace(post, text=post.text + " Holm & Vane were told so by the family.")
    assert stated(own)[0].origin_kind == "organisation"
    assert stated(replace(post, url="http://holmvane.example/news/1"))[0].origin_kind == (
        "organisation"
    )
