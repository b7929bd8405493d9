"""The hub of one process: rooms with their sockets, outgoing lists, batching of writes, the bus.

The only code that knows the channel layer. It knows no table: what it needs of the house above is
handed to it once, as a `House` of functions.
"""
