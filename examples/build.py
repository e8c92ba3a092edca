"""Builds the documents of ``harbour/reports/`` from the texts of ``harbour/source/``.

The case is fictional: its country, firms, bodies, outlets and people are invented. The documents
are committed, so this is needed only to change them. It needs three libraries that wherefrom
does not (reportlab) or uses only for reading (python-docx, odfpy, warcio):

    python -m venv scratch && scratch/bin/pip install reportlab python-docx odfpy warcio
    scratch/bin/python examples/build.py

Every build gives the same bytes: times inside files are fixed, and so are ids and zip entries.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from datetime import datetime
from html import escape
from pathlib import Path

from docx import Document as Docx
from odf import dc, meta
from odf.opendocument import OpenDocumentText
from odf.text import H, P
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HARBOUR = Path(__file__).resolve().parent / "harbour"
SOURCE, REPORTS = HARBOUR / "source", HARBOUR / "reports"
ZIP_TIME = (2025, 3, 20, 12, 0, 0)


def source(name: str) -> tuple[str, list[str]]:
    """Headline and paragraphs of one text."""
    blocks = (SOURCE / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return blocks[0], blocks[1:]


def zipped(entries: list[tuple[str, bytes]], *, packed: bool = True) -> bytes:
    """A zip file with fixed times, in the order given; ``mimetype`` is stored, as ODF asks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.external_attr = 0o644 << 16
            stored = name == "mimetype" or not packed
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def rezipped(data: bytes) -> bytes:
    """The same zip file with fixed times."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped([(name, archive.read(name)) for name in archive.namelist()])


# Web pages

PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title} | {site}</title>
<link rel="canonical" href="{url}">
<meta property="og:site_name" content="{site}">
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{published}">{author_meta}
<script>window.trackReader = function () {{ return "Readers were counted twice."; }};</script>
</head>
<body>
<header><a href="/">{site}</a></header>
<nav><ul><li><a href="/news">News</a></li><li><a href="/harbour">Harbour</a></li>\
<li><a href="/weather">Weather</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>
<h1>{title}</h1>
{byline}<p class="date"><time datetime="{published}">{day}</time></p>
<div class="share"><a href="#">Share</a> <a href="#">Post</a> <a href="#">Email</a></div>
{body}
</article></main>
<aside class="related"><h2>You may also like</h2><ul>
<li><a href="/tides">Spring tides expected next week</a></li>
<li><a href="/fish-market">Fish market to open an hour earlier</a></li>
<li><a href="/ferry">Ferry line looks for a new captain</a></li>
</ul></aside>
<section id="comments" class="comments"><h2>12 comments</h2><p><a href="#login">Log in</a> to \
leave a comment.</p></section>
<footer><p>Contact us. Terms of use. Privacy.</p></footer>
<script>document.write("Subscribe now and read four weeks for free.");</script>
</body>
</html>
"""


def page(
    name: str,
    *,
    site: str,
    url: str,
    published: str,
    byline: str = "",
    author: str | None = None,
    links: dict[str, str] | None = None,
    lang: str = "en",
) -> bytes:
    """A web page with menus and scripts round the article; ``links`` maps words to addresses."""
    title, paragraphs = source(name)
    body = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs)
    for words, address in (links or {}).items():
        body = body.replace(words, f'<a href="{address}">{words}</a>', 1)
    when = datetime.fromisoformat(published)
    return PAGE.format(
        lang=lang,
        title=escape(title, quote=False),
        site=site,
        url=url,
        published=published,
        day=f"{when.day} {when:%B %Y}",
        byline=f'<p class="byline">{byline}</p>\n' if byline else "",
        author_meta=f'\n<meta name="author" content="{author}">' if author else "",
        body=body,
    ).encode()


def harbour_post() -> bytes:
    """The wire story under the byline of the wire."""
    return page(
        "harbour-post-wire",
        site="The Harbour Post",
        url="https://harbourpost.example/2025/03/04/trawler-crew",
        published="2025-03-04T07:10:00+00:00",
        byline="Meridian Wire",
    )


