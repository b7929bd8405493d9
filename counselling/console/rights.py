"""Who may do what at this door."""

from accounts.rules import Role

#: Roles that talk with young people.
MAY_COUNSEL = frozenset({Role.COUNSELLOR, Role.SUPERVISOR})
#: Roles that plan who comes when: everybody, or the people of their own network.
MAY_PLAN = frozenset({Role.COORDINATOR, Role.NETWORK_MANAGER})
