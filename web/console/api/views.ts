import type { Conversation } from './client.js';

/** What the list of the inbox shows, as filters of the API. */
export const VIEWS = {
  needs_you: { status: 'waiting' },
  mine: { status: 'member' },
  assistant: { status: 'assistant' },
  all: {},
  resolved: { status: 'resolved' },
} as const satisfies Record<string, { status?: Conversation['status'] }>;

export type View = keyof typeof VIEWS;

export function isView(text: unknown): text is View {
  return typeof text === 'string' && Object.hasOwn(VIEWS, text);
}
