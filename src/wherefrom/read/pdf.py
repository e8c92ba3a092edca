"""PDF: lines with their places on the page, joined to paragraphs without running heads."""

from __future__ import annotations

import re
from ctypes import byref, c_int, create_string_buffer
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from wherefrom.model import Hyperlink, Note, Span
from wherefrom.read.draft import Draft, Remark
from wherefrom.read.hidden import invisible_remark
from wherefrom.read.notes import plain_notes
from wherefrom.read.pdf_layout import RAISED, Line, Paragraph, flowed
from wherefrom.read.plain import bare_links, without_overlap
from wherefrom.read.refusals import Damaged, Encrypted, NoText, TooLarge

MIN_LETTERS = 20  # letters in the whole file; below it is a scan
OCR = "Run OCR on it (for example ocrmypdf) and add the result."


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Encrypted("The PDF") from error
        raise Damaged("The PDF cannot be opened; it may be broken off.") from error


def _page_lines(page: Any, number: int) -> list[Line]:
    """The lines of one page in reading order, each with its box in points from the top."""
    words = page.get_textpage()
    height = page.get_height()
    lines: list[Line] = []
    for n in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(n)
        text = words.get_text_bounded(left, bottom, right, top)
        text = " ".join(text.replace("\ufffe", "-\n").replace("\x02", "-\n").split())
        if text:
            bottom, top = _type_height(words, left, bottom, top)
            lines.append(Line(text, number, left, height - top, right, height - bottom))
    words.close()
    return lines


def _type_height(words: Any, left: float, bottom: float, top: float) -> tuple[float, float]:
    """Bottom and top of the line's type, which a line without g or p has as well as one with."""
    index = words.get_index(left + 0.5, (bottom + top) / 2, 2, top - bottom)
    box = pdfium.FS_RECTF()
    if index is None or not pdfium.FPDFText_GetLooseCharBox(words.raw, index, byref(box)):
        return bottom, top
    within = box.bottom <= bottom + 1 and top - 1 <= box.top
    return (box.bottom, box.top) if within else (bottom, top)


def _page_links(document: Any, page: Any, number: int) -> list[tuple[int, str, str]]:
    """Addresses of the page's link annotations with the words under them."""
    found = []
    words = page.get_textpage()
    position, link = c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, byref(position), byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        box = pdfium.FS_RECTF()
        if size < 8 or not pdfium.FPDFLink_GetAnnotRect(link, byref(box)):
            continue
        buffer = create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
        url = buffer.value.decode("utf-8", "replace")
        under = words.get_text_bounded(box.left, box.bottom, box.right, box.top)
        if url.startswith(("http://", "https://")) and under.strip():
            found.append((number, " ".join(under.split()), url))
    words.close()
    return found


def _placed(
    links: list[tuple[int, str, str]], paragraphs: list[tuple[Paragraph, int]], text: str
) -> list[Hyperlink]:
    """Links at the words they lie over, looked up on their page, in order."""
    found: list[Hyperlink] = []
    reached: dict[int, int] = {}
    for number, words, url in links:
        starts = [start for paragraph, start in paragraphs if number in paragraph.pages]
        if not starts:
            continue
        at = text.find(words, max(min(starts), reached.get(number, 0)))
        if at < 0:
            continue
        reached[number] = at + len(words)
        last = found[-1] if found else None
        if last and last.url == url and not text[last.end : at].strip():
            found[-1] = Hyperlink(last.start, at + len(words), url)
        else:
            found.append(Hyperlink(at, at + len(words), url))
    return found