def quay_nine() -> bytes:
    """An interview by Ines Calder."""
    return page(
        "calder-quay-nine",
        site="The Harbour Post",
        url="https://harbourpost.example/2025/03/10/the-men-of-quay-nine",
        published="2025-03-10T06:00:00+00:00",
        byline="By Ines Calder",
        author="Ines Calder",
        links={"In a statement": "https://northlight.example/statements/grey-heron"},
    )


def business_daily() -> bytes:
    """A page that cites a blog, which cites it."""
    return page(
        "business-daily",
        site="Velmora Business Daily",
        url="https://businessdaily.example/2025/03/08/northlight-buyers",
        published="2025-03-08T09:30:00+00:00",
        byline="By Otto Brams",
        author="Otto Brams",
        links={"The blog Tidewatch": "https://tidewatch.example/2025/03/where-was-the-grey-heron"},
    )


def radio_lagune() -> bytes:
    """A page in French."""
    return page(
        "radio-lagune",
        site="Radio Lagune",
        url="https://radiolagune.example/2025/03/11/grey-heron",
        published="2025-03-11T08:00:00+00:00",
        lang="fr",
    )


def tidewatch(name: str) -> bytes:
    """The blog as one capture found it."""
    return page(
        name,
        site="Tidewatch",
        url="https://tidewatch.example/2025/03/where-was-the-grey-heron",
        published="2025-03-08T11:00:00+00:00",
        links={
            "The Velmora Business Daily": "https://businessdaily.example/2025/03/08/northlight-buyers"
        },
    )


def velmora_review() -> bytes:
    """An essay by Ines Calder for another publisher."""
    return page(
        "calder-velmora-review",
        site="The Velmora Review",
        url="https://velmorareview.example/essays/what-a-ship-leaves-behind",
        published="2025-03-12T06:00:00+00:00",
        byline="By Ines Calder",
        author="Ines Calder",
    )


def channel_five() -> bytes:
    """A page as a browser saves it: one MIME message with the page and its style sheet."""
    url = "https://channelfive.example/news/2025/03/06/arrests"
    html = page(
        "channel-five",
        site="Channel Five",
        url=url,
        published="2025-03-06T19:00:00+00:00",
        byline="By Nils Varga",
        author="Nils Varga",
        links={
            "the Sarrow Courier reported": "https://sarrowcourier.example/2025/03/06/two-mates-arrested"
        },
    ).decode()
    boundary = "----MultipartBoundary--grey-heron----"
    lines = [
        "From: <Saved by a browser>",
        f"Snapshot-Content-Location: {url}",
        "Subject: Two arrests in the case of the Grey Heron | Channel Five",
        "Date: Thu, 6 Mar 2025 20:14:00 -0000",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; type="text/html"; boundary="{boundary}"',
        "",
        f"--{boundary}",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Content-Location: {url}",
        "",
        html,
        f"--{boundary}",
        "Content-Type: text/css",
        "Content-Transfer-Encoding: 8bit",
        "Content-Location: https://channelfive.example/style.css",
        "",
        "body { font-family: serif; }",
        f"--{boundary}--",
        "",
    ]
    return "\r\n".join("\n".join(lines).split("\n")).encode()


# Web archives


