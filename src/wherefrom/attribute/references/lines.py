"""A note's words in parts: comments apart, works side by side, works one behind the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from wherefrom.attribute.references.cited import Line, Work
from wherefrom.attribute.references.interviews import interview, is_interview
from wherefrom.attribute.references.pages import page_of
from wherefrom.attribute.references.words import anywhere, opening
from wherefrom.attribute.references.works import is_citation, work_voice
from wherefrom.model import Span

Recall = Callable[[str], Work | None]  # *ibid.*, *Holm, op. cit.*: the work of an earlier note
Says = Callable[[int, int], bool]  # whether the characters hold a clause: somebody does something

SHORT = 8  # words; a longer part about a name kept back is a comment

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{6,}’|\([^()]*\)|\[[^\[\]]*\]")
_PART = re.compile(r";\s+(?:and\s+)?|\s+and\s+(?=see\b)", re.IGNORECASE)
_SENTENCE = re.compile(  # the end of a sentence, after no abbreviation
    r"(?:(?<=[a-z0-9)”\"’]{2})|(?<=[A-Z]{2}))"
    r"(?<!\bpp)(?<!\bNo)(?<!\b[Cc]f)(?<!\bal)(?<!\bed)(?<!\bop)(?<!\beds)(?<!\bDoc)(?<!\b[Vv]ol)"
    r"(?<!\bArt)(?<!\bNos)(?<!\bcit)(?<!\bloc)(?<!\bRes)(?<!\b[Ii]bid)"
    r"[.!?]\s+(?=[A-Z“\"‘(]|ibid|see\b)"
)
_TALK = re.compile(
    r"^(?:this|these|that|those|the figures?|the numbers?|it|its|all|some|both|neither|no|not|there"
    r"|we|in this|for this|as of|unless|where|when|names?|emphasis|translat\w+|exchange|at the time"
    r"|one|he|she|they|his|her|their|here|throughout|because|since|although|while|includes?"
    r"|including|excludes?|excluding|includ\w+|according to the author)\b",
    re.IGNORECASE,
)


def lines(
    text: str, span: Span, recall: Recall, says: Says, *, entry: bool = False
) -> tuple[tuple[Line, ...], tuple[Span, ...]]:
    """The works that the note at ``span`` cites, and the parts of it that cite.

    ``entry`` is True for an entry of a reference list, which is one work.
    A part that only comments (*This figure excludes the crew*) gives no work.
    """
    found: list[Line] = []
    cited: list[Span] = []
    for part in [span] if entry else _parts(text, span, says):
        line = _line(text, part, recall, says, entry=entry)
        if line is not None:
            found.append(line)
            cited.append(part)
    return tuple(found), tuple(cited)


def _masked(words: str) -> str:
    """``words`` with what stands in quotation marks or brackets blotted out, as long as before."""
    return _QUOTED.sub(lambda m: "x" * len(m.group()), words)


def _cut(text: str, span: Span, at: re.Pattern[str]) -> Iterator[Span]:
    """``span`` between the matches of ``at`` outside quotations; bare of blanks."""
    masked = _masked(text[span.start : span.end])
    start = 0
    for match in [*at.finditer(masked), None]:
        end = match.start() if match else len(masked)
        words = text[span.start + start : span.start + end]
        if words.strip(" \t\n.,;"):
            lead = len(words) - len(words.lstrip())
            yield Span(span.start + start + lead, span.start + start + len(words.rstrip()))
        start = match.end() if match else end


def _parts(text: str, span: Span, says: Says) -> Iterator[Span]:
    """Citations and comments of a note: cut at semicolons, and at sentences that comment."""
    for piece in _kept_with(text, list(_cut(text, span, _PART))):
        waiting: Span | None = None
        for sentence in _cut(text, piece, _SENTENCE):
            words = text[sentence.start : sentence.end]
            own = _comments(words, says(sentence.start, sentence.end)) or _opens(words)
            if waiting is not None and not own:
                waiting = Span(waiting.start, sentence.end)
                continue
            if waiting is not None:
                yield waiting
            waiting = sentence
        if waiting is not None:
            yield waiting


def _kept_with(text: str, pieces: Sequence[Span]) -> list[Span]:
    """*...; name withheld* stays with the interview that it is about."""
    out: list[Span] = []
    for piece in pieces:
        words = text[piece.start : piece.end]
        if out and len(words.split()) <= SHORT and anywhere("withheld").search(words):
            out[-1] = Span(out[-1].start, piece.end)
        else:
            out.append(piece)
    return out


def _opens(words: str) -> bool:
    return opening("signals").match(words) is not None or opening("same").match(words) is not None


def _comments(words: str, says: bool) -> bool:
    """Whether a sentence of a note tells or explains, and cites nothing."""
    if _TALK.match(words.strip(" “\"'‘([")) and not is_interview(words[:40]):
        return True
    points = any(anywhere(group).search(words) for group in ("earlier", "of_note"))
    points = points or opening("record").match(words) is not None
    told = points or is_citation(words) or is_interview(words) or _opens(words)
    return says and not told


def _line(text: str, part: Span, recall: Recall, says: Says, *, entry: bool) -> Line | None:
    words = text[part.start : part.end]
    beside = opening("besides").match(words) is not None
    if not entry and _comments(words, says(part.start, part.end)):
        return None
    heard = is_interview(_unsigned(words))
    works = _heard(text, part) if heard else _behind(text, part, recall)
    works = tuple(work for work in works if work.voice.name)
    return Line(works, beside) if works else None


def _unsigned(words: str) -> str:
    signal = opening("signals").match(words)
    return words[signal.end() :] if signal else words


def _heard(text: str, part: Span) -> tuple[Work, ...]:
    """Who was heard, behind the body that heard them."""
    words = _unsigned(text[part.start : part.end])
    start = part.end - len(words)
    told = interview(words)
    if told is None:
        return ()
    heard = Work(told.heard, start, part.end, page_of(words), heard=True)
    if told.collector is None:
        return (heard,)
    at = text.find(told.collector.name, start, part.end)
    if at < 0:
        return (heard,)
    holder = Work(told.collector, at, at + len(told.collector.name))
    rest = Span(at + len(told.collector.name), part.end) if at - start < 5 else Span(start, at)
    return (holder, replace(heard, start=_first(text, rest), end=rest.end))


def _first(text: str, span: Span) -> int:
    words = text[span.start : span.end]
    return span.start + len(words) - len(words.lstrip(" ,;:’'s"))


def _behind(text: str, part: Span, recall: Recall) -> tuple[Work, ...]:
    """*A, quoted in B* is B, then A; *B, citing A* likewise."""
    masked = _masked(text[part.start : part.end])
    for group in ("found_in", "rests_on"):
        cue = anywhere(group).search(masked)
        if cue is None or cue.start() < 4:
            continue
        first = _work(text, Span(part.start, part.start + cue.start()), recall)
        second = _work(text, Span(part.start + cue.end(), part.end), recall, sure=True)
        if first is not None and second is not None:
            return (second, first) if group == "found_in" else (first, second)
    work = _work(text, part, recall)
    return (work,) if work is not None else ()


def _work(text: str, span: Span, recall: Recall, *, sure: bool = False) -> Work | None:
    words = text[span.start : span.end].rstrip(" ,;:.([")
    signal = opening("signals").match(words)
    start = span.start + (signal.end() if signal and signal.end() < len(words) else 0)
    start += len(text[start : span.end]) - len(text[start : span.end].lstrip(" ,;:"))
    end = span.start + len(words)
    known = recall(text[start:end])
    if known is not None:
        return replace(known, start=start, end=end, page=page_of(text[start:end]) or known.page)
    if not sure and not _named(text[start:end]):
        return None
    voice = work_voice(text[start:end])
    return Work(voice, start, end, page_of(text[start:end])) if voice is not None else None


def _named(words: str) -> bool:
    """Whether words name a work at all: marks of a citation, or a record's or publisher's name."""
    if is_citation(words):
        return True
    return words[:1].isupper() and (
        anywhere("record").search(words) is not None
        or (
            (voice := work_voice(words)) is not None
            and (voice.kind == "outlet" or voice.body is not None)
        )
    )
