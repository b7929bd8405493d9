"""The tutorial way: the chat as Channels' own documentation would have it built.

A JSON consumer, one transaction per message (lock, number, insert), `group_send` on the
in-memory layer. Nothing in it is slow on purpose.
"""
