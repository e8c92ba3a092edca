"""Microsoft's Recognizers-Text as a peer of the reader of times; optional, never a requirement.

    pip install ms-recognizers-text==1.0.0a1 ms-recognizers-text-date-time==1.0.0.1

(MIT; its later base package leaves out the module that the date-time one imports.) It
gives both readings of *Friday*; the past one is taken, as news mostly means.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from typing import Any

from eval.timex_beds import Article, Marked

PLAIN = re.compile(r"\d{4}(?:-\d\d|-W\d\d)?(?:-\d\d)?|\d{4}-W\d\d-WE")
KINDS = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}


def absent() -> str | None:
    """Why it cannot run, or None."""
    missing = [n for n in ("recognizers_text", "recognizers_date_time") if not _is_there(n)]
    return f"NOT RUN: {', '.join(missing)} not installed" if missing else None


def _is_there(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def read(article: Article) -> list[Marked]:
    """What it finds in ``article``, with its values as TIMEX3 writes them where they can be."""
    from recognizers_date_time import (  # type: ignore[import-not-found, unused-ignore]
        Culture,
        recognize_datetime,
    )

    day = dt.datetime.fromisoformat(article.published or "2000-01-01")
    found = recognize_datetime(article.text, Culture.English, reference=day)
    return [_marked(result, article.published or "") for result in found]


def _marked(result: Any, published: str) -> Marked:
    values = (result.resolution or {}).get("values") or [{}]
    kind = result.type_name.rpartition(".")[2]
    return Marked(
        result.start, result.end + 1, KINDS.get(kind, "DATE"), _value(kind, values[0], published)
    )


def _value(kind: str, given: dict[str, str], published: str) -> str:
    timex, value = given.get("timex", ""), given.get("value", "")
    if kind == "date":
        return value
    if kind == "datetime":
        return value.replace(" ", "T")[:16]
    if kind == "time":
        return f"{published}T{value[:5]}"
    if kind == "daterange" and not PLAIN.fullmatch(timex):
        start = given.get("start", "")
        quarter = start[5:7] in {"01", "04", "07", "10"} and timex.endswith("P3M)")
        return f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}" if quarter else start[:7]
    return timex
