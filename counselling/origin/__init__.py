"""Where somebody connects from: the one reader of the client address, and the tag made from it."""
