"""Other people's solvers, behind the line protocol of our own worker."""
