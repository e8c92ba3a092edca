"""Rich text files, by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from wherefrom.read.draft import Draft
from wherefrom.read.office import Writing, finished
from wherefrom.read.refusals import Damaged

_RTF_INFO = re.compile(rb"\{\\(title|author|company)\s+([^{}]*)\}")
_RTF_TIME = re.compile(rb"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read_rtf(data: bytes) -> Draft:
    """The draft of a rich text file.

    Raises:
        Damaged: if it is not rich text.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Damaged("It does not begin as rich text does.")
    try:
        plain: str = rtf_to_text(data.decode("latin-1"), errors="replace")
    except Exception as error:  # the library raises whatever it stumbles on
        raise Damaged("The rich text cannot be taken apart.") from error
    writing = Writing()
    for line in plain.replace("\r\n", "\n").split("\n"):
        writing.words(line)
        writing.builder.paragraph()
    info = {
        key.decode(): value.decode("latin-1").strip()
        for key, value in _RTF_INFO.findall(data[:20000])
    }
    made = _RTF_TIME.search(data[:20000])
    weak = ("-".join(part.decode().zfill(2) for part in made.groups()),) if made else ()
    return finished(
        writing,
        [],
        title=info.get("title") or None,
        site=info.get("company") or None,
        authors=(info["author"],) if info.get("author") else (),
        weak_dates=weak,
    )
