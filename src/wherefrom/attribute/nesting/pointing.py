"""What a source's word points at in its own sentence: *who*, *its*, a dateline before a name."""

from __future__ import annotations

from dataclasses import replace

from wherefrom.attribute import clauses
from wherefrom.attribute.nesting.holders import LINE, after_dateline, antecedent, bound
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

OWNERS = {"his", "her", "its", "their"}
RELATIVES = {"WP", "WDT", "WP$"}


def pointed(reading: Reading, voicing: Voicing) -> Voicing:
    """``voicing`` with the noun that its source's word stands for as its head.

    The words of the source stay as they are, but for a dateline, which is no
    part of it: *BELMAR, May 3 (HNA) -- Tom Hale said* has the source *Tom Hale*.
    """
    if voicing.head is None or voicing.head not in voicing.source:
        return voicing
    parse = reading.parse
    head = parse[voicing.head]
    if head.tag_ in RELATIVES or (head.tag_ == "IN" and head.lower_ == "that"):
        noun = antecedent(head.head)
        return replace(voicing, head=noun.i) if noun is not None else voicing
    if head.lower_ in OWNERS and head.dep_ == "poss":
        return replace(voicing, head=bound(head, head.head).i)
    name = after_dateline(head, reading.piece(head))
    if name.i == head.i:
        return voicing
    lines = [i for i in voicing.source if i < name.i and parse[i].text in LINE]
    source = frozenset(i for i in voicing.source if lines and i > max(lines))
    source = source or frozenset(clauses.noun_phrase(name, reading.piece(name)))
    return replace(voicing, head=name.i, source=source - voicing.cue - voicing.content)
