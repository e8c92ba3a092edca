"""Who published a draft, who wrote it, when, and on whose word as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wherefrom.model import Credit, Furniture, Published, PublisherKind
from wherefrom.read.bylines import bylines, persons_in
from wherefrom.read.credits import find_credits, is_wire
from wherefrom.read.datelines import date_furniture, date_lines
from wherefrom.read.dates import url_date
from wherefrom.read.draft import Draft, Remark
from wherefrom.read.letterhead import kind_of_name, on_behalf_of, publisher_in
from wherefrom.read.published import published
from wherefrom.read.publishers import Publisher, named, publisher_of, writes_day_first

NO_NAME = re.compile(
    r"@\w+|(?:https?://)?[\w-]+(?:\.[\w-]+)+/?|[\W_]+"
)  # a handle, an address, ***
LONGEST_DATELINE = 80  # characters before the wire's name


@dataclass(frozen=True, slots=True)
class Imprint:
    """The imprint with the spans of text it was read from (as furniture)."""

    publisher: Publisher | None
    authors: tuple[str, ...]
    published: Published
    credits: tuple[Credit, ...]
    lines: tuple[Furniture, ...]
    remarks: tuple[Remark, ...]


def _publisher(draft: Draft, url: str | None, default: PublisherKind) -> Publisher | None:
    by_address = publisher_of(url, draft.text) if url else None
    site = (draft.site or "").strip()
    if site and not NO_NAME.fullmatch(site):
        known = named(site)
        if known:
            return known
        if by_address and named(by_address.name):
            return by_address
        kind = by_address.kind if by_address and by_address.kind != "outlet" else default
        return Publisher(site, kind_of_name(site, kind), by_address.country if by_address else None)
    firm = on_behalf_of(draft.text)
    if firm:
        return firm
    return by_address or publisher_in(draft.text, default)


def _authors(draft: Draft, found: list[tuple[int, int, tuple[str, ...]]]) -> tuple[str, ...]:
    stated: list[str] = []
    for who in draft.authors:
        stated += [name for name in persons_in(who) if name not in stated]
    printed = [name for _, _, people in found for name in people]
    return tuple(stated) or tuple(dict.fromkeys(printed))


def _foreign(credits: tuple[Credit, ...], publisher: Publisher | None) -> tuple[Credit, ...]:
    """Credits that name somebody else than the publisher itself."""
    if publisher is None:
        return credits
    own = named(publisher.name) or publisher
    return tuple(
        c for c in credits if (named(c.name) or Publisher(c.name, "outlet")).name != own.name
    )


def _dateline(text: str, credit: Credit) -> Furniture | None:
    """The place, day and wire before a story's first words, with the dash after them."""
    if credit.how != "dateline":
        return None
    start = text.rfind("\n", 0, credit.start) + 1
    after = re.compile(r"\s?\)?\s*(?:[-–—_:]{1,2}|/)?").match(text, credit.end)
    if after is None or credit.start - start > LONGEST_DATELINE:
        return None
    if re.search(r"[.!?]\s", text[start : credit.start]):
        return None
    return Furniture(start, after.end(), "dateline")


def imprint_of(
    draft: Draft, *, url: str | None, captured_at: str | None, default: PublisherKind
) -> Imprint:
    """The imprint of ``draft``.

    Args:
        draft: text and metadata of one document.
        url: its address, if known.
        captured_at: ISO time of capture; only bounds the date of publication.
        default: kind of a publisher whose name and address tell nothing of it.
    """
    text = draft.text
    publisher = _publisher(draft, url, default)
    lines = date_lines(text)
    when, remarks = published(
        text,
        lines=lines,
        metadata=draft.dates,
        weak=draft.weak_dates,
        from_url=url_date("/" + url.partition("://")[2].partition("/")[2]) if url else None,
        day_first=writes_day_first(url, publisher),
        captured_at=captured_at,
    )
    written_by = bylines(text)
    credits = find_credits(text, [(start, end) for start, end, _ in written_by])
    credits += tuple(
        Credit(who, "byline", 0, 0) for who in draft.authors if is_wire(who) and not credits
    )
    furniture = [*date_furniture(text, lines)]
    furniture += [Furniture(start, end, "byline") for start, end, _ in written_by]
    furniture += [span for credit in credits if (span := _dateline(text, credit)) is not None]
    return Imprint(
        publisher,
        _authors(draft, written_by),
        when,
        _foreign(credits, publisher),
        tuple(furniture),
        remarks,
    )
