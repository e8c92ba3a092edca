"""The passages of a text in which one proposition each is put forward.

A sentence is cut where another proposition begins: at coordinate and adverbial
clauses, participles (*killing five*), relative clauses and headlines that ran
into the text. What is left too short to be checked stays with its neighbour.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from wherefrom.attribute.layouts.breaks import breaks
from wherefrom.model import Document, Span

# Dependents that put forward a proposition of their own.
CLAUSES = {"advcl", "relcl", "conj", "acl", "parataxis"}
MIN_WORDS = 4  # below this a clause (*he added*) says nothing that can be checked alone

WHEN = {"before", "after", "until", "as", "when", "while", "once", "since"}
MIN_WHEN = 8  # words; a longer clause of time tells something of its own
MAX_CUE_WORDS = 8  # *a police source told the paper* has up to eight words
# Stripped, and not matched: a pattern that ends in \Z tries every blank of a long gap.
_BLANK = "".join(chr(i) for i in range(0x3001) if chr(i).isspace())
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SEPARATORS = ",;:–—-"
_JOINING = re.compile(r"(?<=[\s,;:–—-])(?:and|but|or|while)\Z")
SAYING = {"say", "tell", "add", "report", "claim", "state", "confirm", "announce"}


def passages(document: Document, parse: Doc) -> tuple[Span, ...]:
    """Spans of one proposition each, in text order, without furniture or overlap.

    ``parse`` is the parse of ``document.text``, in which markers of notes may be
    raised digits; white space and markers are trimmed from each span's end, and
    empty ones are left out.
    """
    spans: list[Span] = []
    text = parse.text  # put together anew each time it is asked for
    for sentence in parse.sents:
        for part in _clauses(sentence):
            for piece in _cut(document, part):
                tidy = _trimmed(text, piece)
                if tidy is not None:
                    spans.append(tidy)
    return tuple(spans)


def _clauses(sentence: Sentence) -> Iterator[Span]:
    """``sentence`` in contiguous runs of tokens, a clause each."""
    heads = {sentence.root.i} | {token.i for token in sentence if _heads_clause(token)}
    owner = {token.i: _owner(token, heads) for token in sentence}
    runs: list[list[int]] = []
    for token in sentence:
        if runs and owner[runs[-1][0]] == owner[token.i]:
            runs[-1].append(token.i)
        else:
            runs.append([token.i])
    for run in _joined(runs, sentence.doc):
        last = sentence.doc[run[-1]]
        yield Span(sentence.doc[run[0]].idx, last.idx + len(last))


def _heads_clause(token: Token) -> bool:
    if token.dep_ not in CLAUSES:
        return False
    if token.pos_ not in {"VERB", "AUX"} or _infinitive(token) or _only_when(token):
        return False
    if token.dep_ == "conj":
        return _says_enough(token)
    if token.dep_ == "acl":  # *a man armed with a knife* is no proposition apart
        return token.tag_ in {"VBG"} and _n_words(token) >= 6
    return True


def _only_when(verb: Token) -> bool:
    """A short clause that only says when (*before the ship came in*) is no proposition apart."""
    return (
        verb.dep_ == "advcl"
        and any(c.lower_ in WHEN and c.dep_ in {"mark", "advmod"} for c in verb.children)
        and _n_words(verb) < MIN_WHEN
    )


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _says_enough(verb: Token) -> bool:
    """Whether a coordinate verb says something by itself, and is no bare *and fled*."""
    return any(child.dep_ not in {"cc", "punct", "conj", "advmod"} for child in verb.children)


def _n_words(token: Token) -> int:
    return sum(not t.is_punct for t in token.subtree)


def _owner(token: Token, heads: set[int]) -> int:
    while token.i not in heads and token.head.i != token.i:
        token = token.head
    return token.i


def _joined(runs: list[list[int]], parse: Doc) -> list[list[int]]:
    """Runs with the too short ones joined to the one before (the first: to the next)."""
    out: list[list[int]] = []
    for run in runs:
        if out and (_too_little(run, parse) or _too_little(out[-1], parse)):
            out[-1] = out[-1] + run
        else:
            out.append(run)
    return out


def _too_little(run: list[int], parse: Doc) -> bool:
    """Whether ``run`` is too short to be checked alone, or only names who said it."""
    words = [parse[i] for i in run if parse[i].is_alpha or parse[i].like_num]
    if len(words) < MIN_WORDS:
        return True
    if len(words) > MAX_CUE_WORDS:
        return False
    return words[0].lower_ == "according" or words[-1].lemma_ in SAYING


def _cut(document: Document, part: Span) -> Iterator[Span]:
    """``part`` without furniture, cut at the title's bounds and blank lines."""
    marks = {part.start, part.end}
    edges = [(f.start, f.end) for f in document.furniture]
    if document.title_span is not None:
        edges.append((document.title_span.start, document.title_span.end))
    marks |= {m for edge in edges for m in edge if part.start < m < part.end}
    text = document.text
    marks |= {part.start + m.start() for m in re.finditer(r"\n\s*\n", text[part.start : part.end])}
    laid = breaks(text)
    marks |= set(laid[bisect_right(laid, part.start) : bisect_left(laid, part.end)])
    ordered = sorted(marks)
    for start, end in itertools.pairwise(ordered):
        if not any(f.start < end and start < f.end for f in document.furniture):
            yield Span(start, end)


def _trimmed(text: str, span: Span) -> Span | None:
    """``span`` without white space and stray separators at its ends; None if nothing is left."""
    piece = text[span.start : span.end].rstrip(_BLANK + _RAISED).rstrip(_BLANK + _SEPARATORS)
    joining = _JOINING.search(piece)
    if joining is not None:
        piece = piece[: joining.start()].rstrip(_BLANK + _SEPARATORS)
    start = span.start + len(piece) - len(piece.lstrip(" \t\r\n,;:-–—"))
    end = span.start + len(piece)
    if start >= end or not re.search(r"\w", text[start:end]):
        return None
    return Span(start, end)
