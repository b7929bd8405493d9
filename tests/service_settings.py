"""The service's own settings, as the processes of stories have them: what is slow on purpose is quick."""

from clbchat.settings import *  # noqa: F403 - every other setting is the service's

PASSWORD_HASHERS = ["tests.passwords.QuickArgon2"]
SEAL_MEMORY_MIB = 1
