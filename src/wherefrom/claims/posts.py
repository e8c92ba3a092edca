"""Which post somebody holds, of posts that shut each other out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.comparing import POST
from wherefrom.claims.whom import name_at, named_at
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

LONGEST = 3  # words of a post
BEFORE = 4  # words before a name in which its title stands
BEHIND = 8  # words of what is set behind a name
ENDED = {"'s", "’s", "'", "’"}  # *the mayor's*: another's post


def posts(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """A reply for each named person to whom ``statement`` gives one such post."""
    seen: set[str] = set()
    for entity in span.ents if span is not None else ():
        if entity.label_ != "PERSON" or name_at(entity.root) is None:
            continue
        held = _before(entity) or _behind(entity)
        who = named_at(entity.root)
        if held is None or who is None or who.key in seen:
            continue
        seen.add(who.key)
        first, last = held[0], held[-1]
        yield Reply(
            statement.id, "what", POST + who.key, _held(held),
            first.idx, last.idx + len(last), f"Which post did {who.name} hold?",
        )  # fmt: skip


@cache
def _forms() -> dict[str, str]:
    groups = words("posts")["groups"].values()
    others = {post: post for post in words("posts")["others"]}
    return others | {form: forms[0] for group in groups for forms in group for form in forms}


def _before(entity: Words) -> list[Token] | None:
    """*chief executive Ann Lee*, *Sgt. Ann Lee*: the post right before a name, or in it."""
    name = (name_at(entity.root) or "").split()[0]
    start = next((t.i for t in entity if t.text == name), entity.start)
    near = list(entity.doc[max(entity.sent.start, start - BEFORE) : start])
    for size in range(LONGEST, 0, -1):
        if len(near) >= size and _post(near[-size:]) is not None:
            return _with_deputy(near[-size:])
    return None


def _behind(entity: Words) -> list[Token] | None:
    """*Ann Lee, the chief executive of Brine*; *Ann Lee is the mayor*."""
    doc, at = entity.doc, entity.end
    if at < len(doc) and (doc[at].text == "," or doc[at].lower_ in {"is", "was"}):
        near = list(doc[at + 1 : min(at + 1 + BEHIND, entity.sent.end)])
        for begin in range(len(near)):
            if near[begin].text in {",", ".", ";"} or near[begin].pos_ in {"VERB", "ADP"}:
                return None
            for size in range(LONGEST, 0, -1):
                found = near[begin : begin + size]
                if len(found) == size and _post(found) is not None:
                    another = doc[found[-1].i + 1 : found[-1].i + 2]
                    others = any(t.ent_type_ == "PERSON" for t in another)
                    return None if others else _with_deputy(found)
    return None


def _post(tokens: Sequence[Token] | Words) -> str | None:
    return _forms().get(" ".join(t.lower_.rstrip(".") for t in tokens))


def _with_deputy(tokens: list[Token]) -> list[Token] | None:
    """With *deputy* before it; None where it may be held no more, or is another's."""
    table, doc = words("posts"), tokens[0].doc
    first, last = tokens[0].i, tokens[-1].i
    if last + 1 < len(doc) and doc[last + 1].text in ENDED:
        return None
    before = [t.lower_ for t in doc[max(0, first - 4) : first]]
    if any(word in table["past"] for word in before):
        return None
    under = next((t for t in doc[max(0, first - 2) : first] if t.lower_ in table["under"]), None)
    return tokens if under is None else [under, *tokens]


def _held(tokens: Sequence[Token]) -> str:
    """The post in its first form, with *deputy* where that stands before it."""
    if tokens[0].lower_ in words("posts")["under"]:
        return f"{tokens[0].lower_} {_post(tokens[1:])}"
    return str(_post(tokens))
