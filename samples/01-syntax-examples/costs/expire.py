# --8<-- [start:expire]
sessions = {"ana": 30, "luis": 0, "eva": 12}
sessions = {user: left for user, left in sessions.items() if left > 0}
print(sessions)

minutes = [30, 0, 0, 12]
print([left for left in minutes if left > 0])
# --8<-- [end:expire]
