"""A clinic's graph: the rule stands at the field."""

import strawberry

PATIENTS = {"1": ("Ana", "flu"), "2": ("Ben", "asthma")}
NOTES = [("call back", "1"), ("send bill", "2")]


@strawberry.type
class Patient:
    id: strawberry.ID
    name: str

    @strawberry.field
    def diagnosis(self, info: strawberry.Info) -> str | None:
        if info.context["viewer"] != self.id:
            raise PermissionError("not yours")
        return PATIENTS[self.id][1]


@strawberry.type
class Note:
    text: str
    patient: Patient


@strawberry.type
class Query:
    @strawberry.field
    def patient(self, id: strawberry.ID) -> Patient:
        return Patient(id=id, name=PATIENTS[id][0])

    @strawberry.field
    def notes(self) -> list[Note]:
        return [
            Note(text=text, patient=Patient(id=strawberry.ID(id), name=PATIENTS[id][0]))
            for text, id in NOTES
        ]


schema = strawberry.Schema(Query)
