"""A row for each statement of each answer as Parquet, for tables that programs read."""

from __future__ import annotations

import importlib
import io
from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.model import Ledger
from wherefrom.report.exporting.linked import caution
from wherefrom.report.exporting.tables import rows


class NoParquet(WherefromError):
    """The library that writes the format is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Parquet needs a library that wherefrom does without otherwise. Nothing was written. "
            "Install it with `pip install 'wherefrom[parquet]'`, or export to jsonl or csv."
        )


def to_parquet(ledger: Ledger) -> bytes:
    """The same rows as the CSV's, uncompressed, so that check-export can read all of them.

    Raises:
        NoParquet: pyarrow is not installed.
    """
    try:
        arrow: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise NoParquet from error
    told = {"wherefrom": ledger.run.version, "view": ledger.view, "caution": caution(ledger)}
    schema = arrow.schema([(n, getattr(arrow, kind)()) for n, kind in COLUMNS], metadata=told)
    table = arrow.Table.from_pylist(list(rows(ledger)), schema=schema)
    out = io.BytesIO()
    parquet.write_table(table, out, compression="none", use_dictionary=False)
    return out.getvalue()


COLUMNS = (
    ("question", "string"), ("answer", "string"), ("counts", "bool_"), ("count", "string"),
    ("named", "int64"), ("expected", "float64"), ("at_least", "int64"), ("at_most", "int64"),
    ("flags", "string"), ("words", "string"), ("said", "string"), ("on_the_word_of", "string"),
    ("origin", "string"), ("origin_kind", "string"), ("publisher", "string"),
    ("published", "string"), ("document", "string"), ("sha256", "string"), ("start", "int64"),
    ("end", "int64"), ("claim_id", "string"), ("answer_id", "string"), ("statement_id", "string"),
    ("credibility", "string"), ("reliability", "string"),
)  # fmt: skip
