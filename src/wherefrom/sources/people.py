"""Names of people: taken apart, compared, and joined across a case.

Two people are never joined on a surname alone where the case, or the
document, knows more than one person of that surname.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from wherefrom.sources.lists import given_names, titles
from wherefrom.sources.names import KEPT, clean, fold

_PREFIXED = re.compile(r"\b(al|el)-(?=\w)", re.IGNORECASE)
_INITIALS = re.compile(r"\b([A-Z])\.(?=\s?[A-Z]\.)")  # *P.J.* are two given names
_SERVANT = re.compile(r"abd(?:[aeou][lr])?")
_SERVANT_OF = re.compile(r"abd[aeou][lr](?=\w{4})")
_SERVANT_PARTS = re.compile(r"\b(abd)[\s-]([aeu][lrsn])[\s-](?=\w)", re.IGNORECASE)
_ARTICLES_OF_SERVANTS = {"al", "el", "ul", "ar", "er", "ur", "as", "es", "us", "ash", "an", "en"}


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person's name: folded words in order, titles and particles apart.

    ``words`` has one item for a surname (or given name) alone. ``gender`` is
    "m" or "f" where a title says so, else "". ``suffix`` is "jr", "sr", "ii"
    and so on, or "". ``halves`` are the parts of a hyphenated surname.
    """

    words: tuple[str, ...]
    gender: str = ""
    suffix: str = ""
    letters: str = field(compare=False, default="")  # particles too, written together
    halves: tuple[str, ...] = field(compare=False, default=())

    @property
    def full(self) -> bool:
        """True where more than one name is given."""
        return len(self.words) > 1

    @property
    def given(self) -> tuple[str, ...]:
        """All words but the last; empty for a single name."""
        return self.words[:-1]

    @property
    def family(self) -> str:
        """The last word."""
        return self.words[-1]


def _untitled(words: list[str]) -> tuple[list[str], str]:
    """``words`` without the titles before the name, and the gender they show."""
    known, gender = titles(), ""
    while len(words) > 1:
        for length in range(min(known.longest, len(words) - 1), 0, -1):
            phrase = tuple(words[:length])
            if phrase in known.before:
                gender = gender or known.before[phrase] or ""
                words = words[length:]
                break
        else:
            return words, gender
    return words, gender


def has_title(name: str) -> bool:
    """True where a title stands before the name (*Mr Brown*)."""
    words = fold(clean(name)).split()
    return len(_untitled(words)[0]) < len(words)


@lru_cache(maxsize=KEPT)
def person(name: str) -> Person:
    """The parts of a person's name.

    >>> person("Police Sergeant P. Brown Jr.").words, person("Mrs Van der Brandt").words
    (('p', 'brown'), ('brandt',))
    """
    spelt = _SERVANT_PARTS.sub(r"\1 \2 ", _without_nickname(clean(name)))
    spelt = _INITIALS.sub(r"\1 ", _PREFIXED.sub("", spelt))
    words, gender = _untitled(fold(spelt.replace("-", "")).split())
    words, suffix = _ended(words)
    halves = tuple(fold(half) for half in _last_piece(spelt).split("-"))
    letters = "".join(words)
    words = _servants(words)
    inner = [word for word in words[1:] if word not in titles().particles]
    first = [] if inner and words[0] in titles().leading else words[:1]
    kept = tuple(first + inner) if inner else tuple(words)
    gender = "" if len(kept) > 1 else gender
    return Person(kept, gender, suffix, letters, halves if len(halves) > 1 else ())


def _ended(words: list[str]) -> tuple[list[str], str]:
    """``words`` without what follows a name, and the generation it tells."""
    suffix = ""
    while len(words) > 1 and (words[-1] in titles().after or words[-1] in titles().generations):
        suffix = titles().generations.get(words[-1], suffix)
        words = words[:-1]
        if len(words) > 1 and words[-1] == "the":  # *the elder*
            words = words[:-1]
    return words, suffix


def _last_piece(name: str) -> str:
    pieces = [p for p in name.split() if fold(p) not in titles().generations]
    return pieces[-1] if pieces else ""


def _servants(words: list[str]) -> list[str]:
    """*abd al rahman*, *abdel rahman* and *abdurrahman* in one form: *abdrahman*."""
    out: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if _SERVANT.fullmatch(word) and at + 1 < len(words):
            article = at + 2 < len(words) and words[at + 1] in _ARTICLES_OF_SERVANTS
            name = at + 1 + article
            if article or word != "abd" or name + 1 < len(words):  # else given name and surname
                out.append("abd" + words[name])
                at = name + 1
                continue
        found = _SERVANT_OF.match(word)
        out.append("abd" + word[found.end() :] if found is not None else word)
        at += 1
    return out


