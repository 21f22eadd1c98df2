"""A synthetic ledger of a place that does not exist, with the history that would have made it."""
