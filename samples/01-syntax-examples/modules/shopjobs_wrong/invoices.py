# --8<-- [start:invoices]
from shopjobs_wrong.jobs import JOBS

JOBS.append("send invoices")
# --8<-- [end:invoices]
