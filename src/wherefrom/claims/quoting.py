"""The question that cannot be garbled: whether it is so, in the statement's own words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.belonging import sourced
from wherefrom.claims.clauses import POINTS, Clause
from wherefrom.claims.lexicon import listed
from wherefrom.claims.phrases import NO_NAMES, phrase
from wherefrom.claims.standing import doubted, expletive, feared, spoken
from wherefrom.claims.subjects import RELATIVE, adrift, own_subject, plural
from wherefrom.claims.torn import completed, leads_in
from wherefrom.claims.verbs import stating
from wherefrom.content import content_words
from wherefrom.model import Statement

SOMEBODY = {"he", "she", "it"}
MOST = 30  # words of a quotation; after them it breaks off at a comma or says that it goes on
TYING = {"and", "but", "or", "that", "whether", "because", "so", "while", "as", "since", "though"}
TYING |= {"when", "where", "after", "before", "also", "then"}
WHOLE = {
    f"{mark}{end}": whole
    for mark in "'’"
    for end, whole in (("ve", "have"), ("re", "are"), ("ll", "will"), ("m", "am"))
}  # where the words begin with it
BESIDE = {"advcl", "acl", "pcomp", "dep"}  # clauses that tell little without what they stand by
ASKING = {"how", "what", "why"}  # they begin what is told of, not what is said
FINITE = {"VBD", "VBZ", "VBP", "MD"}
SPACED = re.compile(
    r"(?<=[A-Za-z]) ?- ?(?=[a-z])|(?<=\w)\s+(?=[,.;:!?%)\]]|['’](?:s|re|ve|ll|d)\b)"
)
LONGER = 14  # words after a blank that are still quoted whole
PLACING = {"Where", "When", "On which day", "At what time"}  # they ask for *in* and *at* too
LOOSE = {"DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT", "PRON"}
AS_MUCH = {"many", "much", "far", "long", "soon", "well"}
WHOLE_VERB = {"ca": "can", "wo": "will", "sha": "shall"}  # before *n't*
CUT_VERB = re.compile(r"\b(?:ca|wo|sha)\Z", re.I)
FEWEST = 4  # content words of a fragment that is quoted without its sentence
FEW_IN_DOUBT = 6  # the same where it is in doubt whose words they are
AROUND = 9  # words on either side of a blank
NAMING = {"pcomp", "csubj", "csubjpass", "nsubj", "dobj"}  # where *raising* stands for a noun
MARKS = '"“”„«»`()[]'
TIED = re.compile(r"[\s,;]+(?:and|or|but)\Z")
LAST = " .,;:-–—'’"


def quoted_whole(parse: Doc, statement: Statement, clause: Clause | None) -> str:
    """*Is it so that “the ferry sank off Lode”?*

    What the words lack is put in square brackets: the subject of a statement that begins with
    its verb, the noun of a pronoun. Words that make no clause are quoted with their sentence.
    """
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    tokens = [] if span is None else [t for t in span if not t.is_space]
    tokens = _opened(tokens)
    tokens = completed(tokens) if tokens else []
    if clause is not None:  # without who is named after the quotation
        inside = spoken(clause.verb)
        tokens = [t for t in tokens if inside.start <= t.i < inside.end] or tokens
    said = "" if clause is None or not tokens else _of_clause(tokens, clause)
    beside = clause is not None and clause.verb.dep_ in BESIDE and not _not(clause)
    if said and beside and len(content_words(statement.text)) < FEWEST:
        said = of_sentence(tokens[0]) or said
    if said and clause is not None and (pointed := _of_somebody(said, clause)):
        return pointed
    if not said and tokens and not (clause and _not(clause)):
        said = of_sentence(tokens[0])
    if said:
        return f"Is it so that “{said}”?"
    if tokens and len(content_words(statement.text)) < FEWEST and not (clause and _not(clause)):
        around = _opened([t for t in tokens[0].sent if not t.is_space])
        tokens = around if len(around) <= MOST else tokens
    if clause is not None and any(f(clause.verb) for f in (feared, adrift, doubted)):
        return ""
    left_out = _not(clause) if clause else set()
    if tokens and tokens[0].tag_ in FINITE and own_subject(tokens[0]) is None:
        return f"Is it so that somebody or something “{_plain(tokens, left_out=left_out)}”?"
    return f"Is this so: “{_plain(tokens, left_out=left_out) or ' '.join(statement.text.split())}”?"


def _of_somebody(said: str, clause: Clause) -> str:
    """*Is it so that somebody or something “died on the way down”?*, where *he* has no name."""
    first, _, rest = said.partition(" ")
    pointing = first.casefold() in SOMEBODY and clause.subject[0].i not in clause.named
    if not pointing or expletive(clause.subject[0]) or len(clause.subject) > 1:
        return ""
    return f"Is it so that somebody or something “{rest}”?"


def quoted_open(parse: Doc, statement: Statement, clause: Clause) -> str:
    """*Is it so that somebody or something was “blocking the harbour road”?*

    The words alone, where it is in doubt whose they are; empty where they make no whole.
    """
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    first = min((clause.verb, *clause.aux), key=lambda t: t.i)
    inside = set() if span is None else {t.i for t in span}
    if first.i not in inside or clause.gap is not None or clause.wanting or clause.dangling:
        return ""
    if clause.verb.dep_ in NAMING or _expletive_it(clause.verb):
        return ""  # *In doing so, she ...*, *options include raising it*, *it was time to go*
    few = span is not None and len(content_words(span.text)) < FEW_IN_DOUBT
    if few and not _not(clause) and (said := of_sentence(first)):
        return f"Is it so that “{said}”?"
    whole = completed(list(span or ()))
    rest = [t for t in whole if t.i >= first.i and not t.is_space and t.i not in sourced(first)]
    words = _plain(rest, clause.named, _not(clause))
    undergone = first.tag_ == "VBD" and clause.verb.dep_ in {"acl", "advcl"}
    if said := _of_noun(clause, rest):
        return f"Is it so that “{said}”?"
    did = first.tag_ in {"VBN", "VBD"} and any(c.dep_ == "dobj" for c in first.children)
    told = first.tag_ in FINITE and clause.manner != "passive" and not undergone
    if did or told:
        return f"Is it so that somebody or something “{words}”?"
    if first.tag_ not in {"VBG", "VBN", "VBD"} or clause.aux:
        return ""
    return f"Is it so that somebody or something was “{words}”?"


def _of_noun(clause: Clause, rest: Sequence[Token]) -> str:
    """*a notice [was] issued on Tuesday*: with the noun right before, which it tells of."""
    verb, noun = clause.verb, clause.verb.head
    first = noun.left_edge.i
    if verb.dep_ != "acl" or noun.i != rest[0].i - 1 or noun.pos_ not in {"NOUN", "PROPN"}:
        return ""
    if verb.tag_ == "VBN" and any(c.dep_ == "dobj" for c in verb.children):
        return ""  # *the paper named Ann Lee*, taken for a participle
    whose = _opened([t for t in verb.doc[first : noun.i + 1] if not t.is_space])
    were = "were" if plural(tuple(whose)) else "was"
    told = [t for t in rest if t.i <= verb.right_edge.i]
    return f"{_plain(whose)} [{were}] {_plain(told, clause.named, _not(clause))}"


def _expletive_it(verb: Token) -> bool:
    own = own_subject(verb)
    return verb.lemma_ == "be" and own is not None and own.lower_ == "it"


def with_blank(parse: Doc, statement: Statement, start: int, end: int, lead: str) -> str:
    """*How far: “they were within … of the hut”?*: the statement without what is asked for."""
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    out = parse.char_span(start, end, alignment_mode="expand")
    if span is None or out is None:
        return f"{lead}?"
    whole = _opened([t for t in span.sent if not t.is_space])
    if len(whole) <= MOST:  # a clause without its sentence often lacks whose it is
        span = span.sent
    start = _with_adjectives(out).i
    before = _opened([t for t in span if t.i < start and not t.is_space])
    labels = [i for i, t in enumerate(before[:4]) if t.text in {"-", "–", "—", ":"}]
    if labels and all(t.is_upper for t in before[: labels[0]] if t.is_alpha):
        before = before[labels[0] + 1 :]  # *LODE - Shortly after noon ...*
    if before and before[0].tag_ == "VBG" and before[0].lemma_ in listed("saying"):
        before = _opened(before[1:])
    while before and before[-1].pos_ == "ADP" and lead in PLACING:
        before.pop()
    after = _rounded([t for t in span if t.i >= out.end and not t.is_space])
    before = [t for t in before if t.text not in MARKS]
    if _untold(before, after, lead):
        return ""
    first = _plain(before if len(whole) <= MOST else before[-LONGER:])
    last = _plain(after)
    tie = "" if after and after[0].text in {"-", "–"} else " "
    return f"{lead}: “{f'{first} …{tie}{last}'.strip()}”?"


def _untold(before: Sequence[Token], after: Sequence[Token], lead: str) -> bool:
    """*were … women*, *When: … captures the moment*: nobody could tell of whom."""
    first = before[0] if before else after[0] if after and lead in PLACING | {"When"} else None
    return first is not None and first.tag_ in FINITE and own_subject(first) is None


def _with_adjectives(out: Words) -> Token:
    """The first word of what is asked for: of *central Lode* it is *central*."""
    first: Token = out[0]
    while first.i > 0 and first.nbor(-1).dep_ in {"amod", "compound", "det"}:
        if first.nbor(-1).head.i < first.i:
            break
        first = first.nbor(-1)
    return first


def _rounded(tokens: list[Token]) -> list[Token]:
    """The first AROUND words or so, to the end of a phrase."""
    tokens = [t for t in tokens if t.text not in MARKS]
    if len(tokens) > LONGER:
        commas = [i for i, t in enumerate(tokens[:LONGER]) if t.text in {",", ";"} and i]
        tokens = tokens[: commas[-1] if commas else AROUND]
    while tokens and tokens[-1].pos_ in LOOSE:
        tokens.pop()
    return tokens


def _opened(tokens: list[Token]) -> list[Token]:
    """Without what ties the words to those before them."""
    while tokens and (tokens[0].is_punct or tokens[0].lower_ in TYING or tokens[0].dep_ == "cc"):
        if tokens[0].lower_ == "as" and len(tokens) > 1 and tokens[1].lower_ in AS_MUCH:
            break  # *as many as 20,000*, *as far as I know*
        if leads_in(tokens[0], {t.i for t in tokens}) or tokens[0].dep_ == "prep":
            break  # *Since it rained, nobody came*, *After the storm nobody came*
        pointing = tokens[0].lower_ == "that" and tokens[0].tag_ not in RELATIVE
        if pointing and tokens[0].dep_ in {"nsubj", "nsubjpass"}:
            break  # *That's tough*
        tokens = tokens[1:]
    return tokens


def _of_clause(tokens: list[Token], clause: Clause) -> str:
    """The statement with its subject before it; empty where it is no clause for all that."""
    verb, own = clause.verb, own_subject(clause.verb)
    if verb.dep_ == "relcl" and (own is None or own.tag_ not in RELATIVE) and clause.gap is None:
        return ""  # *(the moves) the Saints have been making*
    if clause.gap is not None or clause.wanting or clause.dangling:
        return ""
    if adrift(verb) or feared(verb) or doubted(verb) or _of_several(clause):
        return ""
    tokens = [t for t in tokens if t.i not in sourced(verb)]
    if verb.dep_ == "ccomp" and verb.head.lemma_ in listed("saying") and verb.head.i < verb.i:
        tokens = _opened([t for t in tokens if t.i >= verb.left_edge.i])
    finite = clause.aux[0] if clause.aux else verb
    if not tokens or finite.tag_ not in FINITE or clause.manner not in {"told", "headline"}:
        return ""
    if tokens[0].lower_ in ASKING:
        return ""  # *how she sees her role*
    if clause.subject[-1].i >= tokens[0].i and (own is None or own.tag_ not in RELATIVE):
        return _plain(tokens, clause.named, _not(clause))
    who = _who(clause)
    if not who:
        return ""
    if finite.i < tokens[0].i:  # a helper of the verb before
        who = f"{who} {phrase(clause.aux)}"
    tokens = [t for t in tokens if t.i >= (verb.i if finite.i < tokens[0].i else finite.i)]
    return f"[{who}] {_plain(tokens, clause.named, _not(clause))}" if tokens else ""


def _of_several(clause: Clause) -> bool:
    """*[the forests] was finalized*: a subject that was not found right."""
    finite = clause.aux[0] if clause.aux else clause.verb
    own = own_subject(clause.verb)
    borrowed = own is None or own.tag_ in RELATIVE
    return borrowed and finite.lower_ in {"was", "is", "has"} and plural(clause.subject)


def _not(clause: Clause) -> set[int]:
    """The verb's own *not*: what is asked is whether it is so, and *no* the answer."""
    return {c.i for c in clause.verb.children if c.dep_ == "neg"}


