# --8<-- [start:start]
from invoicing.chart import save_chart  # (!)
from invoicing.cli import main

# --8<-- [end:start]
if __name__ == "__main__":
    raise SystemExit(main())
