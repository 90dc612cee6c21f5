from dataclasses import replace

import numpy as np
import psycopg
import pytest

import store
from chunks import by_heading, by_size, current, load
from embed import CachedEncoder
from evaluate import questions
from retrieve import Retriever, why_not

DOCUMENTS = current(load())
FEW = [one for one in DOCUMENTS if "error" in one.id or "returns" in one.id]


# --8<-- [start:tenant]
@pytest.mark.parametrize("other", ["aurora", "boreal"])
def test_no_question_finds_a_chunk_of_another_tenant(
    retriever: Retriever, other: str
) -> None:
    for half in ("development", "test"):
        for answerable in (True, False):
            for one in questions(half, answerable=answerable):
                found = retriever.search(other, one.question, k=10)
                assert found.chunks
                assert all(id_.startswith(f"{other}/") for id_ in found.chunks)


# --8<-- [end:tenant]


def test_the_filter_comes_before_the_limit(
    index: store.Connection, encoder: CachedEncoder
) -> None:
    vector = encoder.encode(["What discount do resellers get?"])[0]
    rows = store.nearest(index, "aurora", encoder.model, vector, 10)
    assert len(rows) == 10
    assert [one for _, one in rows] == sorted((one for _, one in rows), reverse=True)


def test_the_distance_is_the_cosine(
    index: store.Connection, encoder: CachedEncoder
) -> None:
    vector = encoder.encode(["What does express delivery cost?"])[0]
    id_, similarity = store.nearest(index, "aurora", encoder.model, vector, 1)[0]
    text = store.texts(index, "aurora", [id_])[id_]
    assert similarity == pytest.approx(float(encoder.encode([text])[0] @ vector), 1e-4)


# --8<-- [start:delete]
def test_a_removed_document_is_found_by_neither_ranking(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    store.rebuild(connection, DOCUMENTS, encoder)
    reader = Retriever(connection, encoder)
    asked = ("aurora", "WELCOME10")
    assert "aurora/discount-codes" in reader.search(*asked).chunks
    store.remove(connection, "aurora/discount-codes")
    found = reader.search(*asked)
    assert "aurora/discount-codes" not in found.chunks
    assert why_not(found) == "no document mentions WELCOME10"


# --8<-- [end:delete]


def test_a_new_version_leaves_nothing_of_the_old_one(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    document = next(one for one in FEW if one.id == "aurora/returns-2026")
    store.put(connection, document, encoder)
    assert store.counts(connection) == {"aurora": 5}
    shorter = replace(document, body="Customers may return an article within 40 days.")
    store.put(connection, shorter, encoder)
    assert store.texts(connection, "aurora") == {
        document.id: f"Returns\n{shorter.body}"
    }


def test_another_process_sees_the_change(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    store.rebuild(connection, FEW, encoder)
    reader = Retriever(connection, encoder)
    assert reader.search("aurora", "ERR-4312").unknown == frozenset()
    with psycopg.connect(connection.info.dsn, autocommit=True) as other:
        store.remove(other, "aurora/payment-errors")
    assert reader.search("aurora", "ERR-4312").unknown == {"ERR-4312"}


def test_a_tenant_without_documents_gets_no_answer(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    found = Retriever(connection, encoder).search("nobody", "ERR-4312")
    assert found.chunks == {}
    assert why_not(found)
    assert why_not(Retriever(connection, encoder).search("nobody", "returns"))


# --8<-- [start:rebuild]
def test_the_same_documents_make_the_same_index(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    store.rebuild(connection, FEW, encoder)
    first = store.manifest(connection)
    vectors = "SELECT id, embedding FROM chunk ORDER BY id"
    before = dict(connection.execute(vectors).fetchall())
    store.rebuild(connection, FEW[::-1], encoder)
    assert store.manifest(connection) == first
    for id_, vector in connection.execute(vectors):
        assert np.allclose(before[id_].to_numpy(), vector.to_numpy(), atol=1e-5)


# --8<-- [end:rebuild]


def test_the_manifest_notices_text_model_and_cut(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    store.rebuild(connection, FEW, encoder)
    hashes = {store.manifest(connection)}
    changed = replace(FEW[0], body=FEW[0].body + " Really.")
    store.put(connection, changed, encoder)
    hashes.add(store.manifest(connection))
    connection.execute("UPDATE chunk SET model = 'other'")
    hashes.add(store.manifest(connection))
    store.rebuild(connection, FEW, encoder, by_size)
    hashes.add(store.manifest(connection))
    assert len(hashes) == 4


def test_vectors_of_another_model_are_not_compared(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    store.rebuild(connection, FEW, encoder)
    connection.execute("UPDATE chunk SET model = 'last-year'")
    found = Retriever(connection, encoder).search("aurora", "returns")
    assert found.chunks == {}


def test_hnsw_finds_what_the_exact_search_finds_at_this_size(
    connection: store.Connection, encoder: CachedEncoder
) -> None:
    store.rebuild(connection, DOCUMENTS, encoder)
    asked = encoder.encode([one.question for one in questions("test")])

    def nearest() -> list[list[str]]:
        return [
            [id_ for id_, _ in store.nearest(connection, "aurora", encoder.model, v, 5)]
            for v in asked
        ]

    exact = nearest()
    connection.execute("DROP INDEX chunk_tenant_idx")
    connection.execute("CREATE INDEX ON chunk USING hnsw (embedding vector_cosine_ops)")
    connection.execute("SET enable_seqscan = off")
    connection.execute("SET hnsw.iterative_scan = strict_order")
    assert nearest() == exact


def test_a_query_with_another_length_says_so(index: store.Connection) -> None:
    vector = [np.zeros(768, np.float32)]
    message = "different vector dimensions 384 and 768"
    with pytest.raises(psycopg.errors.DataException, match=message):
        index.execute("SELECT embedding <=> %s FROM chunk", vector)


def test_by_heading_is_what_the_index_holds(index: store.Connection) -> None:
    chunks = [chunk for document in DOCUMENTS for chunk in by_heading(document)]
    held = store.texts(index, "aurora") | store.texts(index, "boreal")
    assert held == {chunk.id: chunk.text for chunk in chunks}
