from settings_wrong import vat_cents

print(vat_cents(1000))
