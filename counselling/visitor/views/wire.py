"""One address for messages without a socket: POST sends, GET waits for new ones."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from counselling.live import threads
from counselling.visitor.messages import poll_messages, post_message
from counselling.visitor.visit import is_from_our_page, sent_away


@csrf_exempt
async def messages(request: HttpRequest) -> HttpResponseBase:
    """Hand the request to the one that knows its method; a POST from elsewhere is turned away."""
    if request.method != "POST":
        return await poll_messages(request)
    if not is_from_our_page(request):
        # Its page tells news that stand in the database, which is read in a thread.
        return await threads.run(sent_away, request)
    return await post_message(request)
