"""Questions made from a statement's own words, by turning its clause round.

*Three men emptied the store in May* becomes *Did three men empty the store in
May?*, or with the date asked for, *On which day did three men empty the store?*
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from wherefrom.claims.clauses import Clause

SHORT = {"'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have"}
SHORT |= {"'d": "had", "’d": "had", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}
WHOLE = {"n't": "not", "n’t": "not", "ca": "can", "wo": "will"}
THIRD = {
    "am": "is",
    "'m": "is",
    "’m": "is",
    "have": "has",
    "'ve": "has",
    "’ve": "has",
    "do": "does",
}
ANY = {"none": "any", "no": "any", "nobody": "anybody", "neither": "either", "nothing": "anything"}
MAX_WORDS = 20  # a longer question is cut at a word that can end it
LOOSE = {"DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT", "PRON"}


def question(
    clause: Clause, lead: str = "", drop: Collection[int] = (), *, positive: bool = False
) -> str:
    """``clause`` as a question, after ``lead`` (*On which day*), without the tokens ``drop``.

    ``positive`` asks for *any* where the subject is *none*: the answer is then no.
    """
    subject = [t for t in clause.subject if t.i not in drop]
    rest = [t for t in clause.rest if t.i not in drop]
    fronted = [t for t in rest if t.i < clause.verb.i and t.dep_ not in {"neg", "advmod"}]
    before = [t for t in rest if t.i < clause.verb.i and t.dep_ in {"neg", "advmod"}]
    after = [t for t in rest if t.i > clause.verb.i]
    helper, verb = _turned(clause)
    who = clause.told_by or _phrase(subject, lower=True)
    if positive and denies_any(clause):
        first, _, others = who.partition(" ")
        who = " ".join(filter(None, [ANY[first], others]))
    parts = [lead, helper, who]
    parts += [_phrase(clause.aux[1:]), _phrase(before), verb, _phrase(_ended(after, fronted))]
    text = " ".join(p for p in parts if p)
    return text[:1].upper() + text[1:] + "?"


def denies_any(clause: Clause) -> bool:
    """*None of the crew was paid*: the negation stands in the subject."""
    return clause.told_by is None and clause.subject[0].lower_ in ANY


def _turned(clause: Clause) -> tuple[str, str]:
    """The auxiliary that goes first, and the verb as it stands after it."""
    verb = clause.verb
    if clause.aux and clause.aux[0].tag_ != "TO":
        first = clause.aux[0].lower_
        if first in {"'d", "’d"} and verb.tag_ == "VB":
            first = "would"
        first = SHORT.get(first, first)
        if first == "have" and clause.subject[-1].tag_ in {"NN", "NNP", "CD"}:
            first = "has"  # *was said to have stopped*
        return (THIRD.get(first, first) if clause.told_by else SHORT.get(first, first)), verb.text
    if verb.lemma_ == "be":
        first = verb.lower_ if verb.tag_ in {"VBD", "VBZ", "VBP"} else "was"
        return (THIRD.get(first, first) if clause.told_by else SHORT.get(first, first)), ""
    if _passive(verb):
        return ("were" if clause.subject[-1].tag_.endswith("S") else "was"), verb.text
    if verb.tag_ == "VBZ":
        return "does", verb.lemma_
    if verb.tag_ == "VBP":
        return ("does" if clause.told_by else "do"), verb.lemma_
    return "did", verb.lemma_


def _passive(verb: Token) -> bool:
    """Whether a participle without an auxiliary was done to its subject."""
    agent = any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for c in verb.children)
    acted = any(c.dep_ == "dobj" for c in verb.children)
    return verb.tag_ in {"VBN", "VBD"} and (agent or (verb.tag_ == "VBN" and not acted))


def stated(clause: Clause, lead: str, drop: Collection[int] = ()) -> str:
    """``clause`` asked for its subject: ``lead`` (*How many men*) and the rest in its order."""
    rest = [t for t in clause.rest if t.i not in drop]
    before = [t for t in rest if t.i < clause.verb.i and t.dep_ in {"neg", "advmod"}]
    fronted = [t for t in rest if t.i < clause.verb.i and t not in before]
    after = [t for t in rest if t.i > clause.verb.i]
    helper, verb = _turned(clause)
    bare = not clause.aux and not _passive(clause.verb) and clause.verb.lemma_ != "be"
    parts = [lead, "" if bare else helper, _phrase(clause.aux[1:]), _phrase(before)]
    parts += [clause.verb.text if bare else verb, _phrase(_ended(after, fronted))]
    text = " ".join(p for p in parts if p)
    return text[:1].upper() + text[1:] + "?"


def _ended(after: Sequence[Token], fronted: Sequence[Token]) -> list[Token]:
    while after and fronted and after[-1].is_punct:
        after = after[:-1]
    words = [*after, *fronted][:MAX_WORDS]
    while words and words[-1].pos_ in LOOSE:
        words.pop()
    while words and words[0].is_punct:
        words = words[1:]
    return words


def _capitals(doc: Doc) -> frozenset[str]:
    """Words that have a capital inside a sentence, so that they keep it at its beginning."""
    if "capitals" not in doc.user_data:
        doc.user_data["capitals"] = frozenset(
            t.text for t in doc[1:] if t.text[:1].isupper() and t.nbor(-1).text.islower()
        )
    found: frozenset[str] = doc.user_data["capitals"]
    return found


def _phrase(tokens: Sequence[Token], *, lower: bool = False) -> str:
    out = ""
    for i, token in enumerate(tokens):
        text = token.text.strip()
        named = token.pos_ != "DET" and (
            token.pos_ == "PROPN" or token.ent_type_ or token.text in _capitals(token.doc)
        )
        if lower and i == 0 and not named:
            text = text if text == "I" else text.lower()
        elif (i == 0 or token.is_sent_start) and token.pos_ in {"ADP", "DET", "ADV", "PRON", "NUM"}:
            text = text.lower()
        text = WHOLE.get(text, text)
        joined = (
            i > 0
            and text != "not"
            and tokens[i - 1].i + 1 == token.i
            and not tokens[i - 1].whitespace_
        )
        out += text if joined or not out else " " + text
    return out.strip()
