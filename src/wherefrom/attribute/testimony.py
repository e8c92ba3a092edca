"""Whether a person tells of what they saw, did or lived through."""

from __future__ import annotations

import re

from spacy.tokens import Token

from wherefrom.attribute.cast import Person
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

_SENSES = "saw|seen|see|heard|hear|felt|feel|noticed|watched|witnessed|smelled|smelt|remember"
_DOINGS = (
    "woke|ran|looked|was|were|went|got|told|came|took|did|had|tried|started|lost|found|knew|could"
)
_AIDS = r"(?:['’](?:d|ve)| had| have)?\s+(?:just |only |then |also |never )?"
_SENSED = re.compile(
    rf"\b(?:I|[Ww]e){_AIDS}(?:{_SENSES}|{_DOINGS})\b"
    rf"|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Yy]ou could){_AIDS}(?:{_SENSES})\b"
)
_OWN_CUES = {"testify", "confess", "recall", "remember", "admit"}
_PAST = {"VBD", "VBN", "MD"}


def speaks_as_witness(reading: Reading, voicing: Voicing) -> bool:
    """True when the words leave no doubt: *I saw*, *we were*, or a cue such as *testified*."""
    parse = reading.parse
    if any(parse[i].lemma_ in _OWN_CUES for i in voicing.cue):
        return True
    return _SENSED.search(parse[min(voicing.content) : max(voicing.content) + 1].text) is not None


def tells_of_own(reading: Reading, voicing: Voicing | None, person: Person) -> bool:
    """True when the words said are of the speaker's own doings, senses or lot.

    *I saw her fall*, *he said he had owned it*, *people ran, said NAME*. A
    view (*I think it is arson*) is none.
    """
    if voicing is None or not voicing.content:
        return False
    if speaks_as_witness(reading, voicing):
        return True
    said = reading.parse[min(voicing.content) : max(voicing.content) + 1]
    verbs = [t for t in said if t.dep_ in {"ccomp", "ROOT", "conj"} and t.pos_ in {"VERB", "AUX"}]
    past = any(t.tag_ in _PAST or any(c.tag_ in _PAST for c in t.children) for t in verbs)
    quoted = any(reading.quote_of[i] >= 0 for i in voicing.content)
    if past and not quoted and any(_own_subject(t) for t in said):
        return True
    return quoted and past and person.role() is None


def _own_subject(token: Token) -> bool:
    """*He* or *his rounds* as the subject of what *he* said."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.dep_ not in {"ccomp", "ROOT"}:
        return False
    if token.lower_ in {"he", "she"}:
        return True
    return any(c.dep_ == "poss" and c.lower_ in {"his", "her"} for c in token.children)
