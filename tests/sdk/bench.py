"""Times twilio (PyPI) on the document of benches/twiml.rs: the best of nine rounds, in ns."""

import time

from twilio.twiml.messaging_response import MessagingResponse

BODY = "Your order *4711* is on its way & arrives today."
MEDIA = "https://example.com/receipt.pdf"
CALLS = 5_000


def document():
    response = MessagingResponse()
    message = response.message()
    message.body(BODY)
    message.media(MEDIA)
    return response.to_xml()


best = float("inf")
for _ in range(9):
    start = time.perf_counter_ns()
    for _ in range(CALLS):
        document()
    best = min(best, (time.perf_counter_ns() - start) / CALLS)
print(f"twilio (PyPI), built and written {best:>24.0f}")
