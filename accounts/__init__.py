"""Who staff are, what they may do, and since when they are signed in."""
