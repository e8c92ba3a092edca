from __future__ import annotations

import pytest

from wherefrom.report.lettering import broken, width


@pytest.mark.parametrize(
    "words",
    [
        "Northern Harbour and Fisheries Inspection Company Limited",
        "https://www.a-very-long-name-of-a-site.example/2031/03/04/report-on-the-harbour",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "港口警察局发言人关于渔船的声明全文",
        "Порт-Сарроу, управление портовой полиции",
    ],
)
def test_every_line_fits_and_no_letter_is_lost(words):
    lines = broken(words, 120, 13)
    assert all(width(line, 13) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_words_stay_whole_where_they_fit():
    assert broken("Northern Harbour Company", 110, 13) == ("Northern", "Harbour", "Company")


def test_an_empty_name_is_one_empty_line():
    assert broken("", 100, 13) == ("",)
