"""Settings of django-axes: who guesses passwords from one place is locked out there, and nobody else."""

from datetime import timedelta

from clbchat.logs import SECRET_FIELDS

AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
# Neither an address nor a typed name reaches the tables of axes: both are keyed hashes.
AXES_CLIENT_IP_CALLABLE = "counselling.origin.axes.client_address"
AXES_USERNAME_CALLABLE = "accounts.lockout.name_of_attempt"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.locked_out"
AXES_HTTP_RESPONSE_CODE = 429
AXES_SENSITIVE_PARAMETERS = SECRET_FIELDS
AXES_ALLOWED_CORS_ORIGINS = "null"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
