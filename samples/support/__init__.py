"""What the samples' tests share: a PostgreSQL server, captured runs, proofs and figures. No sample that a page shows needs it."""
