"""One address for messages without a socket: POST sends, GET waits for new ones."""

from inspect import isawaitable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from counselling.visitor.messages import poll_messages, post_message


@csrf_exempt
async def messages(request: HttpRequest) -> HttpResponseBase:
    """Hand the request to the one that knows its method; the POST checks where it comes from."""
    handler = post_message if request.method == "POST" else poll_messages
    answer = handler(request)
    # A POST from elsewhere is turned away before anything needs waiting for.
    return await answer if isawaitable(answer) else answer
