from __future__ import annotations

import pytest

from wherefrom.attribute.quotes import find_quotes


def inner(text):
    return [text[q.inner_start : q.inner_end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"It sank," he said. "It burned."', ["It sank,", "It burned."]),
        ("“It sank,” he said.", ["It sank,"]),
        ("'It sank, ' she said of the crew's boat.", ["It sank, "]),
        ("The crew's boat and the owners' nets were lost.", []),
        ('He said: "It sank.\n\n"It burned," he said.', ['It sank.\n\n"It burned,']),
        ('He said: "It sank at night.', ["It sank at night."]),
        ("It was 6' long and 3\" wide.", []),
        ("", []),
    ],
)
def test_quotations_are_paired(text, found):
    assert inner(text) == found


def test_a_lost_mark_does_not_swallow_the_text():
    text = 'A " alone. ' + "Words follow here. " * 200 + '"It sank," he said.'
    assert inner(text)[-1] == "It sank,"
