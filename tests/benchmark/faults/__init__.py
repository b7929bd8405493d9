"""Bad days: a server killed, a database or a network cut, and clients that go on regardless."""
