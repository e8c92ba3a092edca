"""Texts that no editor would print, to be read all the same: by name, of about ``n`` characters."""

from __future__ import annotations

from collections.abc import Callable


def _filled(unit: str) -> Callable[[int], str]:
    return lambda n: (unit * (n // len(unit) + 1))[:n]


def _around(opening: str, closing: str) -> Callable[[int], str]:
    def nested(n: int) -> str:
        k = n // (len(opening) + len(closing))
        return opening * k + "it sank" + closing * k

    return nested


def _different_names(n: int) -> str:
    names = [
        f"{chr(65 + i % 26)}{chr(97 + i // 26 % 26)}ra {chr(65 + i // 7 % 26)}{chr(97 + i % 23)}olt"
        for i in range(n // 25 + 1)
    ]
    return " ".join(f"{name} said it sank." for name in names)[:n]


PLAIN = (
    "The mayor of Oldtown, Mara Holt, said on Tuesday that the bridge had fallen and two people"
    ' were hurt. "We saw it," said Emil Tavo, according to the Harbour Post.\n\n'
)

TEXTS: dict[str, Callable[[int], str]] = {
    "one sentence": _filled("the ship sank and the crew said it burned "),
    "one sentence of cues": _filled("Holt said, "),
    "nested straight marks": _around('"', '"'),
    "nested curly marks": _around("“", "”"),
    "nested single marks": _around("‘", "’"),
    "nested guillemets": _around("«", "»"),
    "nested quotations with words": _around("he said: “It ", "” he said. "),
    "opened and never closed, straight": _filled('He said: "It sank. '),
    "opened and never closed, curly": _filled("he said: “It sank "),
    "opened and never closed, single": _filled("said 'it "),
    "opened and never closed, low": _filled("He said, „It sank.\n\n"),
    "opened and never closed, guillemets": _filled("He said: «It sank "),
    "closed and never opened": _filled("it sank” "),
    "plural possessives": _filled("the owners' boats "),
    "no punctuation": _filled(
        "police said the men were held in Oldtown and the mayor told the paper "
    ),
    "capitals": _filled("POLICE SAID THE MEN WERE HELD. THE MAYOR TOLD THE HARBOUR POST. "),
    "right to left": _filled("قال المتحدث إن السفينة غرقت. ‏אמר הדובר כי האונייה טבעה. "),
    "both ways": _filled('Holt said: "السفينة غرقت", אמר הדובר. '),
    "emoji": _filled("😀🚢🔥👩\u200d👩\u200d👧 "),
    "nothing but emoji": _filled("🔥"),
    "zero-width": _filled("p\u200bo\u200blice \ufeffsaid\u200d it\u2060 sank. "),
    "combining marks": lambda n: "e" + _filled("\u0301\u0308")(n - 1),
    "one character": _filled("a"),
    "controls": _filled("said\x00 it\x1b[0m sank\x7f. "),
    "spaces": _filled(" "),
    "line breaks": _filled("\n"),
    "mixed white space": _filled("\n \t\u00a0"),
    "one-word paragraphs": _filled("Fire\n\n"),
    "paragraphs of a cue": _filled("said\n\n"),
    "paragraphs of a name": _filled("Holt\n\n"),
    "names": _filled("Mara Holt, Emil Tavo, Ana Brandt, "),
    "different names": _different_names,
    "numbers": _filled("12 345,678 9.1 "),
    "numbers of lines": _filled("1. 2) [3] "),
    "colons": _filled(": "),
    "dashes": _filled("- "),
    "list": _filled("- Holt: it sank\n"),
    "turns": _filled("MARA HOLT: It sank.\n"),
    "questions": _filled("Q: It sank?\nA: It did.\n"),
    "signed": _filled('"It sank" - Mara Holt\n'),
    "capitals in lines": _filled("MARA HOLT "),
    "sources, nothing said": _filled("according to police, "),
    "cited": _filled("Holt said, citing police, that it sank; "),
    "adverbs": _filled("reportedly, "),
    "pronouns": _filled("Mara Holt said it sank. He then said it burned. She told him. "),
    "brackets": _around("(", ")"),
    "an address": lambda n: "https://" + _filled("a.example/")(n - 8),
    "dots": _filled("."),
    "commas": _filled(","),
    "ellipses": _filled("… "),
    "note markers": _filled("It sank.¹ "),
    "references": _filled("Holt (2020), Salt, p. 3; ibid.; op. cit. "),
    "posts": _filled("@holt: it sank #fire https://t.example/a "),
    "stage directions": _filled("(APPLAUSE) [laughter] "),
}
