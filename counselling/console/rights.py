"""Who may do what at this door."""

from accounts.rules import Role

#: Roles that talk with young people.
MAY_COUNSEL = frozenset({Role.COUNSELLOR, Role.SUPERVISOR})
