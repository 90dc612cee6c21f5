"""The benchmark of the search: sizes, times and quality, ours and others', in one run."""
