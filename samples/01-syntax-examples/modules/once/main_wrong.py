print("start of main")
import invoices_wrong as invoices
import rates

rates.VAT = 7
print("VAT:", invoices.rates.VAT, "FACTOR:", invoices.FACTOR)
