"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_LETTERS = 40  # below this the guess is noise, so English is assumed
SHORT = 200  # characters; up to here another language needs CERTAIN to be believed
CERTAIN = 0.95
READ = 600  # characters looked at; the guess does not change beyond that
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code of the language of ``text``.

    Args:
        text: any length; the first part is looked at.
        declared: what the file says of itself, believed for short texts.
    """
    words = _LETTERS.findall(text[: READ * 2])
    sample = " ".join(words)[:READ]
    stated = (declared or "").strip().lower()[:2]
    if len(sample) < MIN_LETTERS:
        return stated if re.fullmatch("[a-z]{2}", stated) else "en"
    code, probability = _identifier().classify(sample.lower())
    if code != "en" and len(sample) < SHORT and probability < CERTAIN:
        return "en"
    return str(code)
