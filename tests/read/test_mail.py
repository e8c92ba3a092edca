from __future__ import annotations

import hashlib
import io

import pytest

from tests.read.packed import PAGE, mail
from wherefrom.model import UNDATED, Document, Notice, Published, Readout, Unread
from wherefrom.read.containers import pieces
from wherefrom.read.mail import quoted_replies
from wherefrom.read.members import Given, Member, dressed
from wherefrom.settings import Intake


def given(data: bytes, name: str = "m.eml"):
    found = list(pieces(io.BytesIO(data), name, size=len(data), limits=Intake()))
    return (
        [p for p in found if isinstance(p, Member)],
        [p for p in found if isinstance(p, Unread)],
    )


def words(member: Member) -> str:
    return member.data.decode("utf-8-sig").strip()


def test_headers_give_author_date_and_title():
    (member,), unread = given(mail())
    assert member.given.authors == ("Rosa Ito",)
    assert member.given.published == Published("2013-04-12", "metadata")
    assert member.given.title == "Wages at the harbour office"
    assert (member.path, member.kind, words(member)) == (
        "m.eml",
        "text",
        "They have not paid us since May.",
    )
    assert unread == []


def test_plain_text_is_preferred_to_html_and_html_to_nothing():
    both, only = mail(html="<p>Pretty.</p>"), mail("", html="<p>Pretty.</p>")
    assert [m.kind for m in given(both)[0]] == ["text"]
    assert [(m.kind, words(m)) for m in given(only)[0]] == [("html", "<p>Pretty.</p>")]


def test_attachments_are_members():
    members, _ = given(mail(attachments={"list.pdf": b"%PDF-1.4", "a/b.txt": b"Words."}))
    assert [(m.path, m.kind) for m in members] == [
        ("m.eml", "text"),
        ("m.eml!/list.pdf", "pdf"),
        ("m.eml!/b.txt", "text"),
    ]


def test_a_forwarded_mail_is_a_member_with_its_own_headers():
    inner = mail("Inner words.", **{"From": "clerk@harbour.example", "Subject": "Inner"})
    outer = (
        b"From: Desk <desk@harbourpost.example>\nSubject: Fwd\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="x"\n\n'
        b"--x\nContent-Type: text/plain\n\nSee below.\n"
        b"--x\nContent-Type: message/rfc822\n\n" + inner + b"\n--x--\n"
    )
    members, _ = given(outer)
    assert [(m.path, m.given.title, m.given.authors) for m in members] == [
        ("m.eml", "Fwd", ("Desk",)),
        ("m.eml!/part-1.eml", "Inner", ("clerk@harbour.example",)),
    ]


def test_declared_encodings_of_a_mail_are_heeded():
    data = (
        b"From: =?iso-8859-1?q?J=FCrgen?= <j@x.example>\nSubject: S\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
        b"K\xfcstenwache\n"
    )
    (member,), _ = given(data)
    assert (words(member), member.given.authors) == ("Küstenwache", ("Jürgen",))


@pytest.mark.parametrize("date", ["", "yesterday", "Fri, 99 Foo 20133 23:30:00"])
def test_a_date_that_is_none_is_unknown(date):
    (member,), _ = given(mail(Date=date) if date else mail().replace(b"Date:", b"X-Date:"))
    assert member.given.published is None


def test_a_mail_without_text_is_named():
    members, (unread,) = given(b"From: a@x.example\nReceived: by x\nSubject: S\n\n")
    assert (members, unread.path, unread.kind) == ([], "m.eml", "no_text")


@pytest.mark.parametrize(
    "rubbish",
    [
        b"From: \xff\xfe <<>>,,@\nReceived: x\nContent-Type: multipart/mixed\n\nwords",
        b"Received: x\nFrom: =?utf-8?b?!!!?=\nDate: \x00\nContent-Type: ;;;\n\nwords",
        b'Received: x\nContent-Type: text/plain; charset="nonsense"\n\nwords',
        b"Received: x\nContent-Transfer-Encoding: base64\n\n!!!! words",
        b'Received: x\nContent-Type: multipart/mixed; boundary="a"\n\n--a\n--a--\nwords',
    ],
)
def test_broken_mails_give_words_or_a_reason(rubbish):
    members, unread = given(rubbish)
    assert len(members) + len(unread) == 1


