"""Words beside a name that say what its bearer is: titles, appositions, *of the BODY*."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from wherefrom.attribute.kinds import is_outlet
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.names import bare_name
from wherefrom.attribute.reading import Piece, Reading

ROLE_GROUPS = (
    "office", "post", "private", "police", "military", "spokesperson", "press", "honorific",
    "witness",
)  # fmt: skip
LONGEST_BEFORE = 9  # tokens of a title before a name
LONGEST_AFTER = 22  # tokens of an apposition after it
_CLOSE = {",", ")", ";", ".", ":", "—", "–", '"', "“", "”"}


def descriptions(reading: Reading, start: int, end: int) -> list[str]:
    """Descriptions of the name at tokens ``start`` to ``end``, empty ones left out."""
    entity = reading.parse[start:end].text
    name = bare_name(entity)
    at = entity.find(name) if name else -1
    inside = " ".join(entity[:at].split()) if at > 0 else ""
    out = [_before(reading, start, end), _after(reading, end), _apposed(reading, start), inside]
    return [text for text in out if text]


def is_role(word: str) -> bool:
    """True for a word of any group of roles."""
    return any(word in listed("roles", group) for group in ROLE_GROUPS)


def _names_role(text: str) -> bool:
    return any(pattern("roles", group).search(text) for group in ROLE_GROUPS)


def _before(reading: Reading, start: int, end: int) -> str:
    """*Harbour City public safety director* NAME."""
    parse, piece = reading.parse, reading.piece(reading.parse[start])
    first = start
    while first - 1 >= piece.start and start - first < LONGEST_BEFORE and _titles(parse, first):
        first -= 1
    text = " ".join(parse[first:end].text.split())
    name = bare_name(text)
    text = text[: text.rfind(name)] if name and name in text else parse[first:start].text
    words = text.split()
    if words and words[-1].casefold() == "police":  # *told police Ida Brell was away*
        return ""
    return " ".join(words)


def _titles(parse: Doc, first: int) -> bool:
    """True when the token before ``first`` may belong to a title."""
    token = parse[first - 1]
    if token.pos_ in {"PROPN", "NOUN", "ADJ", "PART"} or token.text in {"-", "’s", "'s", "'"}:
        return True
    return token.lower_ in {"of", "for"} and first >= 2 and is_role(parse[first - 2].lower_)


def _after(reading: Reading, end: int) -> str:
    """NAME*, head of the Harbour Ministry*; NAME *of the Harbour Post*."""
    parse = reading.parse
    if end >= len(parse):
        return ""
    opener = parse[end]
    piece = reading.pieces[reading.piece_of[end - 1]]
    if opener.lower_ in {"of", "from"}:
        return _of(_words(parse, end, piece, apposed=False))
    if opener.text not in {"(", ","}:
        return ""
    text = _words(parse, end + 1, piece, apposed=True)
    if _names_role(text):
        return text
    return _of(text) if text.startswith(("of ", "from ")) else ""


def _of(text: str) -> str:
    """*of the Harbour police* makes an official, *from the Relief Society* its representative."""
    if is_outlet(text.split(" ", 1)[-1]):
        return f"reporter {text}"
    if pattern("source_kinds", "official").search(text):
        return f"official {text}"
    if pattern("source_kinds", "organisation").search(text):
        return f"representative {text}"
    return ""


def _words(parse: Doc, start: int, piece: Piece, *, apposed: bool) -> str:
    """Words up to the next comma or verb; an age that opens them is passed over."""
    words: list[str] = []
    for i in range(start, min(piece.end, start + LONGEST_AFTER)):
        token = parse[i]
        if token.text in _CLOSE:
            if len(words) == 1 and words[0].isdigit():  # *, 23, of ...*
                words.clear()
                continue
            break
        if _finite(token):
            if apposed and words and token.dep_ != "relcl":
                return ""  # a clause of its own, no apposition
            if token.dep_ != "relcl" or not words:
                break
        words.append(token.text)
    return " ".join(words)


def _finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBD", "VBZ", "VBP"}


def _apposed(reading: Reading, start: int) -> str:
    """*The head of the team*, NAME."""
    parse = reading.parse
    piece = reading.piece(parse[start])
    if start - 1 < piece.start or parse[start - 1].text != ",":
        return ""
    words: list[str] = []
    for i in range(start - 2, max(piece.start, start - 16) - 1, -1):
        token = parse[i]
        if token.text in _CLOSE or token.pos_ in {"VERB", "AUX"}:
            break
        words.insert(0, token.text)
    text = " ".join(words)
    return text if _names_role(text) else ""
