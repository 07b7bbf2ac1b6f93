import type { Conversation } from './conversation.js';
import type { Message } from './protocol.js';

/** Silence after an answer that ends a talk. */
const QUIET_MS = 3 * 60_000;
/** Who comes back after so long has other questions. */
const FORGOTTEN_MS = 12 * 3_600_000;

/**
 * When to ask how the chat was: once a talk has ended, that is, it was closed, or nobody said anything for some minutes
 * after an answer.
 * @returns milliseconds until then: 0 is now, null is not at all
 */
export function ratingDue(
  { messages, answering, failed, with: responder }: Conversation,
  now: number,
): number | null {
  const last = messages.at(-1);
  if (!last || answering || failed || responder === 'waiting') return null;
  if (!messages.some(({ from }) => from === 'visitor')) return null;
  const silence = now - Date.parse(last.createdAt);
  if (silence > FORGOTTEN_MS) return null;
  if (endsTalk(last)) return 0;
  const isAnswer = last.from === 'assistant' || last.from === 'member';
  return isAnswer ? Math.max(0, QUIET_MS - silence) : null;
}

function endsTalk({ from, handoff }: Message): boolean {
  return from === 'system' && handoff === null;
}
