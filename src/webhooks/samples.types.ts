import type { WebhookEventData } from './dto/webhook-event.dto.js';

const ID = '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10';
const CONVERSATION = '019aa7d2-b3c4-7000-8000-9d2e4f6a8b11';

/** What a test sends of each type, and what the documentation shows. */
export const SAMPLES: WebhookEventData = {
  'message.created': {
    message: {
      ...{ id: ID, conversationId: CONVERSATION, from: 'visitor', text: 'Where is my order?', isCut: false },
      ...{ clientId: null, createdAt: '2026-11-23T09:00:00.000Z', handoff: null },
    },
    turnId: null,
  },
  'conversation.handoff': { conversationId: CONVERSATION, reason: 'The visitor asked for a person.' },
  'conversation.resolved': { conversationId: CONVERSATION, channel: 'widget' },
  'order.updated': {
    ...{ id: ID, number: '1042', status: 'shipped', previousStatus: 'preparing', isNew: false },
    ...{ expectedAt: '2026-11-25', updatedAt: '2026-11-23T09:00:00.000Z' },
  },
  'import.done': { sourceId: ID, kind: 'file', name: 'products.csv', status: 'ready', problem: null },
  'question.unanswered': {
    ...{ id: ID, question: 'Do you ship to Iceland?', count: 3, conversationId: CONVERSATION },
  },
  'budget.warning': { period: 'month', startsOn: '2026-11-01', usedPercent: 80 },
};
