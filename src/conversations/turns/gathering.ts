import type { Channel } from '../conversation.types.js';

/**
 * Milliseconds of silence that a turn waits for when the visitor's message before came less than this long ago: short
 * messages that follow each other become one turn. The first one never waits. 0: no turn waits, because a business's
 * own app sends what is complete; messages that come before the answer has begun are still one turn.
 */
export const QUIET_MS: Record<Channel, number> = {
  ...{ api: 0, widget: 800, telegram: 1_500, whatsapp: 2_000, messenger: 2_000, instagram: 2_000 },
  ...{ slack: 2_000, sms: 3_000, email: 0 },
};
/** A turn begins this long after its first message, however fast others follow. */
export const LONGEST_WAIT_MS = 3_000;
/** Messages that one turn answers at most; the next one begins another turn. */
export const MOST_MESSAGES = 10;
/** Characters of several together: as much as the assistant reads. One message alone may have more. */
export const MOST_CHARACTERS = 2_000;

/**
 * What a visitor asks in a turn: its messages in order, a line each, and one that was sent twice only once.
 * @param texts at least one
 */
export function joinedText(texts: readonly string[]): string {
  const byKey = new Map<string, string>();
  for (const text of texts) {
    const key = text.trim().toLowerCase();
    if (!byKey.has(key)) byKey.set(key, text);
  }
  return [...byKey.values()].join('\n');
}
