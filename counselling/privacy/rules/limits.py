"""How long what people write here may be."""

ANSWER_LIMIT = 1000
ADDITION_LIMIT = 2000
ADDITIONS_MOST = 20
