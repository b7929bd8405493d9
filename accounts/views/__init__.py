"""Pages about who staff are: the way in and out, and the people themselves."""
