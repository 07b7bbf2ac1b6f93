import type { LoggedEvent } from '../platform/realtime/event-log.js';
import type { Message } from './conversation.types.js';
import { toMessageView } from './dto/message.dto.js';

/** The events of the API's contract; the names stand in `event:`. */
export type ConversationEventName =
  | 'turn.started'
  | 'text.delta'
  | 'tool.started'
  | 'tool.finished'
  | 'citation'
  | 'handoff'
  | 'message.created'
  | 'message.completed'
  | 'turn.failed';

export interface ConversationEvent {
  event: ConversationEventName;
  data: object;
}

/** The one event that tells of a committed message; the same whether it comes from Redis or from Postgres. */
export function messageEvent(message: Message): ConversationEvent {
  const { turnId } = message;
  if (turnId !== null && message.from === 'assistant') {
    return { event: 'message.completed', data: { turnId, message: toMessageView(message) } };
  }
  if (turnId !== null && message.from === 'system') {
    return { event: 'turn.failed', data: { turnId, code: 'turn_failed', detail: message.text } };
  }
  return { event: 'message.created', data: { message: toMessageView(message) } };
}

export function toLoggedEvent(message: Message): LoggedEvent {
  const { event, data } = messageEvent(message);
  return { cursor: { seq: message.seq, step: 0 }, event, data: JSON.stringify(data) };
}

/** True for the last event of a turn. */
export function endsTurn({ event, data }: LoggedEvent, turnId: string): boolean {
  return (event === 'message.completed' || event === 'turn.failed') && data.includes(turnId);
}
