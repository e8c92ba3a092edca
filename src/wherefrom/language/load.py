"""The only loader of models: an English pipeline and a sentence encoder.

Both are checked against the registry, loaded once per process, work on one
thread and never reach for the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import onnxruntime
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from tokenizers import Tokenizer

from wherefrom.language import lengths, registry, sums
from wherefrom.language.alleging import PIECES, Alleging, base, changes, codes_of, merged
from wherefrom.language.encoder import OnnxEncoder
from wherefrom.language.onnx_file import Tensor, tensors, with_tensors

PIECE_VECTORS = "embeddings_word_embeddings_weight_quantized"  # in the encoder's file
MAX_TOKENS = 128  # of one sentence; the tokenizer cuts what is beyond
# Parsing takes about 3.2 kB of memory a character (measured: 0.65 GB for 200,000), so `parse`
# takes long texts in pieces. The limit below is spaCy's own guard for direct calls.
PIECE = 50_000  # characters
MAX_CHARACTERS = 5_000_000


@Language.component("blank_lines")
def blank_lines(doc: Doc) -> Doc:
    """Make a blank line end a sentence; a single line break decides nothing.

    White space itself never begins a sentence. Runs before the parser, which
    keeps the boundaries it is given and finds the others itself.
    """
    for before, token in pairwise(doc):
        if token.is_space:
            token.is_sent_start = False
        elif before.is_space and before.i > 0 and before.text.count("\n") > 1:
            token.is_sent_start = True
    return doc


# A headline or crosshead that ran into its paragraph: a word, then a capitalised function word
# with a small word after it, and no punctuation between (*Ten dead in quake A powerful ...*).
RUN_IN = re.compile(
    r"(?<=[a-z0-9'’\"%])[ \t]+(?=(?:A|An|The|In|On|At|After|As|It|He|She|They|His|Her|This|These"
    r"|There|Police|Two|Three|Four|Five|When|While|More|Some|Several|Many|Authorities)\s+[a-z])"
)
NAMES = {"NNP", "NNPS"}
OPENING = {'"', "“", "‘", "'"}
NUMBER_WORDS = {"Two", "Three", "Four", "Five"}
RAISED = re.compile("[⁰¹²³⁴-⁹]+")
# Short before a name, and not known to the pipeline: *police Lt. Ida Brell* is no sentence's end.
SHORTENED = (
    "Asst.", "Atty.", "Brig.", "Capt.", "Cllr.", "Cmdr.", "Col.", "Cpl.", "Dep.", "Dept.", "Det.",
    "Hon.", "Insp.", "Lieut.", "Lt.", "Maj.", "Msgr.", "Ofc.", "Pvt.", "Sgt.", "Sr.", "Supt.",
)  # fmt: skip
NO_HEADLINE_ENDS_IN = {"IN", "DT", "CC", "PRP", "PRP$", "TO", "MD", "WDT", "WRB"}


def _carries_on_name(before: Token, token: Token) -> bool:
    """*New York Police said*, *Channel Five has*: the capital is a name's, not a sentence's."""
    if not before.text[:1].isupper():
        return False
    verb = token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag_[:1] in {"V", "M"}
    if token.text == "It":  # *a Fix It tool*
        return not verb
    return token.text == "Police" or (token.text in NUMBER_WORDS and verb)


def _goes_on(before: Token, token: Token) -> bool:
    """*Emil Tavo*, *(setup exe)*, *Emil | Tavos Leave*: a word alone ends no sentence there."""
    if not before.whitespace_ and before.text.isalpha():
        return True
    if not before.text.isalpha() or not before.whitespace_:
        return False
    if not token.text[:1].isupper() and token.text not in OPENING:
        return True
    named = before.tag_ in NAMES and (token.tag_ in {*NAMES, "NN", "NNS"} or token.is_quote)
    at = before.i
    opens = any(at < n or before.doc[at - n].text.count("\n") for n in (1, 2))
    after = token.i + 1 < len(token.doc) and token.doc[token.i + 1].text[:1].isupper()
    return named or opens or (before.text[:1].isupper() and after)


@Language.component("run_in_headlines")
def run_in_headlines(doc: Doc) -> Doc:
    """Make a headline that ran into its paragraph a sentence of its own."""
    starts = {match.end() for match in RUN_IN.finditer(doc.text)}
    for before, token in pairwise(doc):
        if token.idx in starts and before.tag_ not in NO_HEADLINE_ENDS_IN:
            if not _carries_on_name(before, token):
                token.is_sent_start = True
        elif _goes_on(before, token):
            token.is_sent_start = False
    return doc


@Language.component("raised_numbers")
def raised_numbers(doc: Doc) -> Doc:
    """Make a sentence begin after a note's raised number that follows a full stop."""
    for before, marker, token in zip(doc, doc[1:], doc[2:], strict=False):
        if RAISED.fullmatch(marker.text) and before.text in {".", "!", "?", '"', "”"}:
            token.is_sent_start = token.text[:1].isupper() or token.text[:1] in '"“'
            marker.is_sent_start = False
    return doc


