# --8<-- [start:expire]
sessions = {"ana": 30, "luis": 0, "eva": 12}
for user, minutes in sessions.items():
    if minutes == 0:
        del sessions[user]
# --8<-- [end:expire]
