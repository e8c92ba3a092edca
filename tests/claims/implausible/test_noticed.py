"""What cannot be right inside a document, and what only looks so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claims.said import document
from wherefrom.claims.implausible.noticed import implausible
from wherefrom.model import DateValue, Furniture, Notice, Statement

DAY = "2031-04-12"  # a Saturday


def notices(text: str, day: str | None = DAY) -> tuple[Notice, ...]:
    return implausible([document("d", text, day)], [])


def told(text: str, day: str | None = DAY) -> list[str]:
    return [n.message for n in notices(text, day)]


RANGE = "the range runs backwards."
WRONG = [
    ("He was mayor of Lode from 1912 to 1908.", f"“from 1912 to 1908”: {RANGE}"),
    ("The mill (1912–1908) stood empty.", f"“1912–1908”: {RANGE}"),
    ("The fair is held on 18-12 May.", f"“18-12 May”: {RANGE}"),
    ("It was shut from 18 March to 12 March.", f"“from 18 March to 12 March”: {RANGE}"),
    ("Between 40 and 30 people were held.", f"“Between 40 and 30”: {RANGE}"),
    ("Boys aged 14 to 11 work there.", f"“14 to 11”: {RANGE}"),
    ("The ship sank on 31 June.", "“31 June”: June has 30 days."),
    ("It was signed on February 29, 2030.", "“February 29, 2030”: February of 2030 has 28 days."),
    ("It opened on Monday, 3 March 2030.", "“Monday, 3 March 2030”: 3 March 2030 was a Sunday."),
    ("It shut on Friday, April 10.", "“Friday, April 10”: 10 April 2031 was a Thursday."),
    ("The quay fell into the sea on 9 April 1031.", "“9 April 1031”: the text is of 2031."),
    ("It has stood since 2103, when 2013 was past.", "“since 2103”: the text is of 2013."),
    (
        "Ann Lee, 34, born in 1961, was freed.",
        "“34, born in 1961”: who was born in 1961 was 69 or 70 in 2031.",
    ),
    (
        "Ada Holm (1920-1985) died at her home aged 45.",
        "“1920-1985) died at her home aged 45”: from 1920 to 1985 is 64 or 65 years.",
    ),
    (
        "Ann Lee, 34, sat. Her sister stood. Ann Lee, 43, wept.",
        "“Ann Lee, 43”: the same text gives the age as 34 in “Ann Lee, 34”.",
    ),
    (
        "A 214-year-old woman was found.",
        "“214-year-old woman”: nobody is known to have grown so old.",
    ),
    ("Twelve of the 10 men came home.", "“Twelve of the 10”: the part is greater than the whole."),
    (
        "The boat held five people, three men and four women.",
        "“five people, three men and four women”: 3 and 4 make 7, not 5.",
    ),
    ("A total of 10: 4 + 5 in all.", "“10: 4 + 5”: 4 and 5 make 9, not 10."),
    (
        "Tolls rose by 3 to 12 from 8.",
        "“rose by 3 to 12 from 8”: 3 more than 8 is 11, not 12.",
    ),
    (
        "Of all, 60% were men and 50% were women.",
        "“60% were men and 50% were women”: together they are 110 per cent of one whole.",
    ),
    (
        "It reached 140 percent of residents.",
        "“140 percent of residents”: no part of a whole is more than 100 per cent of it.",
    ),
    (
        "A magnitude 61 quake shook Lode.",
        "“magnitude 61”: no earthquake has been measured above magnitude 9.5.",
    ),
    ("It began at 10:75 am.", "“10:75 am”: no clock shows that time."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_cannot_be_right_is_told_with_its_words(text: str, message: str) -> None:
    assert told(text) == [message]


RIGHT = [
    "He was mayor of Lode from 1908 to 1912.",
    "Sales fell from 2030 to 2029 units, from 10 to 5 percent.",
    "The difference between 2030 and 2029 was small.",
    "Lode won 9-5 and then 30-12.",
    "The shop is open between 10 and 6.",
    "Traders paid about 137-85 crowns for it.",
    "She is at the age of twenty-two.",
    "Call 5512-1908 or 0191-2030-1912.",
    "The meeting was moved from 18 March to 12 March.",
    "They were built between 2000 and 1500 b.c. in clay.",
    "It ran from 28-3 March.",
    "The ship sank on 31 May and again on 29 February 2028.",
    "It shut on Thursday, April 10, and Friday to Sunday, April 12.",
    "It happened on Sunday (31 March GMT).",
    "The abbey was founded in 1031 by a king.",
    "Ann Lee, 34, sat. Her daughter Mia Lee, 13, stood.",
    "Ann Lee, 34, sat. When she was first held, Ann Lee, 29, was a clerk.",
    "Five of the 2030 ships, and 35,000 of the two models, were sold.",
    "The dead were 12 people, including three men and four women.",
    "It killed five people, two men and three women.",
    "Shares rose 12 pct to 80 crowns from 71 crowns.",
    "Output was 120 percent of the quota.",
    "Eleven out of ten for effort.",
    "A magnitude 6.1 quake shook Lode at 10:45 am.",
    "It is read by 60% of men and 50% of clerks.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_can_be_right_is_left_alone(text: str) -> None:
    assert told(text) == []


def dated(text: str, words: str, value: str, kind: str = "assertion") -> list[str]:
    doc = document("d", text, DAY)
    at = text.index(words)
    when = (DateValue(at, at + len(words), value),)
    said = Statement("s", "d", 0, len(text), text, kind, "asserted", (), dates=when)  # type: ignore[arg-type]
    return [n.message for n in implausible([doc], [said])]


def test_a_day_after_publication_that_is_told_as_past_is_noticed() -> None:
    found = dated("Two men were killed on 3 May 2031 in Lode.", "3 May 2031", "2031-05-03")
    why = "told as past, but after 2031-04-12, when this was published"
    assert found == [f"“3 May 2031”: {why}."]
    assert dated("On 3 May 2031, two men died.", "3 May 2031", "2031-05-03")
    assert dated("The mill was burned in May 2031.", "May 2031", "2031-05")


def test_a_year_alone_may_be_one_of_accounts_or_plans() -> None:
    assert dated("The mill was burned in 2033.", "2033", "2033") == []


@pytest.mark.parametrize(
    "text",
    [
        "The hearing was set for the court to sit on 3 May 2031.",
        "The trial is scheduled to begin on 3 May 2031.",
        "The fair will open on 3 May 2031.",
        "They agreed a truce until 3 May 2031.",
        "She said that when the rule of the mayor ended on 3 May 2031, Lode would be free.",
        "The firm sold preferred shares called for on 3 May 2031.",
    ],
)
def test_a_plan_for_a_day_after_publication_is_no_slip(text: str) -> None:
    assert dated(text, "3 May 2031", "2031-05-03") == []


def test_a_forecast_may_speak_of_any_day() -> None:
    text = "Two men were killed on 3 May 2031 in Lode."
    assert dated(text, "3 May 2031", "2031-05-03", "forecast") == []


def test_a_slip_of_the_century_is_shown_by_another_document() -> None:
    one = document("one", "The mill burned on 12 March 1931.", DAY)
    two = document("two", "The mill burned on 12 March 2031.", DAY)
    (notice,) = implausible([one, two], [])
    assert (notice.document, notice.start, notice.end) == ("one", 19, 32)
    assert notice.kind == "implausible_date"
    assert notice.message == "“12 March 1931”: another document gives 12 March 2031."


def test_a_centenary_is_no_slip() -> None:
    text = "The mill burned on 12 March 1931. Its centenary was kept on 12 March 2031."
    assert told(text) == []


def test_what_stands_in_the_pages_furniture_is_not_looked_at() -> None:
    text = "The ship sank on 31 June."
    page = replace(document("d", text, DAY), furniture=(Furniture(0, len(text), "menu"),))
    assert implausible([page], []) == ()


def test_a_text_in_another_language_is_not_looked_at() -> None:
    page = replace(document("d", "Am 31 June 2030.", DAY), language="de")
    assert implausible([page], []) == ()


def test_the_order_of_documents_decides_the_order_alone() -> None:
    one = document("one", "It sank on 31 June. Between 40 and 30 people died.", DAY)
    two = document("two", "It sank on 31 April.", DAY)
    ahead, back = implausible([one, two], []), implausible([two, one], [])
    assert len(ahead) == 3
    assert sorted(n.message for n in ahead) == sorted(n.message for n in back)
