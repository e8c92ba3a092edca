"""Cited works (a report, a release, an order) found among the documents of the case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from wherefrom.data.load import words
from wherefrom.model import Document, Evidence
from wherefrom.trace.direction import not_later
from wherefrom.trace.shelf import SMALL, Holders, Shelf, Shelved, folded, words_of

TITLED = 0.95  # the title is cited, with the holder or the date
TITLE_ALONE = 0.85  # two works may have one title
DATED = 0.9  # holder, kind of work and date agree
OF_HOLDER = 0.8  # the holder's only work of that kind here
ONE_OF_SEVERAL = 0.6  # the holder has several such works here
NOT_HELD = 0.7  # a lower-case name (*the court order*) that fits one document only
LEAST_TITLE = 3  # telling words; shorter titles are common words
MOST_OF_TITLE = 0.75  # share of the title's telling words that the citation must have

REMEMBERED = 4096  # names of cited works: one is cited by many documents
MONTHS = tuple(words("citing")["months"])
_MONTH = "|".join(MONTHS)
DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{_MONTH})(?:\s+(?P<us>\d{{1,2}}),?)?\s+(?P<year>\d{{4}})\b"
    r"|\b(?P<iso>\d{4}-\d{2}(?:-\d{2})?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Work:
    """A document that is what was cited: how surely, why in words, and the words that match."""

    document: str
    probability: float
    why: str
    words: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Sought:
    """A cited work by its name: the words folded, the kinds it may be, and a date told in it."""

    name: str
    words: tuple[str, ...]
    kinds: tuple[tuple[tuple[str, ...], str], ...]  # words of a kind, and the kind
    date: str | None


@lru_cache(maxsize=REMEMBERED)
def _sought(name: str) -> _Sought:
    cited, date = folded(name), DATE.search(name)
    told = None if date is None else date["iso"] or _iso(date)
    return _Sought(name, cited, tuple(sorted(kind_words(cited).items())), told)


def work_cited(name: str, citing: Document, held: Shelf) -> Work | None:
    """The document that ``name``, a work cited in ``citing``, most probably is; None where none.

    A document that came later, or whose date the citation contradicts, is not it.
    """
    found = _fitting(name, citing, held)
    best = max((work.probability for work in found), default=0.0)
    top = sorted((w for w in found if w.probability == best), key=lambda w: w.document)
    if len(top) < 2:
        return top[0] if top else None
    return None if best <= NOT_HELD else replace(top[-1], probability=min(best, ONE_OF_SEVERAL))


def _fitting(name: str, citing: Document, held: Shelf) -> list[Work]:
    """The works on the shelf that ``name`` fits, none later than ``citing``.

    Who asks for a name again has all that it fits worked out, once for all who cite it.
    """
    sought, known = _sought(name), held.asked.get(name)
    if known is not None:
        return [work for document, work in known if _may_cite(document, citing)]
    near = held.near(sought.words)
    if name not in held.asked:
        held.asked[name] = None
        some = [item for item in near if _may_cite(item.document, citing)]
        return [work for item in some if (work := _fits(sought, item)) is not None]
    every = ((item.document, _fits(sought, item)) for item in near)
    fitting = [(document, work) for document, work in every if work is not None]
    held.asked[name] = fitting
    return [work for document, work in fitting if _may_cite(document, citing)]


def _may_cite(document: Document, citing: Document) -> bool:
    return document.id == citing.id or not_later(document, citing)


def hanging_on(every: Iterable[frozenset[str]], items: Iterable[Shelved]) -> set[frozenset[str]]:
    """Those of ``every``, words of works, that may be one of ``items`` by its publisher's names."""
    titles: dict[Holders, list[frozenset[str]]] = defaultdict(list)  # one publisher has many
    for item in items:
        titles[item.holders].append(item.title)
    forms = {frozenset(form) for holders in titles for _, some in holders for form in some}
    by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
    for form in forms:
        by_word[min(form)].append(form)
    told = [(words_of(holders), some) for holders, some in titles.items()]
    found = set()
    for cited in every:
        if any(cited >= form for word in cited for form in by_word.get(word, ())):
            found.add(cited)
            continue
        rest = {w for w in cited if w not in SMALL and w not in _kinds()}
        if any(_all_told(rest - names, some) for names, some in told):
            found.add(cited)
    return found


