"""The cellar: errors, the clock, keys and text. It knows none of the rooms above it."""
