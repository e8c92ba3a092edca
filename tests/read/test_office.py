import io
import zipfile

import pytest

from tests.read.made import DOCX, ODT, document, docx, kinds, odt, readout
from wherefrom.read.refusals import Damaged, Encrypted, NoText, TooLarge
from wherefrom.settings import Intake

RUN = '<w:r><w:t xml:space="preserve">%s</w:t></w:r>'
WORD = (
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>' + RUN % "Fire closes harbour" + "</w:p>"
    "<w:p>"
    + RUN % "It was "
    + '<w:hyperlink r:id="r1">'
    + RUN % "closed"
    + "</w:hyperlink>"
    + RUN % ", they said."
    + '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Say nobody was hurt.</w:t></w:r>"
    + RUN
    % "Boats waited."
    + "<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>"
    "<w:tbl><w:tr><w:tc><w:p>"
    + RUN % "Boats"
    + "</w:p></w:tc><w:tc><w:p>"
    + RUN % "3"
    + "</w:p></w:tc></w:tr></w:tbl>"
)
NOTE = '<w:footnote w:id="2"><w:p>' + RUN % "Ministry, 3 May 2013." + "</w:p></w:footnote>"
REL = '<Relationship Id="r1" Target="http://m.example/a" TargetMode="External"/>'
CORE = "<dc:creator>Maren Oldby</dc:creator><dcterms:created>2013-04-12T00:00:00Z</dcterms:created>"


def test_a_word_file_gives_text_links_and_notes():
    result = readout(docx(WORD, footnotes=NOTE, rels=REL, core=CORE), DOCX)
    found = result.documents[0]
    assert found.text == (
        "Fire closes harbour\n\nIt was closed, they said.[1]\n\nBoats waited.\n\nBoats | 3\n\n"
        "[1] Ministry, 3 May 2013."
    )
    assert (found.title, found.authors) == ("Fire closes harbour", ("Maren Oldby",))
    assert (found.published.value, found.published.basis) == ("2013-04-12", "metadata")
    assert [(found.text[x.start : x.end], x.url) for x in found.links] == [
        ("closed", "http://m.example/a")
    ]
    [note] = found.notes
    assert note.marker is not None
    assert found.text[note.marker.start : note.marker.end] == "[1]"
    assert found.text[note.start : note.end] == "Ministry, 3 May 2013."
    assert "hidden_text" in kinds(result)


def test_a_date_in_the_text_wins_over_when_the_file_was_made():
    body = "<w:p>" + RUN % "Harbour closed" + "</w:p><w:p>" + RUN % "3 May 2012" + "</w:p>"
    body += "<w:p>" + RUN % "The harbour was closed." + "</w:p>"
    found = document(docx(body, core=CORE), DOCX)
    assert (found.published.value, found.published.basis) == ("2012-05-03", "text")


def test_an_opendocument_text_gives_text_links_and_notes():
    body = (
        "<text:h>Fire closes harbour</text:h><text:p>It was"
        ' <text:a xlink:href="http://m.example/a">closed</text:a>.<text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>Ministry, 3 May.</text:p></text:note-body>"
        "</text:note><text:s/>Boats waited.</text:p>"
    )
    found = document(odt(body), ODT)
    assert found.text == (
        "Fire closes harbour\n\nIt was closed.[1] Boats waited.\n\n[1] Ministry, 3 May."
    )
    assert found.title == "Fire closes harbour"
    assert found.links[0].url == "http://m.example/a"
    assert found.text[found.notes[0].start : found.notes[0].end] == "Ministry, 3 May."


def test_rich_text_gives_paragraphs():
    data = rb"{\rtf1\ansi{\info{\author Maren Oldby}}Harbour closed\par It was closed, caf\'e9 owners said.\par}"  # noqa: E501
    found = document(data, "application/rtf")
    assert found.text == "Harbour closed\n\nIt was closed, café owners said."
    assert found.authors == ("Maren Oldby",)


@pytest.mark.parametrize("media_type", [DOCX, ODT])
def test_a_locked_or_broken_file_is_refused(media_type: str):
    with pytest.raises(Encrypted):
        readout(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, media_type)
    with pytest.raises(Damaged):
        readout(b"PK\x03\x04 broken", media_type)
    with pytest.raises(Damaged):
        readout(docx("")[:200], media_type)


def test_an_encrypted_opendocument_is_refused():
    with pytest.raises(Encrypted):
        readout(odt("<text:p>a</text:p>", manifest="<encryption-data/>"), ODT)


def test_a_file_without_words_is_refused():
    with pytest.raises(NoText):
        readout(docx("<w:p/>"), DOCX)


def test_a_file_that_unpacks_too_far_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a>" + " " * 3_000_000)
    with pytest.raises(TooLarge):
        readout(stream.getvalue(), DOCX, limits=Intake(max_unpacked_mb=1))


def test_entities_are_not_resolved():
    bomb = '<!DOCTYPE a [<!ENTITY b "harbour">]><w:document xmlns:w="x"><w:body>&b;</w:body></w:document>'  # noqa: E501
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(Damaged):
        readout(stream.getvalue(), DOCX)


def test_what_is_no_rich_text_is_refused():
    with pytest.raises(Damaged):
        readout(b"harbour", "text/rtf")