def test_a_mailbox_gives_each_mail_under_its_message_id():
    first, second = mail("One."), mail("Two.\n\nFrom the start.", **{"Message-ID": "<2@x.example>"})
    box = b"".join(
        b"From clerk@x.example Fri Apr 12 23:30:00 2013\n"
        + m.replace(b"\nFrom the", b"\n>From the")
        for m in (first + b"\n", second + b"\n")
    )
    members, _ = given(box, "b.mbox")
    assert [(m.path, words(m)) for m in members] == [
        ("b.mbox!/1@clerks.example", "One."),
        ("b.mbox!/2@x.example", "Two.\n\nFrom the start."),
    ]


def test_a_mailbox_without_mails_is_named():
    _, (unread,) = given(b"nothing here\n", "b.mbox")
    assert (unread.path, unread.kind) == ("b.mbox", "damaged")


MHTML = (
    b"From: <Saved by Browser>\nSnapshot-Content-Location: http://harbourpost.example/a\n"
    b"Subject: =?utf-8?Q?Closed?=\nDate: Sun, 3 Mar 2013 08:00:00 -0000\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
    b"--x\nContent-Type: text/html\nContent-Location: http://harbourpost.example/a\n"
    b"Content-Transfer-Encoding: quoted-printable\n\n<html><p class=3D'a'>Closed.</p>\n"
    b"--x\nContent-Type: image/png\nContent-Location: http://harbourpost.example/p.png\n\nx\n--x--\n"
)


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.zzz"])
def test_a_saved_page_has_address_title_and_time_of_saving(name):
    (member,), unread = given(MHTML, name)
    assert member.url == "http://harbourpost.example/a"
    assert member.captured_at == "2013-03-03T08:00:00Z"
    assert member.given.fallback_title == "Closed"
    assert words(member) == "<html><p class='a'>Closed.</p>"
    assert unread == []


def test_a_saved_page_without_html_is_named():
    _, (unread,) = given(MHTML.replace(b"text/html", b"text/css"), "a.mhtml")
    assert (unread.path, unread.kind) == ("a.mhtml", "damaged")


def a_document(text: str, sha256: str = "0") -> Document:
    return Document("d-0", "m.eml", text, "Old", None, "outlet", (), None, None, sha256, UNDATED)


def test_quoted_lines_are_marked_and_kept():
    text = "No.\n\n> They paid.\n> > Who?\n\nNobody was paid.\n> Really?"
    notices = list(quoted_replies(a_document(text)))
    assert [text[n.start : n.end] for n in notices] == ["> They paid.\n> > Who?", "> Really?"]
    assert {n.kind for n in notices} == {"quoted_reply"}


def test_what_the_container_says_stands_and_ids_follow_the_members_own_bytes():
    own = hashlib.sha256(b"mail").hexdigest()
    member = Member("m.eml", b"", given=Given("New", sha256=own, remarks=(("k", "Said."),)))
    readout = dressed(Readout((a_document("Words."),)), member)
    (document,), (notice,) = readout.documents, readout.notices
    assert (document.title, document.sha256) == ("New", own)
    assert document.id != "d-0"
    assert (notice.document, notice.kind, notice.path) == (document.id, "k", "m.eml")


def test_an_attached_page_is_a_page():
    members, _ = given(mail(attachments={"p.html": PAGE}))
    assert [m.kind for m in members] == ["text", "html"]


def test_the_sender_of_a_mail_is_its_publisher_and_its_day_is_known():
    document = Document("a", "a", "We deny it.", None, None, "outlet", (), None, "en", "0", UNDATED)
    undated = Notice("a", None, None, "undated", "No date of publication was found.")
    sent = Given(
        authors=("Northlight Seafoods",), published=Published("2025-03-05", "metadata"), mail=True
    )
    told = dressed(Readout((document,), (undated,)), Member("a", b"", given=sent))
    assert (told.documents[0].publisher, told.documents[0].publisher_kind) == (
        "Northlight Seafoods",
        "organisation",
    )
    assert told.notices == ()
