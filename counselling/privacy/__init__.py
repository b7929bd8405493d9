"""What is kept of young people, what it is for, and what they may ask: see, correct, take along, erase, object."""
