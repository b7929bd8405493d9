"""The load generator: a process of its own, so that it never shares a loop with a server."""