def _all_told(rest: Set[str], titles: Iterable[Set[str]]) -> bool:
    return not rest or any(rest <= title for title in titles)


def _fits(sought: _Sought, item: Shelved) -> Work | None:
    same_day = _dates_agree(sought, item.document)
    if same_day is False:
        return None
    cited = sought.words
    title = _has_title(cited, item)
    if not title and not sought.kinds:
        return None  # most often
    holder = next((n for n, forms in item.holders if any(_runs(cited, f) for f in forms)), None)
    kind = next((kind for name, kind in sought.kinds if _runs(item.opening, name)), None)
    if title:
        probability = TITLED if holder or same_day else TITLE_ALONE
    elif holder and kind:
        probability = DATED if same_day else OF_HOLDER
    elif kind and _fits_loosely(sought.name, cited, item):
        probability = NOT_HELD
    else:
        return None
    why = _why(item.document, title=title, holder=holder, kind=kind, same_day=bool(same_day))
    return Work(item.document.id, probability, why, _heading(item.document))


def _why(
    document: Document, *, title: bool, holder: str | None, kind: str | None, same_day: bool
) -> str:
    reasons = [f"the title “{document.title}”"] if title else []
    reasons += [f"the publisher {holder}"] if holder else []
    reasons += [f"the kind ({kind})"] if kind and not title else []
    reasons += [f"the date {document.published.value}"] if same_day else []
    return " and ".join([", ".join(reasons[:-1]), reasons[-1]] if reasons[1:] else reasons)


def _has_title(cited: Sequence[str], item: Shelved) -> bool:
    shared = len(item.title.intersection(cited))
    return len(item.title) >= LEAST_TITLE and shared >= MOST_OF_TITLE * len(item.title)


def _runs(within: Sequence[str], run: tuple[str, ...]) -> bool:
    if run and run[0] not in within:
        return False  # most often
    n = len(run)
    return any(tuple(within[i : i + n]) == run for i in range(len(within) - n + 1))


@cache
def _kinds() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Folded words that a work of each kind goes by."""
    return {
        kind: tuple(folded(w) for w in names) for kind, names in words("citing")["works"].items()
    }


def kind_words(cited: Sequence[str]) -> dict[tuple[str, ...], str]:
    """What a work called so may call itself, each with its kind; empty for no such work."""
    found: dict[tuple[str, ...], str] = {}
    for kind, names in sorted(_kinds().items()):
        if kind in cited:
            found |= dict.fromkeys(names, kind)
    return found


def _fits_loosely(name: str, cited: Sequence[str], item: Shelved) -> bool:
    """*Court order*, *inspection report*: every word is of the title or the publisher's name."""
    if item.document.publisher_kind == "outlet" or any(
        not w[0].islower() for w in name.split()[1:]
    ):
        return False
    rest = {w for w in cited if w not in SMALL and w not in _kinds()}
    return bool(rest) and rest <= item.title | words_of(item.holders)


def _dates_agree(sought: _Sought, document: Document) -> bool | None:
    """Whether a date in the citation is the document's; None where either has none."""
    published, cited = document.published.value, sought.date
    if published is None or cited is None:
        return None
    n = min(len(cited), len(published))
    return cited[:n] == published[:n]


def _iso(found: re.Match[str]) -> str:
    month = f"{found['year']}-{MONTHS.index(found['month'].casefold()) + 1:02d}"
    day = found["day"] or found["us"]
    return f"{month}-{int(day):02d}" if day else month


def _heading(document: Document) -> tuple[Evidence, ...]:
    if document.title_span is None:
        return ()
    return (Evidence(document.id, document.title_span.start, document.title_span.end),)
