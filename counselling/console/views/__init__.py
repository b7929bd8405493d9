"""Pages of the staff console, one file per resource."""
