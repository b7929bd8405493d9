"""What the message path costs and keeps: figures measured on real servers.

`python -m tests.benchmark [--quick] [--only NAME]` prints one JSON object.
"""
