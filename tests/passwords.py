from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The service's hasher at its lowest cost, so that tests do not wait for it."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
