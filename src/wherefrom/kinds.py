"""What kind of file some bytes are: by their first bytes before their name.

Capture asks this to tell what can be read from what cannot, reading asks it to
choose a reader. Only the first bytes are looked at, nothing is unpacked.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal[
    "text",
    "markdown",
    "html",
    "pdf",
    "docx",
    "odt",
    "rtf",
    "mhtml",
    "eml",
    "mbox",
    "warc",
    "wacz",
    "zip",
    "tar",
    "gz",
]
HEAD = 4096  # bytes: a mail's first headers, a tar header and an HTML prologue fit in

OF_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".eml": "eml",
    ".mbox": "mbox",
    ".warc": "warc",
    ".wacz": "wacz",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "gz",
    ".gz": "gz",
}
CONTAINERS: frozenset[Kind] = frozenset(["eml", "mbox", "warc", "wacz", "zip", "tar", "gz"])
MEDIA_TYPE: dict[Kind, str] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "mhtml": "multipart/related",
    "eml": "message/rfc822",
}
NAMES: dict[Kind, str] = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "HTML",
    "pdf": "a PDF",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "RTF",
    "mhtml": "a saved web page (MHTML)",
    "eml": "an e-mail",
    "mbox": "a mailbox",
    "warc": "a web archive (WARC)",
    "wacz": "a web archive (WACZ)",
    "zip": "a ZIP archive",
    "tar": "a TAR archive",
    "gz": "gzip-compressed",
}
ZIPPED: frozenset[Kind] = frozenset(["zip", "docx", "odt", "wacz"])  # one magic number for all

_OCR = "Run OCR on it and add the result as PDF or plain text."
_WRITE_DOWN = "Write down what is said in it and add that as plain text."
_UNPACK = "Unpack it and add the files in it."
_SAVE = "Save it as .docx, .odt or PDF and add the result."
_PRINT = "Print it to PDF and add the result."

# Types met in folders of reports that hold no text that is read: what to call them, what to do.
_UNREADABLE: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        [".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".svg"],
        ("An image", _OCR),
    ),
    **dict.fromkeys([".mp3", ".wav", ".ogg", ".m4a", ".opus"], ("A sound recording", _WRITE_DOWN)),
    **dict.fromkeys([".mp4", ".mov", ".avi", ".mkv", ".webm", ".3gp"], ("A video", _WRITE_DOWN)),
    **dict.fromkeys([".7z", ".rar", ".bz2", ".xz", ".zst"], ("This kind of archive", _UNPACK)),
    **dict.fromkeys([".doc", ".wpd", ".pages"], ("An older or foreign text format", _SAVE)),
    **dict.fromkeys(
        [".xls", ".xlsx", ".ods", ".csv", ".tsv", ".ppt", ".pptx", ".odp"],
        ("A table or presentation", _PRINT),
    ),
    **dict.fromkeys([".epub", ".mobi", ".djvu", ".ps"], ("An electronic book", _PRINT)),
    **dict.fromkeys([".msg", ".pst"], ("An Outlook file", "Export it as .eml or .mbox.")),
}
_MAGIC_UNREADABLE: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF8", ".gif"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"ID3", ".mp3"),
    (b"OggS", ".ogg"),
    (b"\x1aE\xdf\xa3", ".mkv"),
    (b"%!PS", ".ps"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # legacy Office, and locked new Office

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*|[ \t][^\n]*)\r?\n")
_MAIL_ONLY = re.compile(rb"^(?:received|message-id|mime-version|return-path):", re.I | re.M)
_MHTML = re.compile(
    rb"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.I | re.M
)
_MBOX = re.compile(rb"From \S+ [^\n]*\d:\d\d[^\n]*\d{4}\s*\n[!-9;-~]+:")
_REPEATED = re.compile(r" \(\d+\)$")  # a second member of the same name
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def suffix_of(name: str) -> str:
    """The last extension in small letters with its dot, or ''."""
    last = _REPEATED.sub("", name.rpartition("/")[2].split("?")[0])
    stem, dot, end = last.rpartition(".")
    return f".{end.lower()}" if dot and stem else ""


def sniffed(head: bytes) -> Kind | None:
    """The kind that ``head`` (the first 4096 bytes) gives away, or None.

    ``zip`` stands for everything built on ZIP and ``gz`` for everything
    compressed by gzip; what lies inside is only known once it is opened.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gz"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"WARC/"):
        return "warc"
    if head[257:262] == b"ustar":
        return "tar"
    return _sniffed_text(head)