def _without_nickname(name: str) -> str:
    """``name`` without words in quotes or brackets inside it (*Jon "Cod" Brandt*)."""
    pieces = name.split()
    marked = [k for k, p in enumerate(pieces) if re.search(r"[\"“”()]|^['‘]|['’]$", p)]
    if not marked or marked[0] == 0 or marked[-1] == len(pieces) - 1:
        return name
    return " ".join(pieces[: marked[0]] + pieces[marked[-1] + 1 :])


@lru_cache(maxsize=KEPT)
def surface(name: str) -> str:
    """``name`` as printed, without titles before it.

    >>> surface("Police Sergeant Paul Brown")
    'Paul Brown'
    """
    pieces = clean(name).split()
    while len(pieces) > 1:
        for length in range(min(titles().longest, len(pieces) - 1), 0, -1):
            if tuple(fold(" ".join(pieces[:length])).split()) in titles().before:
                pieces = pieces[length:]
                break
        else:
            break
    return " ".join(pieces)


def one_given(a: str, b: str) -> bool:
    """True for equal given names, an initial of the other, or its short form."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    groups, _ = given_names()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where each word of ``short`` answers to one of ``long``, in order."""
    at = 0
    for word in short:
        while at < len(long) and not one_given(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def fullness(a: Person) -> tuple[int, int, int]:
    """How much a name tells: whole words, words, letters (a sort key)."""
    told = int(bool(a.suffix)) + int(bool(a.gender))
    return (sum(len(word) > 1 for word in a.words), len(a.words) + told, sum(map(len, a.words)))


def same_person(a: Person, b: Person) -> str | None:
    """Why ``a`` and ``b``, both full, may be one name fully told; None where they may not.

    >>> same_person(person("Jon Owen"), person("John Owen"))
    'a short form of the given name'
    >>> same_person(person("Paul Brown"), person("Peter Brown")) is None
    True
    """
    if a.suffix != b.suffix:
        return None
    if a.words == b.words:
        return "the same name"
    if sorted(a.words) == sorted(b.words):
        return "the same names in another order"
    if "".join(a.words) == "".join(b.words) or (a.letters and a.letters == b.letters):
        return "the same name written apart or together"
    if any(len(word) == 1 for word in (*a.words, *b.words)) or len(a.words) != len(b.words):
        return None
    if a.family == b.family and all(map(one_given, a.given, b.given)):
        return "a short form of the given name"
    return None


def fuller(less: Person, more: Person) -> str | None:
    """Why ``more`` may be ``less`` told in full; None where it may not.

    >>> fuller(person("P. Brown"), person("Paul Brown"))
    'an initial in place of a given name'
    >>> fuller(person("Mr Brown"), person("Mary Brown")) is None
    True
    """
    if fullness(less) >= fullness(more) or (less.suffix and less.suffix != more.suffix):
        return None
    if less.words == more.words:  # with a title or a generation told
        return "the same name with less beside it" if less.gender in {"", more.gender} else None
    if not more.full:
        return None
    if not less.full:
        return _one_word(less, more)
    if less.family == more.family and one_given(less.words[0], more.words[0]):
        return _same_family(less, more)
    if less.family in more.halves and one_given(less.words[0], more.words[0]):
        return "half of a double surname"
    if less.words[0] == more.words[0] and _within(less.words, more.words):
        return "a surname left out"
    if len(more.words[0]) == 1 and less.words == more.words[1:]:
        return "an initial left out"
    surname = less.words[0] not in given_names()[0] and len(less.words[0]) > 1
    if surname and less.words == more.words[-len(less.words) :]:
        return "a surname of several words alone"
    return None


def _one_word(less: Person, more: Person) -> str | None:
    """Why a single name may be part of ``more``; its title must not speak against it."""
    _, genders = given_names()
    known = genders.get(more.words[0], "")
    if less.gender and known and less.gender != known:
        return None
    if less.words[0] in more.words[1:]:
        return "the surname alone"
    return "the given name alone" if less.words[0] == more.words[0] else None


def _same_family(less: Person, more: Person) -> str | None:
    """Why ``less`` may be ``more``, both of one surname and one first given name."""
    initials = all(len(word) == 1 for word in less.given)
    if initials and len(more.given) == 1 and len(more.words[0]) > 1:  # *P.J.* for *Paul*
        return "an initial in place of a given name"
    if not _within(less.given, more.given):
        return None
    short = any(len(word) == 1 for word in less.given)
    if len(less.words) == len(more.words) and not short:
        return None  # equally full: see same_person
    return "an initial in place of a given name" if short else "a given name left out"
