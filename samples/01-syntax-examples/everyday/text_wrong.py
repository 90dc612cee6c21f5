"""Text is characters, a file is bytes. The encoding is the table between them."""

# --8<-- [start:text]
name = "Muñoz"
utf8 = name.encode("utf-8")
latin1 = name.encode("latin-1")

print(f"{len(name)} characters, {len(utf8)} bytes in UTF-8: {utf8}")
print(f"{len(latin1)} bytes in Latin-1: {latin1}")
print(f"read with the wrong table: {utf8.decode('latin-1')}")
print(f"{name == 'Mun\N{COMBINING TILDE}oz' = }")
# --8<-- [end:text]
latin1.decode("utf-8")
