from parcel_rates import price

print(f"2 kg to Spain: {price('ES', 2)} EUR")
