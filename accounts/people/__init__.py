"""Who works here: who may see and change whom, lists of people from a file, and the yearly question."""
