import type { ConversationStatus } from './conversation.types.js';

/** What can happen to a conversation. */
export const CONVERSATION_EVENTS = [
  'visitor_spoke',
  'member_spoke',
  'assistant_answered',
  'assistant_handed_off',
  'turn_failed',
  'person_requested',
  'returned',
  'taken',
  'closed',
] as const;
export type ConversationEvent = (typeof CONVERSATION_EVENTS)[number];

/**
 * The status after each event, from each status; null where the event must not happen or changes nothing. A member's
 * message takes the conversation over from every status. While the visitor waits for a person, the assistant still
 * answers what it surely knows. It must not answer after a member took over, or after the conversation was resolved. A
 * visitor's message reopens a resolved conversation. `returned`: no member came in time, or one gave it back. `taken`: a
 * member has it from now on, and will answer.
 */
export const TRANSITIONS: Record<ConversationStatus, Record<ConversationEvent, ConversationStatus | null>> = {
  assistant: {
    visitor_spoke: 'assistant',
    member_spoke: 'member',
    assistant_answered: 'assistant',
    assistant_handed_off: 'waiting',
    turn_failed: 'waiting',
    person_requested: 'waiting',
    returned: null,
    taken: 'member',
    closed: 'resolved',
  },
  waiting: {
    visitor_spoke: 'waiting',
    member_spoke: 'member',
    assistant_answered: 'waiting',
    assistant_handed_off: null,
    turn_failed: 'waiting',
    person_requested: null,
    returned: 'assistant',
    taken: 'member',
    closed: 'resolved',
  },
  member: {
    visitor_spoke: 'member',
    member_spoke: 'member',
    assistant_answered: null,
    assistant_handed_off: null,
    turn_failed: null,
    person_requested: null,
    returned: 'assistant',
    taken: null,
    closed: 'resolved',
  },
  resolved: {
    visitor_spoke: 'assistant',
    member_spoke: 'member',
    assistant_answered: null,
    assistant_handed_off: null,
    turn_failed: null,
    person_requested: 'waiting',
    returned: null,
    taken: 'member',
    closed: null,
  },
};

/** @returns null when the event must not happen in this status, or changes nothing. */
export function statusAfter(status: ConversationStatus, event: ConversationEvent): ConversationStatus | null {
  return TRANSITIONS[status][event];
}

/** Whether a visitor's message in this status gets a turn of the assistant. */
export function isAnswered(status: ConversationStatus): boolean {
  return statusAfter(status, 'assistant_answered') !== null;
}
