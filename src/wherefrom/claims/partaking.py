"""Of which person the verb of a reply is told, so that two persons' falls are not one question."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from wherefrom.claims.befallen import person_of
from wherefrom.claims.subjects import subject_of
from wherefrom.model import Reply

KEYED = {"number", "day", "time", "place"}  # a key of these says by itself of whom, or of nobody


def partaker(parse: Doc, reply: Reply) -> str:
    """The key of the one person who is the subject of the verb that ``reply`` hangs on.

    Empty where it is nobody, more than one, or only a pronoun says it.
    """
    span = parse.char_span(reply.start, reply.end, alignment_mode="expand")
    if span is None or reply.kind not in KEYED:
        return ""
    verb = _verb_over(span.root)
    subject = () if verb is None else subject_of(verb)
    head = next((t for t in subject if t.head not in subject), None)
    person = None if head is None or head in span else person_of(head)
    return person.key if person is not None and person.sure else ""


def _verb_over(token: Token) -> Token | None:
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head.i == token.i:
            return None
        token = token.head
    return token
