"""Who may do what at this door."""

from accounts.rules import Role

#: Roles that talk with young people.
MAY_COUNSEL = frozenset({Role.COUNSELLOR, Role.SUPERVISOR})
#: Roles that see what an answer is made of: kept replies, sites, schools. Who only looks back does not.
MAY_ANSWER = MAY_COUNSEL | {Role.COORDINATOR}
#: Roles that plan who comes when: everybody, or the people of their own network.
MAY_PLAN = frozenset({Role.COORDINATOR, Role.NETWORK_MANAGER})
#: Roles that read the audit trail: all of it, or what they did themselves.
MAY_LOOK_BACK = frozenset({Role.AUDITOR, Role.PRIVACY_OFFICER})
#: Roles that see how the chat is used, small numbers hidden.
MAY_COMPARE = frozenset({Role.SUPERVISOR, Role.COORDINATOR, Role.PRIVACY_OFFICER})
