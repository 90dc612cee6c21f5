"""A clinic's graph with one guarded door."""

import strawberry

PATIENTS = {"1": ("Ana", "flu"), "2": ("Ben", "asthma")}
NOTES = [("call back", "1"), ("send bill", "2")]


@strawberry.type
class Patient:
    id: strawberry.ID
    name: str

    @strawberry.field
    def diagnosis(self, info: strawberry.Info) -> str:
        return PATIENTS[self.id][1]


@strawberry.type
class Note:
    text: str
    patient: Patient


@strawberry.type
class Query:
    @strawberry.field
    def patient(self, info: strawberry.Info, id: strawberry.ID) -> Patient:
        if info.context["viewer"] != id:
            raise PermissionError("not yours")
        return Patient(id=id, name=PATIENTS[id][0])

    @strawberry.field
    def notes(self) -> list[Note]:
        return [
            Note(text=text, patient=Patient(id=strawberry.ID(id), name=PATIENTS[id][0]))
            for text, id in NOTES
        ]


schema = strawberry.Schema(Query)