def _part_ends(nlp: Language) -> None:
    """Let a raised number be a word, so that the full stop before it is one too; *bn* as well."""
    suffixes = [*(nlp.Defaults.suffixes or []), RAISED.pattern, sums.AFTER_NUMBER]
    tokenizer: Any = nlp.tokenizer
    tokenizer.suffix_search = spacy.util.compile_suffix_regex(suffixes).search


def _keep_shortened_words(nlp: Language) -> None:
    tokenizer: Any = nlp.tokenizer
    for word in SHORTENED:
        tokenizer.add_special_case(word, [{"ORTH": word}])


@cache
def english() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and names.

    Raises:
        ModelUnusable: the model's files are missing or altered.
    """
    nlp = spacy.load(registry.checked(registry.ENGLISH), exclude=["senter"])
    _part_ends(nlp)
    sums.keep_stops(nlp)
    _keep_shortened_words(nlp)
    nlp.add_pipe("short_scales", first=True)
    nlp.add_pipe("blank_lines", before="parser")
    nlp.add_pipe("raised_numbers", before="parser")
    nlp.add_pipe("run_in_headlines", before="parser")
    nlp.add_pipe("given_starts", before="parser")
    nlp.add_pipe("things_of_worth", before="lemmatizer")
    nlp.max_length = MAX_CHARACTERS
    return nlp


def parse(text: str) -> Doc:
    """``text`` read by the English pipeline, in pieces where it is long.

    Offsets are those of ``text``, and ``parse(text).text == text``. No sentence
    is longer than ``lengths.LONGEST_SENTENCE`` tokens.

    Raises:
        ModelUnusable: the model's files are missing or altered.
    """
    docs = [_parsed(part) for _, piece in pieces(text) for part in lengths.words_cut(piece)]
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False)


def _parsed(text: str) -> Doc:
    """``text`` parsed, and once more with bounds where a sentence came out too long."""
    nlp = english()
    doc = nlp(text)
    starts = lengths.starts(doc)
    return doc if starts is None else nlp(lengths.give(nlp.make_doc(text), starts))


def session(model: Path | bytes) -> onnxruntime.InferenceSession:
    """The network at a path or in bytes on one thread, without telemetry."""
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: warnings about the machine are not the reader's
    given = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])


@cache
def encoder() -> OnnxEncoder:
    """The sentence encoder, on one thread: two give the same bits and no more speed.

    Raises:
        ModelUnusable: the model's files are missing or altered.
    """
    folder = registry.checked(registry.ENCODER)
    return OnnxEncoder(session(folder / "model.onnx"), _word_pieces(folder))


def piece_vectors() -> Tensor:
    """The vectors of word pieces, which are half of an encoder's size and lie in its file alone.

    Raises:
        ModelUnusable: the model's files are missing or altered.
    """
    model = (registry.checked(registry.ENCODER) / "model.onnx").read_bytes()
    return tensors(model, PIECE_VECTORS)[PIECE_VECTORS]


@cache
def alleging() -> Alleging:
    """The networks that say which codes a sentence seems to allege.

    Raises:
        ModelUnusable: the model's files are missing or altered.
    """
    encoding = registry.checked(registry.ENCODER) / "model.onnx"
    own = registry.checked(registry.ALLEGING)
    weights = merged(base(encoding.read_bytes()), changes(own / "changes.npz"))
    weights[PIECES] = piece_vectors()
    networks = with_tensors((own / "networks.onnx").read_bytes(), weights)
    codes = codes_of((own / "codes.json").read_text(encoding="utf-8"))
    return Alleging(encoder(), session(networks), codes)


def _word_pieces(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(max_length=MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def pieces(text: str, *, longest: int = PIECE) -> Iterator[tuple[int, str]]:
    """``text`` in (offset, piece) of at most ``longest`` characters, cut at blank lines.

    Where there is no blank line the cut falls on a line break, then on a
    space, and only then inside a word. The pieces joined are the text.

    >>> list(pieces("one two", longest=5))
    [(0, 'one '), (4, 'two')]
    """
    start = 0
    while len(text) - start > longest:
        window = text[start : start + longest]
        cut = next(
            (at + len(mark) for mark in ("\n\n", "\n", " ") if (at := window.rfind(mark)) > 0),
            longest,
        )
        yield start, window[:cut]
        start += cut
    yield start, text[start:]