def warc(pages: list[tuple[str, str, bytes]]) -> bytes:
    """A WARC of captures: address, time of capture, page."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, (url, captured_at, html) in enumerate(pages, start=1):
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(html),
            http_headers=headers,
            warc_headers_dict={
                "WARC-Date": captured_at,
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
            },
        )
        writer.write_record(record)
    return out.getvalue()


def tidewatch_warc() -> bytes:
    """Two captures of the blog, a week apart."""
    url = "https://tidewatch.example/2025/03/where-was-the-grey-heron"
    return warc(
        [
            (url, "2025-03-08T15:20:00Z", tidewatch("tidewatch-first")),
            (url, "2025-03-15T09:05:00Z", tidewatch("tidewatch-second")),
        ]
    )


def review_wacz() -> bytes:
    """One capture packed with its list of pages and hashes."""
    url = "https://velmorareview.example/essays/what-a-ship-leaves-behind"
    captured_at = "2025-03-13T10:00:00Z"
    listed = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    entry = {"id": "1", "url": url, "ts": captured_at, "title": "What a ship leaves behind"}
    files = [
        ("archive/data.warc.gz", warc([(url, captured_at, velmora_review())])),
        ("pages/pages.jsonl", f"{json.dumps(listed)}\n{json.dumps(entry)}\n".encode()),
    ]
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "bytes": len(data),
        }
        for name, data in files
    ]
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": "What a ship leaves behind",
        "created": captured_at,
        "mainPageUrl": url,
        "mainPageDate": captured_at,
        "resources": resources,
    }
    files.append(("datapackage.json", json.dumps(package, indent=2).encode()))
    return zipped(files, packed=False)


# Office formats and mail


def evening_star() -> bytes:
    """An article as an OpenDocument text."""
    title, paragraphs = source("evening-star")
    text = OpenDocumentText()
    text.meta.addElement(dc.Title(text=title))
    text.meta.addElement(meta.CreationDate(text="2025-03-07T16:00:00"))
    text.text.addElement(H(outlinelevel=1, text=title))
    for line in ("The Evening Star", "7 March 2025", *paragraphs):
        text.text.addElement(P(text=line))
    out = io.BytesIO()
    text.save(out)
    return rezipped(out.getvalue())


def inspection_report() -> bytes:
    """A report whose date no calendar has."""
    title, paragraphs = source("inspection-report")
    text = Docx()
    when = datetime(2025, 3, 6, 9, 0, 0)
    core = text.core_properties
    core.title, core.author, core.last_modified_by = title, "", ""
    core.created = core.modified = when
    text.add_paragraph("MARITIME INSPECTORATE OF VELMORA")
    text.add_heading(title, level=1)
    text.add_paragraph("Date of report: 31 February 2025")
    for words in paragraphs:
        heading = len(words) < 40 and not words.endswith(".")
        text.add_heading(words, level=2) if heading else text.add_paragraph(words)
    out = io.BytesIO()
    text.save(out)
    return rezipped(out.getvalue())


def police_release() -> bytes:
    """A press release in rich text."""
    title, paragraphs = source("police-release")
    lines = [
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}",
        r"{\info{\title " + title + r"}{\creatim\yr2025\mo3\dy4\hr11\min0}}",
        r"\f0\fs24",
        r"{\b Port Sarrow Police}\par",
        r"Press release\par",
        r"4 March 2025\par\par",
        r"{\b " + title + r"}\par\par",
    ]
    lines += [rf"{words}\par\par" for words in paragraphs]
    return ("\n".join([*lines, "}"]) + "\n").encode("ascii")


def northlight_statement() -> bytes:
    """A statement sent by e-mail."""
    title, paragraphs = source("northlight-statement")
    head = [
        "Return-Path: <press@northlight.example>",
        "From: Northlight Seafoods <press@northlight.example>",
        "To: news@sarrowcourier.example",
        "Date: Wed, 5 Mar 2025 17:42:10 +0000",
        "Message-ID: <20250305174210.1@northlight.example>",
        f"Subject: {title}",
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: 8bit",
        "",
    ]
    body = "\n\n".join(paragraphs).split("\n")
    return "\r\n".join([*head, *body, ""]).encode()


def meridian_wire() -> bytes:
    """The wire story as plain text below its address."""
    title, paragraphs = source("meridian-wire")
    head = f"https://meridianwire.example/2025/03/03/grey-heron\n\n{title}\n\n"
    return (head + "\n\n".join(paragraphs) + "\n").encode()


def coastal_times() -> bytes:
    """The wire story in Markdown, without a word on the wire."""
    title, paragraphs = source("coastal-times")
    head = (
        f"---\ntitle: {title}\npublisher: Coastal Times\ndate: 2025-03-04\n"
        "url: https://coastaltimes.example/news/rain-cardboard-word\n---\n\n"
    )
    return (head + f"# {title}\n\n" + "\n\n".join(paragraphs) + "\n").encode()


def court_order() -> bytes:
    """The order as plain text."""
    return (SOURCE / "court-order.txt").read_bytes()


# PDF

SERIF = ParagraphStyle(
    "body", fontName="Times-Roman", fontSize=12, leading=17, spaceAfter=9, alignment=TA_JUSTIFY
)
HEADING = ParagraphStyle(
    "heading", parent=SERIF, fontName="Times-Bold", fontSize=15, leading=24, spaceBefore=8
)
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=20, leading=26, alignment=0)
SMALL = ParagraphStyle("small", parent=SERIF, fontSize=9, leading=12, alignment=0)


def _pdf(story: list[object], *, title: str, author: str, header: str | None, day: str) -> bytes:
    out = io.BytesIO()

    def furniture(canvas: object, layout: object) -> None:
        if header is None or layout.page == 1:  # type: ignore[attr-defined]
            return
        canvas.setFont("Times-Italic", 9)  # type: ignore[attr-defined]
        canvas.drawString(25 * mm, 282 * mm, header)  # type: ignore[attr-defined]
        canvas.drawCentredString(105 * mm, 12 * mm, f"Page {layout.page}")  # type: ignore[attr-defined]

    layout = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=25 * mm,
        bottomMargin=25 * mm,
        title=title,
        author=author,
        invariant=1,
    )
    layout.build(story, onFirstPage=furniture, onLaterPages=furniture)
    # reportlab dates all files that are to come out alike 1 January 2000
    return out.getvalue().replace(b"D:20000101", f"D:{day}".encode())


def sarrow_courier() -> bytes:
    """A printed page with a byline."""
    title, paragraphs = source("sarrow-courier")
    story = [
        Paragraph("The Sarrow Courier", HEADING),
        Paragraph("Thursday, 6 March 2025", SMALL),
        Spacer(1, 6 * mm),
        Paragraph(title, TITLE),
        Paragraph("By Hanna Roel", SMALL),
        *(Paragraph(words, SERIF) for words in paragraphs),
    ]
    return _pdf(story, title=title, author="Hanna Roel", header=None, day="20250306")


def deckhands_aid_report() -> bytes:
    """Several pages: running header, page numbers, raised note markers, notes, references."""
    title, blocks = source("deckhands-aid-report")
    title = title.removeprefix("# ")
    story: list[object] = [Spacer(1, 60 * mm), Paragraph(title, TITLE)]
    story += [Paragraph(line, SERIF) for line in blocks[0].split("\n")]
    story.append(PageBreak())
    in_notes = False
    for block in blocks[1:]:
        if block.startswith("## "):
            in_notes = block in ("## Notes", "## References")
            story.append(Paragraph(block.removeprefix("## "), HEADING))
        elif in_notes:
            story += [
                Paragraph(re.sub(r"^\[(\d+)\]", r"\1.", line), SMALL) for line in block.split("\n")
            ]
        else:
            raised = re.sub(r"\[(\d+)\]", r"<super size=7>\1</super>", block)
            story.append(Paragraph(raised, SERIF))
    header = f"Deckhands' Aid  |  {title}"
    return _pdf(story, title=title, author="Deckhands' Aid", header=header, day="20250314")


FILES = {
    "business-daily-2025-03-08.html": business_daily,
    "channel-five-2025-03-06.mhtml": channel_five,
    "coastal-times-2025-03-04.md": coastal_times,
    "court-order-114-2025.txt": court_order,
    "deckhands-aid-report.pdf": deckhands_aid_report,
    "evening-star-2025-03-07.odt": evening_star,
    "harbour-post-2025-03-04.html": harbour_post,
    "harbour-post-2025-03-10.xhtml": quay_nine,
    "inspection-report.docx": inspection_report,
    "meridian-wire-2025-03-03.txt": meridian_wire,
    "northlight-statement-2025-03-05.eml": northlight_statement,
    "police-release-2025-03-04.rtf": police_release,
    "radio-lagune-2025-03-11.html": radio_lagune,
    "sarrow-courier-2025-03-06.pdf": sarrow_courier,
    "tidewatch-where-was-the-grey-heron.warc.gz": tidewatch_warc,
    "velmora-review.wacz": review_wacz,
}


def main() -> None:
    """Write every document."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    for name, build in FILES.items():
        (REPORTS / name).write_bytes(build())
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in REPORTS.iterdir()}
    listed = "".join(f"{name}: {sums[name]}\n" for name in sorted(sums))
    (HARBOUR / "reports.sha256.yml").write_text(f"# Made by build.py.\n{listed}")


if __name__ == "__main__":
    main()
