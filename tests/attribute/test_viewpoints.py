from __future__ import annotations

from wherefrom.attribute import voices as stage
from wherefrom.serial import from_plain, to_plain

HARBOUR = (
    "Mara Tolin said that her party welcomed the truce. Tom Hale said that he opposed the sale of "
    "the quay. Ann Holm said that the fishers agreed to leave the port."
)


def told(read):
    """Per view its words: who, cue, of what, and the holder."""
    return [
        (*(" ".join(read.words(part)) for part in (v.source, v.cue, v.content)), v.holder)
        for v in read.voices.views
    ]


def test_a_view_has_its_words_and_who_holds_it(voices):
    found = told(voices(HARBOUR))
    assert ("the fishers", "agreed", "to leave the port", "fishers") in found


def test_a_pronoun_is_resolved_inside_the_document(voices):
    found = told(voices(HARBOUR))
    assert ("he", "opposed", "the sale of the quay", "Tom Hale") in found


def test_we_is_the_body_that_the_speaker_speaks_for(voices):
    read = voices('"We welcomed the truce," said Ann Holm, a spokeswoman for the Dock Union.')
    assert [v.holder for v in read.voices.views] == ["Dock Union"]


def test_a_pronoun_that_points_at_nobody_has_no_holder(voices):
    read = voices("They boycotted the vote.")
    assert [(v[0], v[3]) for v in told(read)] == [("They", None)]


def test_no_view_makes_an_origin_or_changes_who_says_what(voices, monkeypatch):
    viewed = voices(HARBOUR).voices
    monkeypatch.setattr(stage, "read_views", lambda reading, found: ())
    bare = voices(HARBOUR).voices
    assert viewed.views
    assert bare.views == ()
    assert viewed.mentions == bare.mentions
    assert viewed.attributions == bare.attributions
    assert viewed.statements == bare.statements


def test_an_attributions_words_are_told_as_no_view(voices):
    read = voices(HARBOUR + " The union fears a strike and wants a truce.")
    cues = {a.cue for a in read.voices.attributions}
    assert cues
    assert not cues & {v.cue for v in read.voices.views}


def test_views_stand_in_the_order_of_their_places(voices):
    found = voices(HARBOUR).voices.views
    places = [min(s.start for s in (*v.source, *v.cue, *v.content)) for v in found]
    assert len(places) > 2
    assert places == sorted(places)
    assert len({v.id for v in found}) == len(found)


def test_views_come_back_from_their_plain_form(voices):
    found = voices(HARBOUR).voices
    assert from_plain(type(found), to_plain(found)) == found


def test_a_text_without_views_has_none(voices):
    assert voices("The harbour is four hundred years old.").voices.views == ()
