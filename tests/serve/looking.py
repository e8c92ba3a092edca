"""Pages as trees, looked through by simple selectors (``#text .para > p, [href]``)."""

from __future__ import annotations

import re
from typing import Any

import lxml.html

_PART = re.compile(r"([#.]?)([\w-]+)|\[([\w-]+)(?:(\^?=)'([^']*)')?\]|(\*)")


def tree(answer: Any) -> Any:
    """The page of an answer that is one."""
    assert answer.status_code == 200, answer.text[:2000]
    return lxml.html.document_fromstring(answer.text)


def words(found: Any) -> str:
    """The text of an element in one line."""
    return " ".join(found.text_content().split())


def all_of(page: Any, selectors: str) -> list[Any]:
    """The elements that any of the selectors fits, in order of the page."""
    paths = [_path(one.strip()) for one in selectors.split(",")]
    return page.xpath(" | ".join(paths))


def _path(selector: str) -> str:
    path, step = "", "descendant-or-self::"
    for part in selector.split():
        if part == ">":
            step = "child::"
            continue
        path += f"/{step}*{''.join(_test(found) for found in _PART.finditer(part))}"
        step = "descendant::"
    return "." + path


def _test(found: re.Match[str]) -> str:
    sign, name, attribute, how, value, _ = found.groups()
    if sign == "#":
        return f"[@id='{name}']"
    if sign == ".":
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    if name:
        return f"[self::{name}]"
    if how:
        exact = how == "="
        return f"[@{attribute}='{value}']" if exact else f"[starts-with(@{attribute}, '{value}')]"
    return f"[@{attribute}]" if attribute else ""
