from eval import garbling, questions


def test_a_star_stands_for_any_words():
    assert questions.matches("Did the ferry sink*?", "Did the ferry sink off Lode?")
    assert not questions.matches("Did the ferry sink?", "Did the ferry sink off Lode?")


def test_all_that_is_asked_must_be_wanted():
    one = questions.Asked("t", "news", "day", ("When?",), False, ("When?", "Who?"), False)
    assert not one.right
    assert questions.Asked("t", "news", "day", (), False, (), False).right


def test_bad_wording_shows_signs():
    assert garbling.signs("Did the captain leave the ship?") == ()
    assert garbling.signs("Does she leave the ship , at noon?") == ("points", "spaced")
    assert garbling.counted(["Was it?", "Did Ann go?"])[:2] == (2, 1)
