"""Who a label, signature or credit names: a person, a body, an outlet, or nobody."""

from __future__ import annotations

import re

from wherefrom.attribute.kinds import body_kind, is_outlet, role_of
from wherefrom.attribute.lists import listed, pattern, title_words
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given

_SMALL = {"of", "the", "and", "for", "in", "at", "on", "to", "de", "la", "by", "a", "an"}
_TITLED = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|sir|dame)\.?\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,|\(|\s[-–—]\s|\|)\s*")
_NUMBERED = re.compile(r"\s*(?:#|no\.?\s*)?\d{1,2}$", re.IGNORECASE)
_WIRE = re.compile(r"(?:[A-Z][\w’'-]+ ){1,3}(?:Wire|Newswire|(?:News|Press) (?:Agency|Service))")
LONGEST = 5  # words of a person's name
_CASED = re.compile(r"[A-Z][a-z0-9]+|[A-Z]+(?![a-z])|[a-z0-9]+")


def cased(text: str) -> str:
    """Words in capitals as names are written.

    >>> cased("TOMAS RELL, HARBOUR TV"), cased("Tomas Rell")
    ('Tomas Rell, Harbour TV', 'Tomas Rell')
    """
    if not text.isupper():
        return text
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda m: _cased_word(m.group()), text)


def _cased_word(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    if len(word) < 4 and not re.search(r"[AEIOUY]", word) and word not in {"MR", "MS", "DR", "MRS"}:
        return word
    return word.capitalize()


def given_of(text: str, reading: Reading, *, role: str = "") -> Given | None:
    """Whom a label or signature such as *Jane Holm, principal* names; None where it names nobody.

    Unnamed voices (*Speaker 1*) are anonymous; a body or outlet speaks for itself;
    what is left and looks like a name is a person, described by the rest.
    """
    text = " ".join(text.split()).strip(" *_:,;–—-")
    plain = _NUMBERED.sub("", text).casefold()
    if plain in listed("layouts", "unidentified"):
        return Given(text, kind="anonymous")
    text = cased(text)
    name, described = _parted(text)
    first = _SPLIT.split(text, maxsplit=1)[0]
    if first != name and _is_body(first) and not _has_entity(name, reading):
        name = first
    role = _known_role(" ".join(part for part in (described, role) if part))
    if _is_body(name) and not _has_entity(name, reading):
        kind = "outlet" if _WIRE.fullmatch(name) else body_kind(name)
        return Given(re.sub(r"^[Tt]he ", "", name), role, kind)
    name = _TITLED.sub("", name) or name
    return Given(name, role) if looks_like_name(name) else None


def is_cased(name: str) -> bool:
    """True where every word but the small ones begins with a capital: a name, no clause."""
    words = re.sub(r"[,()]", " ", name).split()
    return bool(words) and all(w[:1].isupper() or w.casefold() in _SMALL or w == "&" for w in words)


def names_somebody(reading: Reading, start: int, end: int, given: Given) -> bool:
    """Whether characters ``start`` to ``end`` are a name and a description, and no clause.

    A person must be known to the text as one: the tagger, or a name in full of
    two words or more.
    """
    tokens = [reading.parse[i] for i in reading.tokens_in(start, end)]
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.text.islower() for t in tokens):
        return False
    if given.kind is not None:
        return given.kind == "anonymous" or is_cased(given.name)
    if any(t.ent_type_ == "PERSON" for t in tokens):
        return True
    known = {e.text for e in reading.parse.ents if e.label_ == "PERSON"}
    alone = len(tokens) <= 4 and any(given.name in name for name in known)
    return alone or (1 < len(given.name.split()) <= 3 and bool(given.role))


def _known_role(role: str) -> str:
    """A description as the lists of roles know it: *harbour master* is an official."""
    if role and role_of(role) is None and pattern("source_kinds", "official").search(role):
        return f"official, {role}"
    return role


def _parted(text: str) -> tuple[str, str]:
    """A name and the words that describe its bearer."""
    parts = _SPLIT.split(text, maxsplit=1)
    name = parts[0].strip()
    described = parts[1].strip(" )") if len(parts) > 1 else ""
    words = name.split()
    cut = 0  # *Police spokesman Tom Hale*: titles before the name
    for k, word in enumerate(words[:-1]):
        if word.casefold().strip(".") in title_words() and word.casefold() not in _SMALL:
            cut = k + 1
    if cut and words[cut].casefold() not in _SMALL and looks_like_name(" ".join(words[cut:])):
        return " ".join(words[cut:]), " ".join([*words[:cut], described]).strip()
    return name, described


def is_press(name: str) -> bool:
    """True for an outlet, or a wire of any country by the last word of its name."""
    return is_outlet(name) or _WIRE.fullmatch(name) is not None


def _is_body(name: str) -> bool:
    if is_press(name):
        return True
    return any(pattern("source_kinds", kind).search(name) for kind in ("official", "organisation"))


def _has_entity(name: str, reading: Reading) -> bool:
    """True where the tagger takes the whole of ``name`` for a person somewhere in the text."""
    last = name.split()[-1].casefold()
    if last in listed("source_kinds", "company_end") or pattern("source_kinds", "official").search(
        name
    ):
        return False
    return any(e.label_ == "PERSON" and e.text == name for e in reading.parse.ents)


def looks_like_name(text: str) -> bool:
    """True for one to five capitalised words, none of them a label's word.

    >>> looks_like_name("Mara Tolin"), looks_like_name("The market")
    (True, False)
    """
    words = text.split()
    if not 1 <= len(words) <= LONGEST or text.casefold() in listed("layouts", "no_speaker"):
        return False
    if words[0].casefold() in _SMALL or re.search(r"[\d?!@/\\]", text):
        return False
    particles = {"de", "del", "van", "von", "al", "bin", "bint", "la", "da", "di", "der", "el"}
    return all(w[:1].isupper() or w in particles for w in words)


def handle_name(handle: str) -> Given:
    """The bearer of an account: a body where the handle's words say so, else the account.

    >>> handle_name("@OldtownPolice").name, handle_name("@maratolin").name
    ('Oldtown Police', '@maratolin')
    """
    words = " ".join(_CASED.findall(handle.strip("@").replace("_", " ")))
    if len(words.split()) > 1 and _is_body(words):
        return Given(words, kind=body_kind(words))
    return Given(handle, kind="person")
