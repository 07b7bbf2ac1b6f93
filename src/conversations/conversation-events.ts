import type { LoggedEvent } from '../platform/realtime/event-log.js';
import type { Message } from './conversation.types.js';
import { toMessageView, type MessageView } from './dto/message.dto.js';

/** The events of the public API; the names are the values of `event:`. */
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

/**
 * The events of a committed message, in order; the same whether they come from Redis or from Postgres. A handoff's
 * event comes before the message's, the end of a failed turn after it.
 */
export function messageEvents(message: Message): ConversationEvent[] {
  const { turnId, handoff } = message;
  const view = toMessageView(message);
  if (turnId !== null && message.from === 'assistant') {
    return [{ event: 'message.completed', data: { turnId, message: view } }];
  }
  const events: ConversationEvent[] = [{ event: 'message.created', data: { message: view } }];
  if (handoff) events.unshift({ event: 'handoff', data: handoff });
  if (turnId === null) return events;
  return [...events, { event: 'turn.failed', data: { turnId, code: 'turn_failed', detail: message.text } }];
}

/** With the cursors that `EventLog.place` gives them. */
export function toLoggedEvents(message: Message): LoggedEvent[] {
  return messageEvents(message).map(({ event, data }, step) => ({
    cursor: { seq: message.seq, step },
    event,
    data: JSON.stringify(data),
  }));
}

/** True for a turn's own events and for system messages, which may be the reason why the turn ends. */
export function concernsTurn({ event, data }: LoggedEvent, turnId: string): boolean {
  if (event === 'handoff' || data.includes(turnId)) return true;
  return (
    event === 'message.created' && (JSON.parse(data) as { message: MessageView }).message.from === 'system'
  );
}

/** True for the last event of a turn. */
export function endsTurn({ event, data }: LoggedEvent, turnId: string): boolean {
  return (event === 'message.completed' || event === 'turn.failed') && data.includes(turnId);
}