def _notes(paragraphs: list[tuple[Paragraph, int]], text: str) -> tuple[Note, ...]:
    """Notes at page ends with the number that points at each, in the text of that page."""
    notes: list[Note] = []
    for paragraph, start in paragraphs:
        if paragraph.note is None:
            continue
        label = paragraph.note
        begin = start + len(label) + 1
        end = start + len(paragraph.text)
        either = f"(?:{label}|{label.translate(RAISED)})"
        pattern = re.compile(rf"(?<=[^\W\d_]|[.,;:!?”\"’')\]])[\[(]?{either}[\])]?(?=[\s.,;:]|$)")
        marker = None
        for body, at in paragraphs:
            if body.note is None and set(body.pages) & set(paragraph.pages):
                match = pattern.search(text, at, at + len(body.text))
                if match:
                    marker = Span(match.start(), match.end())
                    break
        notes.append(Note(marker, begin, end))
    return tuple(notes)


def _metadata(document: Any) -> dict[str, str]:
    try:
        stated = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, ValueError):
        return {}
    return {key: value.strip() for key, value in stated.items()}


def _title(stated: str | None) -> str | None:
    """The title of the metadata, unless it is a file's name or a program's mark."""
    if not stated or re.search(
        r"\.(?:docx?|pdf|indd|odt|rtf|qxd|pptx?)$|^Microsoft|^untitled", stated, re.I
    ):
        return None
    return " ".join(stated.split()) if len(stated.split()) > 1 else None


def _first_title(paragraphs: list[Paragraph]) -> str | None:
    """The largest words of the first page, if they stand out and are short."""
    first = [p for p in paragraphs if p.pages[0] == paragraphs[0].pages[0]]
    sizes = sorted(p.size for p in first)
    largest = max(first, key=lambda p: p.size)
    if len(largest.text) <= 220 and largest.size > 1.15 * sizes[len(sizes) // 2]:
        return largest.text
    return None


def read_pdf(data: bytes, *, max_pages: int) -> Draft:
    """The draft of a PDF: paragraphs parted by blank lines, page-end notes at the end.

    Raises:
        Encrypted, Damaged, TooLarge, NoText: as their names say.
    """
    document = _opened(data)
    try:
        pages = len(document)
        if pages > max_pages:
            raise TooLarge(f"The PDF has {pages} pages, more than {max_pages}.", "max_pages")
        lines: list[list[Line]] = []
        links: list[tuple[int, str, str]] = []
        for number in range(pages):
            page = document[number]
            lines.append(_page_lines(page, number))
            links += _page_links(document, page, number)
            page.close()
        stated = _metadata(document)
    except pypdfium2.PdfiumError as error:
        raise Damaged("A page of the PDF cannot be read.") from error
    finally:
        document.close()
    letters = sum(character.isalpha() for page in lines for line in page for character in line.text)
    if letters < MIN_LETTERS:
        raise NoText(f"No text on any of its {pages} pages, so it is probably a scan.", OCR)
    return _draft(lines, links, stated)


def _draft(
    lines: list[list[Line]], links: list[tuple[int, str, str]], stated: dict[str, str]
) -> Draft:
    flow = flowed(lines)
    placed: list[tuple[Paragraph, int]] = []
    position = 0
    for paragraph in flow.paragraphs:
        placed.append((paragraph, position))
        position += len(paragraph.text) + 2
    text = "\n\n".join(paragraph.text for paragraph in flow.paragraphs)
    empty = sum(1 for page in lines if not page)
    remarks: list[Remark | None] = [invisible_remark(flow.raw, kept=False)]
    if empty:
        remarks.append(Remark("unreadable", f"{empty} of {len(lines)} pages hold no text; {OCR}"))
    if flow.dropped:
        listed = "; ".join(f"“{line}”" for line in flow.dropped[:4])
        remarks.append(Remark("furniture", f"Running heads left out of the text: {listed}"))
    return Draft(
        text,
        title=_title(stated.get("Title")) or _first_title(list(flow.paragraphs)),
        authors=tuple(filter(None, [stated.get("Author")])),
        weak_dates=tuple(filter(None, [stated.get("CreationDate")])),
        links=without_overlap([*_placed(links, placed, text), *bare_links(text)]),
        notes=_notes(placed, text) or plain_notes(text),
        remarks=tuple(remark for remark in remarks if remark is not None),
    )
