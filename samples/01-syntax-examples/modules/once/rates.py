print("start of rates")
VAT = 21
print("end of rates")
