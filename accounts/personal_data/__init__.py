"""What is kept of the people who work here."""

from accounts.personal_data.tables import REGISTER as REGISTER
