"""Of which person the verb of a reply is told, so that two persons' falls are not one question."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from wherefrom.claims.apiece import OF_EACH
from wherefrom.claims.befallen import person_of, surnames, whole_name
from wherefrom.claims.called import UNNAMED
from wherefrom.claims.clauses import Clause
from wherefrom.claims.subjects import subject_of
from wherefrom.claims.verbs import verb_over
from wherefrom.model import Reply


def partaker(parse: Doc, reply: Reply) -> str:
    """The key of the one person who is the subject of the verb that ``reply`` hangs on.

    Empty where it is nobody, more than one, or only a pronoun says it.
    """
    span = parse.char_span(reply.start, reply.end, alignment_mode="expand")
    if span is None or reply.kind not in OF_EACH:
        return ""
    verb = verb_over(span.root)
    subject = () if verb is None else subject_of(verb)
    head = next((t for t in subject if t.head not in subject), None)
    if head is None or head in span:
        return ""
    person = person_of(head)
    if person is not None:
        return person.key if person.sure or not person.key.startswith(UNNAMED) else ""
    return _body(head) if reply.kind == "number" else ""


def named_by(clause: Clause | None) -> str:
    """The key of the person whom a clause's question names for its pronoun; else empty."""
    if clause is None or len(clause.subject) != 1:
        return ""
    name = clause.named.get(clause.subject[0].i, "")
    doc = clause.verb.doc
    known = bool(name) and name.split()[-1] in surnames(doc)
    return whole_name(name, doc).casefold() if known else ""


def _body(head: Token) -> str:
    """The name of a body, club or country that ``head`` ends, in small letters."""
    if head.tag_ not in {"NNP", "NNPS"} or any(c.dep_ == "conj" for c in head.children):
        return ""
    entity = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
    if entity is None or entity.label_ not in {"ORG", "GPE", "NORP", "PERSON"}:
        return ""
    words = [t.lower_ for t in entity if t.is_alpha]
    return " ".join(words[1:] if words[:1] == ["the"] else words)