def _who(clause: Clause) -> str:
    first = clause.subject[0]
    alone = len(clause.subject) == 1 and first.lower_ in POINTS and first.i not in clause.named
    asks = any(t.tag_ in {"WP", "WP$", "WDT"} and t.i not in clause.named for t in clause.subject)
    return "" if alone or asks else phrase(clause.subject, clause.named)


def of_sentence(token: Token, most: int = MOST) -> str:
    """The whole sentence around ``token``, where it is one of at most ``most`` words."""
    sentence = spoken(token)
    words = _opened([t for t in sentence if not t.is_space])
    verb = stating(sentence)
    if verb is None or own_subject(verb) is None or len(words) > most:
        return ""
    return _plain(words, most=most)


def _plain(
    tokens: Sequence[Token],
    named: Mapping[int, str] = NO_NAMES,
    left_out: Collection[int] = (),
    most: int = MOST,
) -> str:
    """The words without quotation marks, in at most about ``most`` words."""
    text = ""
    for n, token in enumerate(tokens):
        spoken = token.lower_ in {"i", "me", "my"}  # *I am* is not said of another name
        word = f"[{named[token.i]}]" if token.i in named and not spoken else token.text
        if token.i in left_out:
            word = "[…]" if not text or text[-1].isspace() else " […]"  # *did n't*
            text = CUT_VERB.sub(lambda m: WHOLE_VERB[m[0].casefold()], text)
        word = WHOLE.get(word.casefold(), word) if n == 0 else word
        text += (word if token.text not in MARKS else " ") + token.whitespace_
    text = SPACED.sub(lambda m: "-" if "-" in m[0] else "", " ".join(text.split()))
    said = text.split()
    if len(said) > most:
        head = " ".join(said[:most])
        at = head.rfind(",")
        text = head[:at] if len(head[: max(at, 0)].split()) > most // 2 else head + " …"
    return TIED.sub("", text.strip(LAST)) if not text.endswith("…") else text
