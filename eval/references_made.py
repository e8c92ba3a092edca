"""The fictional reports of references.yml as files: pages, Word files, PDFs, texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from tests.read.made import DOCX, docx, page, pdf
from wherefrom.model import Document
from wherefrom.read.single import read_single
from wherefrom.settings import Intake

MARK = re.compile(r"\{(\d+)\}")
# Widths of Helvetica that are not 556 thousandths of the type's size.
WIDTHS = {
    **dict.fromkeys("ij", 222),
    **dict.fromkeys("l", 222),
    **dict.fromkeys(" !,./:;ftI", 278),
    **dict.fromkeys("()-r", 333),
    **dict.fromkeys("ckJsvxyz", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("Mm", 833),
    "W": 944,
}
TITLE = "Harbours of Velmora: a report"
FILLER = "This page was written for a test of notes and tells of an invented country."


def document(made: Mapping[str, Any]) -> Document:
    """One report, built in its format and read as any file is."""
    data, media_type = MAKERS[made["format"]](made)
    found = read_single(
        data, name=made["name"], media_type=media_type, url=None, captured_at=None, limits=Intake()
    )
    return found.documents[0]


def _txt(made: Mapping[str, Any]) -> tuple[bytes, str]:
    return made["text"].encode(), "text/plain"


def _html(made: Mapping[str, Any]) -> tuple[bytes, str]:
    """Raised links to notes below, as most publishing systems write them."""
    link = r'<sup><a href="#fn\1" id="ref\1">\1</a></sup>'
    body = "".join(f"<p>{MARK.sub(link, escape(p, quote=False))}</p>" for p in made["paragraphs"])
    notes = "".join(
        f'<li id="fn{n}">{_linked(words)} <a href="#ref{n}">↩</a></li>'
        for n, words in made["notes"].items()
    )
    return _page(body + f"<h2>Notes</h2><ol>{notes}</ol>"), "text/html"


def _html_plain(made: Mapping[str, Any]) -> tuple[bytes, str]:
    """Raised numbers that link to nothing, and numbered paragraphs below."""
    raised = r"<sup>\1</sup>"
    body = "".join(f"<p>{MARK.sub(raised, escape(p, quote=False))}</p>" for p in made["paragraphs"])
    notes = "".join(f"<p>{n}. {_linked(words)}</p>" for n, words in made["notes"].items())
    return _page(body + f"<h2>Notes</h2>{notes}"), "text/html"


def _html_references(made: Mapping[str, Any]) -> tuple[bytes, str]:
    """Numbers in square brackets that link to a list of references."""
    link = r'<a href="#cite-\1">[\1]</a>'
    body = "".join(f"<p>{MARK.sub(link, escape(p, quote=False))}</p>" for p in made["paragraphs"])
    notes = "".join(f'<li id="cite-{n}">{_linked(w)}</li>' for n, w in made["notes"].items())
    return _page(body + f"<h2>References</h2><ol>{notes}</ol>"), "text/html"


def _linked(words: str) -> str:
    return re.sub(r"https?://[^\s,]+\w", r'<a href="\g<0>">\g<0></a>', escape(words, quote=False))


def _page(body: str) -> bytes:
    return page(
        f"<article><h1>{TITLE}</h1><p>{FILLER}</p>{body}</article>",
        head=f"<title>{TITLE}</title>",
    )


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def _docx(made: Mapping[str, Any]) -> tuple[bytes, str]:
    """Word's own footnotes."""
    body = ""
    for words in made["paragraphs"]:
        pieces = MARK.split(words)
        runs = [
            _run(piece) if n % 2 == 0 else f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>'
            for n, piece in enumerate(pieces)
        ]
        body += f"<w:p>{''.join(runs)}</w:p>"
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p>{_run(words)}</w:p></w:footnote>'
        for n, words in made["notes"].items()
    )
    return docx(body, footnotes=notes), DOCX


def _docx_plain(made: Mapping[str, Any]) -> tuple[bytes, str]:
    """Raised numbers and endnotes that somebody typed."""
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>%s</w:t></w:r>'
    body = ""
    for words in made["paragraphs"]:
        pieces = MARK.split(words.replace(" {", "{"))
        runs = [_run(p) if n % 2 == 0 else raised % p for n, p in enumerate(pieces)]
        body += f"<w:p>{''.join(runs)}</w:p>"
    body += f"<w:p>{_run('Endnotes')}</w:p>"
    body += "".join(f"<w:p>{_run(f'{n} {words}')}</w:p>" for n, words in made["notes"].items())
    return docx(body), DOCX


def _pdf(made: Mapping[str, Any]) -> tuple[bytes, str]:
    """A page for each paragraph, with the notes that it points at in small type at its foot."""
    pages: list[list[tuple[float, float, float, str]]] = []
    for words in made["paragraphs"]:
        x, y = 72.0, 640.0
        lines = [] if pages else [(72.0, 760.0 - 14 * n, 11.0, FILLER) for n in range(7)]
        for n, piece in enumerate(MARK.split(words)):
            if n % 2:
                lines.append((x, y + 4, 6, piece))
                x += 3.4 * len(piece)
                continue
            for word in re.findall(r"\S+\s*", piece):
                if x + _width(word) > 520:
                    x, y = 72.0, y - 14
                lines.append((x, y, 11, word.strip()))
                x += _width(word)
        keys = MARK.findall(words)
        for n, key in enumerate(keys):
            lines.append((72, 120 - 11 * n, 8, f"{key} {made['notes'][int(key)]}"))
        pages.append(lines)
    return pdf(pages), "application/pdf"


def _width(words: str) -> float:
    """What ``words`` take in Helvetica of 11 points."""
    return sum(WIDTHS.get(letter, 556) for letter in words) * 11 / 1000


MAKERS = {
    "txt": _txt,
    "html": _html,
    "html-plain": _html_plain,
    "html-references": _html_references,
    "docx": _docx,
    "docx-plain": _docx_plain,
    "pdf": _pdf,
}
