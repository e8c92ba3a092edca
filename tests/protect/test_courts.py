"""People in invented judgments."""

from __future__ import annotations

import pytest

from wherefrom.language.load import parse
from wherefrom.protect.codes import codes
from wherefrom.protect.courts import court_names, is_of_a_court
from wherefrom.protect.identifiers import identifiers

ANONYMOUS = (
    "CASE OF M.K. AND OTHERS v. VELMORA\n(Application no. 61723/13)\n"
    "The applicant, M.K., is a Qarshi national. He fled after his brother, A., had been killed; "
    "his cousin D.R. was questioned. The respondent Government, the U.N. and the court agreed."
)


def names(text: str) -> set[str]:
    return {text[start:end] for start, end, _ in court_names(text)}


def test_initials_are_names_in_a_text_of_a_court():
    assert {"M.K.", "D.R.", "A."} <= names(ANONYMOUS)
    assert not {"U.N.", "VELMORA"} & names(ANONYMOUS)


def test_initials_elsewhere_are_not():
    assert names("The D.R. format was used by A. and others in May.") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TAMSIN A. BROWNLEE-OKO\nAppellant\nThe respondent's appeal", "TAMSIN A. BROWNLEE-OKO"),
        ("KOFI M. TARO, Petitioner, v. The Minister, Respondent. The tribunal", "KOFI M. TARO"),
        ("REGINA v ALDOUS TREMAYNE\nThe defendant was convicted on appeal", "ALDOUS TREMAYNE"),
        ("PW-3, Smt. Sushila Devar told the court; the accused; an appeal", "Sushila Devar"),
        ("the defendant, s/o Baburao Pelsi, on appeal, was convicted", "Baburao Pelsi"),
        ("known to all as Dario Pell, a/k/a “Coach”, he left", "Coach"),
    ],
)  # fmt: skip
def test_parties_are_found(text, name):
    assert name in names(text)


@pytest.mark.parametrize("name", ["Şerban Kaskŭ", "Ōlivia Dräng", "Çağla Öz"])
def test_capitals_of_any_alphabet_begin_a_name(name):
    text = f"A letter from Mr {name} came."
    assert name in [i.name for i in identifiers(text, parse(text))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Appeal Number: PA/04417/2019", "PA/04417/2019"),
        ("Case No. 3:12-cr-00441-KT", "3:12-cr-00441-KT"),
        ("Criminal Appeal No. 1187 of 2009", "1187 of 2009"),
        ("FIR No. 88/2007 was registered", "88/2007"),
        ("(Applications nos. 10011/15 and 22345/16)", "22345/16"),
        ("social security number ended in 4471.", "4471"),
        ("see [2016] QRC 077 for that", "[2016] QRC 077"),
        ("(A-number A078-441-902)", "A078-441-902"),
        ("at 4417 Larkspur Avenue, Apt. 9 they", "4417 Larkspur Avenue, Apt. 9"),
        ("lives in Storgata 12 now", "Storgata 12"),
    ],
)
def test_files_and_addresses_of_courts_are_found(text, number):
    assert number in [text[i.start : i.end] for i in codes(text)]


def test_a_report_that_names_a_court_is_not_of_a_court():
    assert not is_of_a_court("Police said that the tribunal would sit on Monday.")
