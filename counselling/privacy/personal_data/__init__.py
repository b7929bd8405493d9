"""What the room keeps of people: what they wrote to the service, and what they did with their own data."""

from counselling.privacy.personal_data import letters, mine, service

REGISTER = [*mine.REGISTER, *letters.REGISTER, *service.REGISTER]
