"""Tokens as running text: spaces, hyphens and capitals put right, names for pronouns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from wherefrom.claims.lexicon import listed
from wherefrom.claims.times.words import DAYS, MONTHS

WHOLE = {"n't": "not", "n’t": "not", "ca": "can", "wo": "will"}
SMALL = {"ADP", "DET", "ADV", "PRON", "NUM", "CCONJ", "SCONJ", "PART", "AUX", "VERB"}
VALUES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}
QUOTES = set('"“”‘«»„`')
TITLE = 0.75  # share of its longer words with a capital from which a line is a headline's
LONG = 4  # letters of a word that is not small in a headline
PREFIX = {"re", "co", "pre", "semi", "anti", "de", "non", "mis", "ex", "self", "counter", "multi"}
NO_NAMES: Mapping[int, str] = {}


def phrase(tokens: Sequence[Token], named: Mapping[int, str] = NO_NAMES) -> str:
    """``tokens`` as text; a token in ``named`` is replaced by what stands there.

    A word that has its capital only from beginning a sentence loses it.
    """
    out = ""
    last: Token | None = None
    for token in tokens:
        text = named.get(token.i, "") or cased(token)
        if not out and text != "I" and token.pos_ in {"DET", "PRON"} and not token.ent_type_:
            text = text if token.i in named else text.lower()
        if token.text in QUOTES or not text or _quotes(token):
            continue
        whole = last is not None and last.i + 1 == token.i
        close = whole and last is not None and (not last.whitespace_ or hyphen(last))
        if token.text in WHOLE and token.text != "ca":
            close = False
        close = close or (whole and (hyphen(token) or (last is not None and hyphen(last))))
        out += text if close or not out else " " + text
        last = token
    return tidy(out)


def _quotes(token: Token) -> bool:
    """Whether an apostrophe stands as a quotation mark: *Vincent 'The Chin' Gigante*."""
    return token.text in {"'", "’", "‘"} and token.tag_ in {"``", "''"}


def tidy(text: str) -> str:
    """``text`` without spaces before marks, empty brackets or commas that nothing separates."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?%)\]])", r"\1", text)
    text = re.sub(r"\s+(['’](?:s|re|ve|d|ll|m)?)(?=\s|\Z)", r"\1", text)
    text = re.sub(r"([(\[$€£])\s+", r"\1", text)
    text = re.sub(r"(?<=\d)\s*/\s*(?=\d)", "/", text)
    text = re.sub(r"(?<=\d):\s+(?=\d\d\b)", ":", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    return text.strip(" ,;:-–—")


def hyphen(token: Token) -> bool:
    """Whether ``token`` is the hyphen of a compound, which texts taken apart set off by spaces."""
    if token.text != "-" or not 0 < token.i < len(token.doc) - 1:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if not (before.text[-1:].isalnum() and after.text[:1].isalnum()):
        return False
    return token.tag_ == "HYPH" or before.lower_ in PREFIX or token.tag_.startswith(("VB", "JJ"))


def cased(token: Token) -> str:
    """The token's text, in small letters where only its place gave it a capital."""
    text = WHOLE.get(token.text.casefold(), token.text.strip())
    if not text[:1].isupper() or text == "I" or text[1:2].isupper():
        return text
    if not (token.is_sent_start or token.i == 0 or _opens(token) or in_title(token)):
        return text
    if text.casefold() in DAYS or text.casefold() in MONTHS:
        return text
    capitals, small_ones = _seen(token.doc)
    if text in capitals:
        return text
    if token.ent_type_ and token.ent_type_ not in VALUES and token.pos_ != "DET":
        return text
    if token.pos_ in SMALL or text.lower() in small_ones or token.ent_type_ in VALUES:
        return text.lower()
    if in_title(token) and token.pos_ != "PROPN":
        return text.lower()
    return text if token.pos_ == "PROPN" else text.lower()


def _opens(token: Token) -> bool:
    """Whether a quotation or a label's colon stands right before ``token``."""
    if token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper():
        return False  # *the film "The Last Ferry"*
    return token.nbor(-1).text in QUOTES | {":", "'", "’"} or token.nbor(-1).is_space


def in_title(token: Token) -> bool:
    """Whether ``token`` stands in a line written with capitals throughout."""
    sentence = token.sent
    key = f"title {sentence.start}"
    kept: bool | None = token.doc.user_data.get(key)
    if kept is None:
        longer = [t for t in sentence if t.is_alpha and len(t) >= LONG]
        high = sum(t.text[:1].isupper() for t in longer)
        kept = token.doc.user_data[key] = len(longer) > 3 and high > TITLE * len(longer)
    return kept


def _seen(doc: Doc) -> tuple[frozenset[str], frozenset[str]]:
    """Words with a capital inside a sentence of small letters, and words in small letters."""
    kept: tuple[frozenset[str], frozenset[str]] | None = doc.user_data.get("cases")
    if kept is None:
        inside = (t for t in doc if not t.is_sent_start and t.i > 0 and t.text[:1].isupper())
        capitals = frozenset(
            t.text
            for t in inside
            if (t.nbor(-1).is_lower or t.nbor(-1).text == ",") and not in_title(t)
        )
        small = frozenset(t.text for t in doc if t.is_lower)
        kept = doc.user_data["cases"] = (capitals, small)
    return kept


def person_like(token: Token) -> bool:
    """Whether a noun is somebody: a person's name, or a noun of persons."""
    if token.ent_type_ in {"PERSON", "NORP"}:
        return True
    word = token.lemma_.casefold()
    if (
        token.ent_type_ in VALUES
        or word in listed("people_not")
        or token.lower_ in listed("people_not")
    ):
        return False
    if word in listed("people") or token.lower_ in listed("people"):
        return True
    return token.pos_ == "NOUN" and len(word) > 4 and word.endswith(tuple(listed("people_endings")))


def prefix_of(verb: Token) -> str:
    """*rear-* of *rear - ended*, *re-* of *re - hired*."""
    if verb.i < 2 or not hyphen(verb.nbor(-1)):
        return ""
    return verb.nbor(-2).text.lower() + "-"


def of_prefix(verb: Token) -> set[int]:
    """The tokens that ``prefix_of`` stands for."""
    return {verb.i - 1, verb.i - 2} if prefix_of(verb) else set()
