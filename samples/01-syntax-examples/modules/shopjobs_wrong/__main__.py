"""python -m shopjobs_wrong: this file holds nothing that another one imports."""

from shopjobs_wrong.jobs import main

main()
