from collections import Counter
from dataclasses import replace

from chunks import Document, by_heading, by_size, current, load
from evaluate import KINDS, questions
from quarantine import TRUSTED
from search import codes

DOCUMENTS = load()
CURRENT = current(DOCUMENTS)


def test_the_corpus_is_what_the_page_says() -> None:
    assert len(DOCUMENTS) == 101
    assert Counter(one.tenant for one in CURRENT) == {"aurora": 77, "boreal": 20}
    assert all(one.source in TRUSTED for one in DOCUMENTS)


def test_what_was_replaced_is_left_out_and_its_successor_is_there() -> None:
    replaced = [one for one in DOCUMENTS if one.replaced_by]
    ids = {one.id: one for one in DOCUMENTS}
    assert len(replaced) == 4
    for one in replaced:
        assert one not in CURRENT
        assert ids[str(one.replaced_by)].valid_from > one.valid_from


def test_no_word_is_lost_by_either_cut() -> None:
    for document in CURRENT:
        assert "".join(chunk.text for chunk in by_size(document)) == document.body
        kept = " ".join(chunk.text for chunk in by_heading(document)).split()
        for word in document.body.replace("## ", "").split():
            assert word in kept


def test_a_section_carries_its_title_and_heading() -> None:
    document = next(one for one in CURRENT if one.id == "aurora/returns-2026")
    chunks = by_heading(document)
    assert [chunk.id.partition("#")[2] for chunk in chunks] == [
        "time-limit",
        "condition",
        "refund",
        "excluded-goods",
        "faulty-goods",
    ]
    assert chunks[2].text.startswith("Returns › Refund\nThe label is free.")
    bare = by_heading(document, context=False)
    assert bare[2].text.startswith("The label is free.")


def test_a_text_before_the_first_heading_is_a_chunk_of_its_own() -> None:
    document = replace(CURRENT[0], title="T", body="First.\n\n## A b\nSecond.")
    chunks = by_heading(document)
    assert [(chunk.id, chunk.text) for chunk in chunks] == [
        (document.id, "T\nFirst."),
        (f"{document.id}#a-b", "T › A b\nSecond."),
    ]


def test_ids_of_chunks_are_unique() -> None:
    for cut in (by_size, by_heading):
        ids = [chunk.id for document in CURRENT for chunk in cut(document)]
        assert len(ids) == len(set(ids))


# --8<-- [start:labels]
def test_every_label_points_at_one_passage_that_is_in_force() -> None:
    bodies = {document.id: document.body for document in CURRENT}
    asked = questions("development") + questions("test")
    assert len(asked) == 72
    assert len({one.id for one in asked}) == 72
    for one in asked:
        assert one.kind in KINDS
        assert str(one.document).startswith(f"{one.tenant}/")
        assert bodies[str(one.document)].count(str(one.passage)) == 1


# --8<-- [end:labels]


def test_the_halves_have_the_same_kinds_and_enough_without_an_answer() -> None:
    halves = [questions(half) for half in ("development", "test")]
    counts = [Counter(one.kind for one in half) for half in halves]
    assert all(abs(counts[0][kind] - counts[1][kind]) <= 1 for kind in KINDS)
    without = [questions(h, answerable=False) for h in ("development", "test")]
    assert [len(half) for half in without] == [12, 12]
    assert all(one.document is None for half in without for one in half)


def test_a_passage_that_is_cut_in_two_is_in_no_chunk() -> None:
    document = Document("a/b", "T", CURRENT[0].valid_from, None, "staff", "x" * 495)
    document = replace(document, body=document.body + " thirty days")
    asked = replace(
        questions("test")[0], document="a/b", tenant="a", passage="thirty days"
    )
    assert asked.right(by_size(document)) == set()
    assert asked.right(by_heading(document)) == {"a/b"}
    elsewhere = replace(document, id="a/c")
    assert asked.right(by_heading(elsewhere)) == set()


def test_codes_without_an_answer_are_in_no_document_of_the_tenant() -> None:
    for half in ("development", "test"):
        for one in questions(half, answerable=False):
            known = {
                code
                for document in CURRENT
                if document.tenant == one.tenant
                for code in codes(document.body)
            }
            assert not codes(one.question) & known
