"""Parameters as they were given, checked against what an endpoint takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.serve.api.endpoints import Endpoint, Parameter

MOST = 50  # values of one parameter


class BadParameter(WherefromError):
    """A parameter is missing, unknown, or not of its kind."""


def checked(endpoint: Endpoint, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of all parameters of ``endpoint``, defaults filled in.

    Raises:
        BadParameter: naming the parameter and what it takes.
    """
    known = {p.name: p for p in endpoint.parameters}
    for name in given:
        if name not in known:
            takes = ", ".join(known) or "none"
            raise BadParameter(
                f"{name[:40]!r} is no parameter of {endpoint.path}; it takes: {takes}."
            )
    return {p.name: _value(p, given.get(p.name)) for p in endpoint.parameters}


def _value(parameter: Parameter, given: Any) -> str | int | tuple[str, ...]:
    if given is None:
        if parameter.default is None:
            raise BadParameter(f"{parameter.name!r} must be given: {parameter.meaning}")
        return parameter.default
    if parameter.kind == "integer":
        return _number(parameter, given)
    if parameter.kind == "strings":
        several = given if isinstance(given, (list, tuple)) else [given]
        if len(several) > MOST:
            raise BadParameter(f"{parameter.name!r} may be said at most {MOST} times.")
        return tuple(_text(parameter, one) for one in several)
    return _text(parameter, given)


def _text(parameter: Parameter, given: Any) -> str:
    if not isinstance(given, str) or len(given) > parameter.longest:
        raise BadParameter(
            f"{parameter.name!r} takes text of at most {parameter.longest} characters."
        )
    if parameter.worded and not any(character.isalnum() for character in given):
        raise BadParameter(f"{parameter.name!r} must hold a word: {parameter.meaning}")
    return given


def _number(parameter: Parameter, given: Any) -> int:
    digits = str(given) if isinstance(given, (str, int)) and not isinstance(given, bool) else ""
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise BadParameter(f"{parameter.name!r} takes a number from 0 on.")
    return int(digits)
