"""Makes the hostile export: two exports of a Spanish shop, glued together by hand.

python export.py FILE writes it; without FILE it prints the lines as Python sees them.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEADER = "pedido;fecha;cliente;país;cp;unidades;importe;nota"
NBSP = "\u00a0"  # looks like a space, is none
MARCH = [
    "202604000000000101;27/03/2026 10:15;Ana Muñoz;ES;08001;2;59,90 €;",
    "202604000000000102;27/03/2026 10:20;Iñaki Etxeberria  ;ES;01005;1;1.234,50 €;",
    "202604000000000103;28/03/2026 09:00;Selma Ndapewa;NA;10005;3;75,25 €;",
    "202604000000000104;28/03/2026 11:30;Bruno Díaz;AR;C1425;1;18,00 €;"
    '"Llamar antes\r\nTimbre roto"',
    "202604000000000105;29/03/2026 02:30;Luis Vega;ES;41001;1;20,00 €;",
    f"202604000000000106;30/03/2026 08:45;{NBSP}Chloé Martin;FR;75001;1.200;"
    f"2.400,00{NBSP}€;",
    "202604000000000107;31/03/2026 13:10;Marta Gil;ES;28013;-;32,00 €;",
    "202604000000000108;31/04/2026 12:00;Diego Ruiz;ES;28013;1;45,00 €;",
    "202604000000000109;31/03/2026 18:05;Sofía Prat;ES;8001;1;12,00 €;",
    "202604000000000110;31/03/2026 23:58;Hugo Lima;PT;1100-148;4;96,00 €;",
    "",
]
APRIL = [
    "202604000000000110;31/03/2026 23:58;Hugo Lima;PT;1100-148;4;96,00 €;",
    "202604000000000111;01/04/2026 00:10;Tom Berg;DE;01067;2;15.90;",
    "202604000000000112;03/04/2026 10:30;Eva Soler;ES;46001;1;10,00 €;Regalo;sin caja",
    "202604000000000113;03/04/2026 10:40;Pau Riera;ES;17001;1;N/A;",
    "202604000000000114;04/04/2026 08:00;Nora Paz;AR;C1425;2;44,00 €;-",
    "202604000000000115;04/04/2026 12:00;Olga Ríos;ES;28001;1;30,00 €;",
    ";04/04/2026 12:30;Raúl Mora;ES;29001;1;25,00 €;",
    "202604000000000116;05/04/2026 09:15;Greta Lund;UK;SW1A 1AA;1;£60.00;",
    "202604000000000115;04/04/2026 12:00;Olga Ríos;ES;28001;1;300,00 €;",
    "202604000000000117;05/04/2026 10:00;Iván Sanz;ES;50001;0;0,00 €;",
    "202604000000000118;05/04/2026 11:11;Elsa Roca;ES;07001;3;89,97 €;"
    '"Dice ""sin prisa"""',
    "202604000000000119;06/04/2026 16:45;Ana Muñoz;ES;08001;1;29,95 €;",
]
TOTAL = "TOTAL;;21 pedidos;;;;4.597,47 €;"


def hostile() -> bytes:
    """The file as it arrives: cp1252, half of it with CRLF, no line end at its end."""
    march = "\r\n".join([HEADER, *MARCH, ""])
    april = "\n".join([HEADER, *APRIL, TOTAL])
    return (march + april).encode("cp1252")


def main() -> None:
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_bytes(hostile())
        return
    for number, line in enumerate(hostile().splitlines(keepends=True), 1):
        print(f"{number:2}", repr(line)[1:].strip("'"))


if __name__ == "__main__":
    main()
