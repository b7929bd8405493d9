"""Pages of a young person, one module per moment of the visit."""

from counselling.visitor.views.chat import chat_with as chat_with
