"""Names of bodies and outlets: taken apart into head and marks, and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from wherefrom.model import OriginKind
from wherefrom.sources.lists import Known, capitals, heads, known, places
from wherefrom.sources.names import KEPT, clean, fold, looks_like_acronym, words_of

Defined = Mapping[str, str]  # an acronym as folded -> the name a text gives it


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body's or outlet's name: its head (*police*; "" if of no known sort) and marks.

    ``marks`` are sorted where there is a head, else the folded words in order,
    general endings dropped; places are in one form (*Iranian* is *iran*).
    Names that agree in both are one name. ``known`` is the full name where a
    list tells it, else "".
    """

    head: str
    marks: tuple[str, ...]
    words: tuple[str, ...] = field(compare=False)
    known: str = field(compare=False, default="")
    acronym: bool = field(compare=False, default=False)
    spelt: tuple[str, ...] = field(compare=False, default=())  # every word, endings too


def placed(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` with every place or people, and words of two spellings, in one form."""
    forms, longest = places()
    words = tuple(heads().spellings.get(word, word) for word in words)
    out: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            if (kept := forms.get(words[at : at + length])) is not None:
                out.append(kept)
                at += length
                break
        else:
            out.append(words[at])
            at += 1
    return tuple(out)


Words = tuple[str, ...]


def _without_endings(words: Words, endings: frozenset[Words]) -> Words:
    """``words`` without phrases of ``endings`` at their end; one word always stays."""
    while len(words) > 1 and words[-2:] not in heads().kept_whole:
        for length in (3, 2, 1):
            if len(words) > length and words[-length:] in endings:
                words = words[:-length]
                break
        else:
            return words
    return words


def _headed(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The head of a body's words and what is left; ("", words) where none is known.

    A head closes the name or is followed by a small word: *Police Federation*
    is no police.
    """
    table = heads()
    for length in range(min(table.longest, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            phrase, after = words[start : start + length], words[start + length :]
            if phrase in table.phrases and (
                (not after or after[0] in table.small - {"and"} or phrase[-1] in table.small)
                and "and" not in words[:start]  # two bodies in one breath
            ):
                return table.phrases[phrase], words[:start] + after
    return "", words


def _look_up(words: tuple[str, ...], defined: Defined) -> Known | None:
    if (name := defined.get(" ".join(words))) is not None:
        return known().get(words_of(name)) or Known(name, "none")
    return known().get(words)


def closing_acronym(name: str) -> str:
    """The acronym that closes a description (*the news agency HNA*), else ``name``."""
    pieces = clean(name).split()
    if len(pieces) < 2 or len(pieces[-1]) < 3 or not looks_like_acronym(pieces[-1]):
        return clean(name)
    if fold(pieces[-2]) in {"and", "or"}:  # two bodies
        return clean(name)
    described = pieces[-2].islower() and fold(pieces[-2]) not in heads().small
    return pieces[-1] if described or words_of(pieces[-1]) in known() else clean(name)


@lru_cache(maxsize=KEPT)
def named_part(name: str) -> str:
    """The name in what may be a description of it.

    >>> named_part("a spokeswoman for the Harbour Workers' Union")
    "Harbour Workers' Union"
    >>> named_part("the cod-trading firm Brine Holdings"), named_part("police in Brinmark")
    ('Brine Holdings', 'police in Brinmark')
    """
    name = name if " in " in name else _last_of_description(clean(name))
    first = clean(name).split(" in ")[0]
    if words_of(first) in known() and len(first.split()) > 1:
        return first
    pieces = closing_acronym(name).split()
    at = next((k for k, piece in enumerate(pieces) if piece[0].isupper()), len(pieces))
    before = [fold(piece) for piece in pieces[:at]]
    if not 0 < at < len(pieces) or any((word,) in heads().phrases for word in before):
        return " ".join(pieces)
    opened = before[0] in heads().openers or (len(before) > 1 and before[1] in heads().openers)
    if _headed(placed(words_of(name)))[0] and not opened:
        return " ".join(pieces)
    if opened or not any(word in heads().small for word in before):
        return clean(" ".join(pieces[at:]))
    return " ".join(pieces)


def _last_of_description(name: str) -> str:
    """*European airframer Brine Holdings* is Brine Holdings; *Harbour city Council* stays whole."""
    pieces = name.split()
    at = len(pieces)
    while at > 0 and pieces[at - 1][0].isupper():
        at -= 1
    closing = tuple(fold(piece) for piece in pieces[at:])
    small = heads().small | heads().body_words | {"and", "or", "s"}
    if not 0 < at < len(pieces) or not pieces[at - 1].isalpha() or fold(pieces[at - 1]) in small:
        return name
    if closing in heads().phrases or closing in heads().endings or closing[0] in small:
        return name
    if (closing[-1],) in heads().phrases or len("".join(closing)) < 3:
        return name
    return " ".join(pieces[at:]) if pieces[at - 1].islower() else name


def nation(words: tuple[str, ...], *, whole: bool) -> tuple[str, ...]:
    """``words`` with a capital as its country; ``whole``: only where it stands alone.

    >>> nation(("tehran", "seismological"), whole=False), nation(("moscow", "police"), whole=True)
    (('iran', 'seismological'), ('moscow', 'police'))
    """
    if whole:
        return (capitals()[words],) if words in capitals() else words
    return tuple(capitals().get((word,), word) for word in words)


def body(name: str, defined: Defined | None = None) -> Body:
    """The parts of a body's or outlet's name.

    ``defined`` maps acronyms to the names that the case's texts give them.

    >>> body("Ministry of Foreign Affairs") == body("the Foreign Ministry")
    True
    """
    table = heads()
    words = _without_endings(words_of(named_part(name)), table.speakers)
    found = None
    if len(words) > 1 or not clean(name).islower():  # "who" is no World Health Organization
        found = _look_up(words, defined or {}) or _look_up(placed(words), {})
        shorter = _without_endings(words, table.endings)
        found = found or known().get(shorter) or known().get(("".join(shorter),))
    if found is not None:
        words = words_of(found.name)
    kept = spelt = placed(words)
    head, rest = _headed(kept)
    if head in table.national:
        rest = nation(rest, whole=False)
    if not head and found is None:
        kept = _without_endings(kept, table.endings)
    idle = table.small | table.empty_marks
    marks = tuple(sorted({word for word in rest if word not in idle})) if head else kept
    listed = found.name if found is not None and found.kind != "none" else ""
    return Body(head, marks, kept, listed, looks_like_acronym(clean(name)), spelt)


def kind_of(parts: Body) -> OriginKind | None:
    """The kind its head or a list gives a body: official, organisation or outlet; else None."""
    found = known().get(words_of(parts.known)) if parts.known else None
    if found is not None and found.kind != "none":
        return found.kind
    return heads().kinds.get(parts.head)


def narrower(less: Body, more: Body) -> str | None:
    """Why ``more`` may be ``less`` named in full; None where it may not.

    >>> narrower(body("police"), body("New Zealand Police"))
    'the body named more fully'
    """
    if (initials := spelled_out(less, more)) is not None:
        return initials
    if less.head and less.head == more.head and set(less.marks) < set(more.marks):
        return "the body named more fully"
    if not less.head and more.head == "government" and set(less.words) == set(more.marks):
        return "the place for its government"
    if less.acronym and not less.head and more.head and less.words[0] in more.marks:
        return "the initials inside the full name"
    if less.head or more.head or len(less.words) >= len(more.words) or not less.words:
        return None
    if all((word,) in places()[0] or word in places()[0].values() for word in less.words):
        return None  # a place alone names no body
    tail = more.words[len(more.words) - len(less.words) :]
    if tail == less.words:
        return "the last words of the full name"
    if more.words[: len(less.words)] == less.words:
        rest = more.words[len(less.words) :]
        if all((word,) in heads().endings or word in heads().small for word in rest):
            return "the full name without its general words"
    return None


def spelled_out(acronym: Body, name: Body) -> str | None:
    """Why ``acronym`` may stand for ``name``; None where it may not.

    >>> spelled_out(body("NMU"), body("Net Menders' Union"))
    'the initials of the full name'
    """
    short = fold(acronym.words[0]) if len(acronym.words) == 1 else ""
    full = name.spelt or name.words
    if not acronym.acronym or name.acronym or len(short) < 3 or len(full) < 2:
        return None
    small = heads().small
    every = "".join(word[0] for word in " ".join(full).split())
    main = "".join(word[0] for word in " ".join(full).split() if word not in small)
    return "the initials of the full name" if short in {every, main} else None
