"""Whether a person tells of what they saw, did or lived through."""

from __future__ import annotations

import re

from wherefrom.attribute.cast import Person
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

_SENSED = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou could)(?:['’](?:d|ve)| had| have)?\s+(?:just |only |then |also )?"
    r"(?:saw|seen|see|heard|hear|felt|feel|noticed|watched|witnessed|smelled|smelt|remember|remembered"
    r"|woke|ran|looked|was|were|went|got|told|came|took|did|had|tried|started|lost|found|knew|could|never)\b"
)
_OWN = re.compile(r"\b(?:I|we|my|me|us|our)\b", re.IGNORECASE)
_OWN_CUES = {"testify", "confess", "recall", "remember", "admit"}
_PAST = {"VBD", "VBN"}


def tells_of_own(reading: Reading, voicing: Voicing | None, person: Person) -> bool:
    """True when the words said are of the speaker's own doings, senses or lot.

    *I saw her fall*, *he said he had owned it*, *people ran, said NAME*: in
    the past tense or the first person. A view (*I think it is arson*) is none.
    """
    if voicing is None or not voicing.content:
        return False
    parse = reading.parse
    said = parse[min(voicing.content) : max(voicing.content) + 1]
    if _SENSED.search(said.text):
        return True
    if any(parse[i].lemma_ in _OWN_CUES for i in voicing.cue):
        return True
    own_subject = any(
        t.dep_ in {"nsubj", "nsubjpass"}
        and t.lower_ in {"he", "she"}
        and t.head.dep_ in {"ccomp", "ROOT"}
        for t in said
    )
    if own_subject and voicing.rule != "quote":
        return True
    quoted = any(reading.quote_of[i] >= 0 for i in voicing.content)
    past = any(t.tag_ in _PAST and t.dep_ in {"ccomp", "ROOT", "conj"} for t in said)
    return quoted and past and person.role() is None
