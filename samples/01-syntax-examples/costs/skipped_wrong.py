# --8<-- [start:remove]
minutes = [30, 0, 0, 12]
for left in minutes:
    if left == 0:
        minutes.remove(left)
print(minutes)
# --8<-- [end:remove]
