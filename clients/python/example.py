"""Creates an order, asks for it, and lists what has been shipped.

FRONTDESK_URL and FRONTDESK_KEY (fd_live_… or fd_test_…) say where and as whom.
"""

import os
import uuid

from frontdesk_client import AuthenticatedClient
from frontdesk_client.api.conversations import conversations_create, conversations_send
from frontdesk_client.api.orders import orders_create, orders_list
from frontdesk_client.models import OrderRow, OrdersListStatus, Problem, SendMessageDto, StartConversationDto


def answered(answer):
    """The answer, or the refusal as an error."""
    if answer is None or isinstance(answer, Problem):
        raise SystemExit(f"refused: {answer}")
    return answer


client = AuthenticatedClient(
    base_url=os.environ["FRONTDESK_URL"], token=os.environ["FRONTDESK_KEY"], timeout=60
)
with client:
    row = OrderRow.from_dict(
        {
            "number": "HT-3001",
            "status": "shipped",
            "total": "18.00",
            "customer": {"email": "aoife@example.com"},
            "items": [{"name": "Blue stoneware mug", "quantity": 1}],
        }
    )
    # The same key for each try: it is made once.
    key = str(uuid.uuid4())
    order = answered(orders_create.sync(client=client, body=row, idempotency_key=key))
    again = answered(orders_create.sync(client=client, body=row, idempotency_key=key))
    print(f"Order {order.number}, made once: {order.id == again.id}")

    start = StartConversationDto.from_dict({"channel": "api", "visitor": {}})
    conversation = answered(conversations_create.sync(client=client, body=start))
    question = SendMessageDto(text="Where is my order HT-3001? aoife@example.com")
    sent = answered(conversations_send.sync(conversation.id, client=client, body=question))
    print(sent.answer.text)

    after = None
    while True:
        asked = {"status": OrdersListStatus.SHIPPED, **({"after": after} if after else {})}
        page = answered(orders_list.sync(client=client, **asked))
        for order in page.data:
            print(f"{order.number} {order.status}")
        after = page.page.next_
        if after is None:
            break
