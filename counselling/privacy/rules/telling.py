"""What whoever got something has to know."""

# Doors know the words of the tables from here.
from counselling.privacy.models.telling import Why as Why
