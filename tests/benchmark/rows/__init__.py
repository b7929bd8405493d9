"""One module per group of figures; each returns rows of `figures.TARGETS`."""
