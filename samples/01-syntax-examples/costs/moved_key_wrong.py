from dataclasses import dataclass


# --8<-- [start:moved]
@dataclass(unsafe_hash=True)
class Bay:
    hall: str
    number: int


bay = Bay("north", 4)
load = {bay: "12 parcels"}
bay.number = 5
print(bay in load, Bay("north", 4) in load, len(load))
print(load[bay])
# --8<-- [end:moved]
