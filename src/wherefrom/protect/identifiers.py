"""All words of one text that may give a person away."""

from __future__ import annotations

from spacy.tokens import Doc

from wherefrom.model import Identifier
from wherefrom.protect.codes import codes
from wherefrom.protect.naming import names, things
from wherefrom.protect.quasi import quasi


def identifiers(text: str, parse: Doc | None) -> tuple[Identifier, ...]:
    """Identifiers in ``text``, sorted by place; spans may overlap.

    Without a parse, of a language that is not read, only those that their own
    shape gives away.
    """
    found = list(codes(text))
    if parse is not None:
        found += [*names(parse), *things(parse), *quasi(parse)]
    unique = {(i.start, i.end, i.kind): i for i in reversed(found)}
    return tuple(unique[key] for key in sorted(unique))
