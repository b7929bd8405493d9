"""What may only be tried so often."""

# Doors know the words of the tables from here.
from counselling.abuse.models.tried import Trying as Trying
