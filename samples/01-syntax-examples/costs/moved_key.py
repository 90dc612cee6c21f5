from dataclasses import dataclass, replace


# --8<-- [start:moved]
@dataclass(frozen=True, slots=True)
class Bay:
    hall: str
    number: int


bay = Bay("north", 4)
load = {bay: "12 parcels"}
moved = replace(bay, number=5)
load[moved] = load.pop(bay)
print(load)
# --8<-- [end:moved]
