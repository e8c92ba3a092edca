"""Outlets and works that a text names as its source in no attribution: *courtesy of*, *a blog*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wherefrom.data.beside import AUTHORED, HELD, OUTLET, SHOWN, after_cue, before_cue
from wherefrom.data.load import words
from wherefrom.ids import content_id
from wherefrom.model import Document, Mention, OriginKind
from wherefrom.sources.bodies import body, narrower
from wherefrom.sources.lists import known
from wherefrom.sources.names import words_of

LONGEST = 6  # words of an outlet's name
NAME = r"[A-Z][\w.&-]*(?:[ ](?:of |and |for |the )?[A-Z][\w.&-]*){0,4}"
PERSON = r"[A-Z][a-z'’-]+(?: [A-Z]\.)?(?: [A-Z][a-z'’-]+){1,2}"
TOKEN = re.compile(r"[^\W_][\w'’&-]*[!]?(?:\.(?:\w+\.)+|\.(?=\s?(?:com|net|org|tv|co)\b))?")
EDGE = re.compile(r"(?:[!.]|['’]s)+$")
JOINED = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\s+|&\s*)(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: where it stands, whom or what it names, and why it is a source."""

    start: int
    end: int
    name: str
    kind: OriginKind
    why: str


def cited_mentions(
    documents: Sequence[Document], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """A mention for each outlet or published work cited where no other mention stands.

    ``mentions`` are all others of the case; what one of them covers, and names, is left out.
    """
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        if mention.named:
            taken[mention.document].append((mention.start, mention.end))
    made = []
    for document in documents:
        for found in _in_document(document, taken[document.id]):
            key = content_id("m", document.id, found.start, found.end, "cited")
            made.append(
                Mention(
                    key,
                    document.id,
                    found.start,
                    found.end,
                    found.name,
                    found.kind,
                    True,
                    None,
                    found.why,
                )
            )
    return tuple(made)


def _in_document(document: Document, taken: Sequence[tuple[int, int]]) -> Iterator[Found]:
    covered = [*taken, *((f.start, f.end) for f in document.furniture)]
    for found in (*_works(document), *_shows(document.text), *_outlets(document, taken)):
        if not any(a < found.end and found.start < b for a, b in covered):
            covered.append((found.start, found.end))
            yield found


def _outlets(document: Document, taken: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Listed outlets beside a cue, or joined by *and* to one that is."""
    text = document.text
    last = None  # end of the last outlet that is cited
    ends = {end for _, end in taken}
    for m in _reporting().finditer(text):
        if not _own(m["who"], document.publisher):
            yield Found(m.start("who"), m.end("who"), m["who"], "outlet", OUTLET)
    for start, end, name in _named(text):
        single = " " not in text[start:end] and not text[start:end].isupper()
        if single and re.match(
            r"\s[A-Z]", text[end : end + 2]
        ):  # of a longer name that no list has
            continue
        beside = after_cue(text, start) or (not single and before_cue(text, end))
        joined = any(
            at is not None and at <= start and JOINED.fullmatch(text[at:start])
            for at in (last, *(e for e in ends if start - 12 <= e <= start))
        )
        if (beside or joined) and not _own(name, document.publisher):
            last = end
            yield Found(start, end, text[start:end], "outlet", OUTLET)


def _named(text: str) -> Iterator[tuple[int, int, str]]:
    """Each listed outlet's name in ``text``, the longest first: start, end and its full name."""
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
    starts = _first_words()
    i = 0
    while i < len(tokens):
        start, end = tokens[i]
        step = 1
        # A folded look first: most words begin no outlet's name, and folding well takes time.
        if not text[start].islower() and EDGE.sub("", text[start:end].casefold()) in starts:
            for n in range(min(LONGEST, len(tokens) - i), 0, -1):
                stop = tokens[i + n - 1][1]
                piece = text[start:stop]
                found = known().get(words_of(piece)) if "\n" not in piece else None
                if found is not None and found.kind == "outlet" and _is_name(piece):
                    yield start, stop, found.name
                    step = n
                    break
        i += step


def _is_name(piece: str) -> bool:
    """Whether every word but the small ones is capitalised."""
    small = words("citing")["small"]
    return all(not w[0].islower() or w in small or w in ("com", "org") for w in piece.split())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(parts[0] for parts, found in known().items() if found.kind == "outlet")


def _own(name: str, publisher: str | None) -> bool:
    if publisher is None:
        return False
    ours, theirs = body(publisher), body(name)
    return ours == theirs or bool(narrower(ours, theirs) or narrower(theirs, ours))


@cache
def _holding() -> re.Pattern[str]:
    works = "|".join(words("citing")["holdings"])
    between = r"(?:(?:own|official|old|new|now|defunct|former|personal|popular)[ -])*"
    return re.compile(rf"(?P<holder>{NAME})(?P<of>['’`]s?)?\s(?:{between})(?P<work>(?i:{works}))\b")


def _works(document: Document) -> Iterator[Found]:
    """*Brine's web site*, *a ministry press release* beside a cue; works an author is named for."""
    text = document.text
    for m in _holding().finditer(text):
        if _follows_cue(text, m.start()) and not _own(m["holder"], document.publisher):
            work = re.sub(r"\s", "", m["work"].casefold()) if "site" in m["work"] else m["work"]
            name = f"{m['holder']}{m['of'] or ''} {work}"
            yield Found(m.start(), m.end(), name, "record", HELD)
    for m in _authoring().finditer(text):
        name = f"{m['who']}’s {m['work']}"
        yield Found(m.start("said"), m.end("work"), name, "record", AUTHORED)
    for m in _made_by().finditer(text):
        if m["who"]:
            yield Found(m.start("who"), m.end("who"), m["who"], "outlet", SHOWN)
        else:
            yield Found(
                m.start(), m.end(), f"{m['body'].rstrip('.')}’s {m['work']}", "record", AUTHORED
            )


def _follows_cue(text: str, start: int) -> bool:
    """Whether a cue stands before, an article between them let pass."""
    near = text[max(0, start - 6) : start]
    article = re.search(r"\b(?:an?|the)\s+$", near, re.IGNORECASE)
    return after_cue(text, start - (len(near) - article.start() if article else 0))


@cache
def _authoring() -> re.Pattern[str]:
    works = "|".join(words("citing")["authored"])
    return re.compile(
        rf"(?P<who>{PERSON})\b[^.\n;]{{0,90}}?\b(?P<said>(?:co-?)?(?:authored|wrote|published)\s"
        rf"(?:(?:a|an|the|his|her|their)\s)(?:[a-z][\w-]*\s){{0,3}}(?P<work>{works}))\b"
    )


@cache
def _made_by() -> re.Pattern[str]:
    """*A study by Brine Watch*, *an investigation by Ada Holm*; a body's own inquiry is no work."""
    works, pieces = ("|".join(words("citing")[group]) for group in ("authored", "pieces"))
    return re.compile(
        rf"\b(?P<work>{works})\sby\s(?:the\s)?(?P<body>{NAME})"
        rf"|\b(?P<piece>{pieces})\sby\s(?P<who>{PERSON})\b(?!['’])"
    )


@cache
def _reporting() -> re.Pattern[str]:
    """Whoever's named reporter reported: *reported by Harbour Sports' Ada Holm*."""
    pieces = "|".join(words("citing")["pieces"])
    return re.compile(
        rf"\b(?:reported|posted|{pieces})\b[^.\n]{{0,40}}?\bby\s(?P<who>{NAME})['’]s?\s{PERSON}\b"
    )


@cache
def _showing() -> re.Pattern[str]:
    shows = "|".join(words("citing")["shows"])
    return re.compile(
        rf"(?P<who>{PERSON})\b\s(?:[a-z]+\s){{1,4}}?(?:on|in)\s(?:his|her|their)\s"
        rf"(?:[A-Za-z]+\s){{0,2}}(?:{shows})\b"
    )


def _shows(text: str) -> Iterator[Found]:
    """Who reports on a show, a blog or a column of their own."""
    for m in _showing().finditer(text):
        yield Found(m.start("who"), m.end("who"), m["who"], "outlet", SHOWN)