def _sniffed_text(head: bytes) -> Kind | None:
    if _MBOX.match(head):
        return "mbox"
    headers = _leading_headers(head)
    if headers and _MAIL_ONLY.search(headers):
        return "mhtml" if _MHTML.search(headers) else "eml"
    text = head
    for bom in _BOMS:
        text = text.removeprefix(bom)
    if _HTML.match(text.replace(b"\x00", b"")):
        return "html"
    return None


def _leading_headers(head: bytes) -> bytes:
    end = 0
    while match := _HEADER.match(head, end):
        end = match.end()
    return head[:end]


def looks_like_text(head: bytes) -> bool:
    """Whether ``head`` may be text in some encoding, rather than binary data."""
    if head.startswith(_BOMS):
        return True
    return not head.translate(None, delete=bytes(set(range(256)) - set(_CONTROLS)))


def kind_of(name: str, head: bytes) -> Kind | None:
    """How to read a file called ``name`` that begins with ``head``; None if it is not read.

    >>> kind_of("report.txt", b"%PDF-1.7")
    'pdf'
    """
    named = OF_SUFFIX.get(suffix_of(name))
    found = sniffed(head)
    if found == "zip" and (named in ZIPPED or suffix_of(name) in _UNREADABLE):
        return named  # .xlsx, .epub and the like are ZIP, too, and not read
    if found == "mhtml" and named == "eml":
        return "eml"  # a mail with pictures is multipart/related, too
    if found == "eml" and named == "mhtml":
        return "mhtml"
    if found is not None:
        return found
    if head.startswith(OLE):
        return named if named in ZIPPED else None  # perhaps locked: its reader says so
    if any(head.startswith(magic) for magic, _ in _MAGIC_UNREADABLE):
        return None
    if named in ("text", "markdown", "html", "eml", "mbox", "mhtml"):
        return named if looks_like_text(head) else _even_so(named, head)
    if named is not None:
        return "text" if head and looks_like_text(head) else named
    return "text" if not suffix_of(name) and head and looks_like_text(head) else None


def _even_so(named: Kind, head: bytes) -> Kind | None:
    """``named`` for text in UTF-16 without a mark, or with a few stray bytes; None for data."""
    zeros = head.count(0)
    if zeros * 3 > len(head):
        return named  # every other byte is 0: UTF-16 of a western language
    stray = len(head.translate(None, delete=bytes(set(range(256)) - set(_CONTROLS))))
    return named if stray * 50 < len(head) else None


def is_wrongly_named(name: str, kind: Kind) -> bool:
    """Whether the extension of ``name`` promises something else than ``kind``."""
    named = OF_SUFFIX.get(suffix_of(name))
    if named is None:
        return bool(suffix_of(name)) and kind != "text"
    alike: tuple[set[Kind], ...] = ({"text", "markdown"}, {"gz", "warc", "tar"}, {"eml", "mhtml"})
    return named != kind and not any(named in group and kind in group for group in alike)


def unreadable(name: str, head: bytes) -> tuple[str, str | None]:
    """What to call a file that is not read, and the next step if one is known.

    >>> unreadable("photo.jpg", b"")[0]
    'An image (.jpg)'
    """
    suffix = suffix_of(name)
    for magic, of in _MAGIC_UNREADABLE:
        if head.startswith(magic):
            suffix = suffix if suffix in _UNREADABLE else of
    if suffix in _UNREADABLE:
        what, step = _UNREADABLE[suffix]
        return f"{what} ({suffix})", step
    if not looks_like_text(head):
        return (f"A binary file ({suffix})" if suffix else "A binary file"), None
    return (f"A file of the type {suffix}" if suffix else "A file without an extension"), None
