import { CONVERSATION_EVENTS, isAnswered, statusAfter, TRANSITIONS } from './conversation-state.js';
import { CONVERSATION_STATUSES, type ConversationStatus } from './conversation.types.js';

const pairs = CONVERSATION_STATUSES.flatMap((status) =>
  CONVERSATION_EVENTS.map((event) => ({ status, event, next: statusAfter(status, event) })),
);

/** Every status that some sequence of events leads to. */
function reachableFrom(start: ConversationStatus): Set<ConversationStatus> {
  const reached = new Set([start]);
  for (const status of reached)
    for (const next of Object.values(TRANSITIONS[status])) if (next) reached.add(next);
  return reached;
}

describe('the states of a conversation', () => {
  it.each(pairs)('$status, $event: $next', ({ status, event, next }) => {
    switch (event) {
      case 'member_spoke':
        return expect(next).toBe('member');
      case 'visitor_spoke':
        return expect(next).toBe(status === 'resolved' ? 'assistant' : status);
      case 'closed':
        return expect(next).toBe(status === 'resolved' ? null : 'resolved');
      case 'person_requested':
        return expect(next).toBe(status === 'assistant' || status === 'resolved' ? 'waiting' : null);
      case 'assistant_answered':
        return expect(next).toBe(isAnswered(status) ? status : null);
      case 'assistant_handed_off':
        return expect(next).toBe(status === 'assistant' ? 'waiting' : null);
      case 'turn_failed':
        return expect(next).toBe(isAnswered(status) ? 'waiting' : null);
      case 'returned':
        return expect(next).toBe(status === 'waiting' || status === 'member' ? 'assistant' : null);
      case 'taken':
        return expect(next).toBe(status === 'member' ? null : 'member');
    }
  });

  it('can each be reached from every other', () => {
    for (const status of CONVERSATION_STATUSES) {
      expect([...reachableFrom(status)].sort()).toEqual([...CONVERSATION_STATUSES].sort());
    }
  });

  it('let the assistant answer until a member speaks, and not after the conversation is resolved', () => {
    expect(CONVERSATION_STATUSES.filter(isAnswered)).toEqual(['assistant', 'waiting']);
  });
});
