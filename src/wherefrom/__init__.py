"""wherefrom: who says what, on whose word, and how many named origins that is.

>>> import wherefrom
>>> with wherefrom.trace(["reports/"]) as case:  # doctest: +SKIP
...     for claim in case.claims:
...         print(claim.gloss, [answer.independence.named for answer in claim.answers])
"""

# The package of this name first: imported later, it would take the place of the function.
import wherefrom.trace  # noqa: F401
from wherefrom.case import Case, open_case, trace
from wherefrom.errors import WherefromError
from wherefrom.model import (
    Answer,
    AnswerBearing,
    Attribution,
    Bearing,
    ChainLink,
    Claim,
    ClaimBearing,
    Conflict,
    Credit,
    DateValue,
    Derivation,
    Document,
    Evidence,
    External,
    Finding,
    Furniture,
    Hyperlink,
    Independence,
    Ledger,
    Link,
    Loss,
    Mention,
    Note,
    Notice,
    Origin,
    Published,
    Quantity,
    Ruling,
    Run,
    Saying,
    Source,
    Span,
    Statement,
    StatementBearing,
    Unread,
    Withdrawal,
)
from wherefrom.pipeline.changes import Changes, CountChange
from wherefrom.pipeline.progress import Progress
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.pipeline.run import RunReport
from wherefrom.settings import Settings, read_settings
from wherefrom.store.purges import Purged
from wherefrom.store.searching import Hit
from wherefrom.store.verify import Damage, Verification
from wherefrom.threads import one_thread
from wherefrom.version import __version__

__all__ = [
    "Answer",
    "AnswerBearing",
    "Attribution",
    "Bearing",
    "Case",
    "ChainLink",
    "Changes",
    "Claim",
    "ClaimBearing",
    "Conflict",
    "CountChange",
    "Credit",
    "Damage",
    "DateValue",
    "Derivation",
    "Document",
    "Evidence",
    "External",
    "Finding",
    "Furniture",
    "Hit",
    "Hyperlink",
    "Independence",
    "Ledger",
    "Link",
    "Loss",
    "Mention",
    "Note",
    "Notice",
    "Origin",
    "Progress",
    "Published",
    "Purged",
    "Quantity",
    "Reviewer",
    "Ruling",
    "Run",
    "RunReport",
    "Saying",
    "Settings",
    "Source",
    "Span",
    "Statement",
    "StatementBearing",
    "Unread",
    "Verification",
    "WherefromError",
    "Withdrawal",
    "__version__",
    "open_case",
    "read_settings",
    "trace",
]

one_thread()  # none of the modules above loads numpy
