from __future__ import annotations

import harbour
import pytest

from wherefrom.model import Ledger


@pytest.fixture(scope="session")
def made_up() -> Ledger:
    return harbour.ledger()
