"""Words of views as they are looked up: by lemma, and by form where the lemma is a slip."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.lists import listed


def is_among(token: Token, group: str) -> bool:
    """True when ``token`` is in ``views.yml``'s ``group``: *hopes* too, read as *hop*."""
    words = listed("views", group)
    return token.lemma_.lower() in words or any(form in words for form in _bases(token.lower_))


def _bases(form: str) -> tuple[str, ...]:
    """What an ending in -s, -ed or -ing may have been put to."""
    for ending in ("ing", "ed", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            return (stem, stem + "e")
    return ()
