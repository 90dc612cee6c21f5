import logging

from exercise import schema


def ask(query: str):
    logging.disable()
    return schema.execute_sync(query, context_value={"viewer": "1"})


# --8<-- [start:test]
def test_no_path_leads_to_a_diagnosis_of_somebody_else() -> None:
    answer = ask("{notes {text patient {name diagnosis}}}")
    assert answer.data == {
        "notes": [
            {"text": "call back", "patient": {"name": "Ana", "diagnosis": "flu"}},
            {"text": "send bill", "patient": {"name": "Ben", "diagnosis": None}},
        ]
    }
    assert [error.path for error in answer.errors] == [
        ["notes", 1, "patient", "diagnosis"]
    ]
    assert ask('{patient(id: "2") {name diagnosis}}').data["patient"] == {
        "name": "Ben",
        "diagnosis": None,
    }


# --8<-- [end:test]
