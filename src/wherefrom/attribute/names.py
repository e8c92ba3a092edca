"""A person's name apart from titles, and what it tells of the pronoun."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Span

from wherefrom.attribute.lists import given_names, listed, title_words

_TAIL = re.compile(r"[’']s$|[’']$")
_PARTICLES = {"de", "del", "van", "von", "al", "bin", "la", "da", "di", "der"}
LONGEST = 5  # words; a longer run of capitals is no name


def bare_name(text: str) -> str:
    """A name without titles before and possessive after it; empty if nothing is left.

    >>> bare_name("Police Inspector Tom Hale's"), bare_name("Harbour Post's Tom Hale")
    ('Tom Hale', 'Tom Hale')
    """
    words = _TAIL.sub("", " ".join(text.split())).strip(" ,.-'\"’“”").split()
    owned = [k for k, word in enumerate(words[:-1]) if _TAIL.search(word)]
    words = words[owned[-1] + 1 :] if owned else words
    for k in range(len(words) - 2, -1, -1):
        if words[k].casefold().strip(".,") in title_words():
            words = words[k + 1 :]
            break
    words = [w for w in words if w[:1].isupper() or w in _PARTICLES]
    return " ".join(words) if len(words) <= LONGEST else ""


def gender_of(text: str) -> str | None:
    """ "m" or "f" where a word of a description tells."""
    words = {w.casefold() for w in re.findall(r"[\w.-]+", text)}
    if words & listed("roles", "female"):
        return "f"
    return "m" if words & listed("roles", "male") else None


def gender_of_name(name: str) -> str | None:
    """ "m" or "f" where the given name tells."""
    first = name.split()[0].casefold() if len(name.split()) > 1 else ""
    if first in given_names("women"):
        return "f"
    return "m" if first in given_names("men") else None


def among_capitals(name: str, entity: Span, uses: Mapping[str, int]) -> bool:
    """True for words of a headline taken for a name: *Handcuffs Guards*, *White Paper*.

    The last word is met nowhere else, by ``uses``, and stands among capitals.
    """
    words = name.split()
    if words[-1].casefold() in listed("record_words", "record"):
        return True
    first = words[0].casefold()
    if len(words) < 2 or uses[words[-1]] > 1 or first in given_names("men") | given_names("women"):
        return False
    parse = entity.doc
    near = parse[max(0, entity.start - 4) : min(len(parse), entity.end + 4)]
    around = [t for t in near if t.is_alpha and not entity.start <= t.i < entity.end]
    return len(around) >= 3 and sum(t.text[0].isupper() for t in around) >= 0.75 * len(around)
