import json
from pathlib import Path

import numpy as np
import pytest

from embed import CachedEncoder, Encoder, Vectors, model_folder, norm

REFERENCE = json.loads(Path(__file__).with_name("reference.json").read_bytes())


@pytest.fixture(scope="module")
def plain() -> Encoder:
    return Encoder()


@pytest.fixture(scope="module")
def ours(plain: Encoder) -> Vectors:
    """The reference texts, each in a batch of its own: nothing is padded."""
    return np.concatenate([plain.batch([text]) for text in REFERENCE["texts"]])


# --8<-- [start:reference]
def test_numpy_gives_what_sentence_transformers_gave(ours: Vectors) -> None:
    expected = np.array(REFERENCE["vectors"])
    assert expected.shape == ours.shape == (10, 384)
    assert np.abs(ours - expected).max() < 1e-5


# --8<-- [end:reference]


def test_a_vector_does_not_depend_on_its_neighbours_in_the_batch(
    plain: Encoder, ours: Vectors
) -> None:
    # Texts 0, 4 and 6 have 12, 14 and 3 tokens: two of them are padded.
    together = plain.batch([REFERENCE["texts"][n] for n in (0, 4, 6)])
    assert np.allclose(together, ours[[0, 4, 6]], atol=1e-5)


def test_every_vector_has_length_one_and_is_float32(ours: Vectors) -> None:
    assert ours.dtype == np.float32
    assert np.allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)


def test_what_stands_after_256_word_pieces_is_not_read(
    plain: Encoder, ours: Vectors
) -> None:
    long = REFERENCE["texts"][9]
    assert len(plain.tokenizer.encode(long).ids) == 256
    assert np.array_equal(plain.batch([long + " Dogs are not allowed."])[0], ours[9])
    # The limit in tokenizer.json is another one, and would cut at half of it.
    raw = json.loads((model_folder() / "tokenizer.json").read_bytes())
    assert raw["truncation"]["max_length"] == 128


def test_near_in_meaning_is_near_in_angle(plain: Encoder) -> None:
    money, market, cat = plain.batch(
        ["stocks fell today", "the market dropped", "cats purr"]
    )
    assert money @ market > 0.5 > money @ cat


def test_layer_norm_by_hand() -> None:
    row = np.array([[1.0, 3.0]], np.float32)
    two = np.array([2.0, 2.0], np.float32)
    one = np.array([1.0, 1.0], np.float32)
    assert np.allclose(norm(row, two, one), [[-1.0, 3.0]])


def test_the_cache_is_addressed_by_model_and_text(tmp_path: Path) -> None:
    cached = CachedEncoder(tmp_path)
    first = cached.encode(["a lamp", "a rug", "a lamp"])
    assert len(list(tmp_path.iterdir())) == 2
    assert np.array_equal(first[0], first[2])
    again = CachedEncoder(tmp_path)
    assert np.array_equal(again.encode(["a rug", "a lamp"]), first[[1, 0]])
    assert "encoder" not in again.__dict__, "the model was loaded for nothing"
    other = CachedEncoder(tmp_path)
    other.model = "another-model"
    assert other.place("a lamp") != cached.place("a lamp")
    assert cached.encode([]).shape == (0, 384)
