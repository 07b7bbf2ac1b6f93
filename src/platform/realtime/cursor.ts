/**
 * A position in a conversation's events. `seq` counts the messages committed in Postgres; `step` counts the events
 * since then that were only streamed (deltas, tools). Text form `seq-step`, which is also the Redis stream id.
 */
export interface Cursor {
  seq: number;
  step: number;
}

export const START: Cursor = { seq: 0, step: 0 };

export function parseCursor(text: string): Cursor | null {
  const match = /^(\d{1,15})-(\d{1,15})$/.exec(text);
  return match ? { seq: Number(match[1]), step: Number(match[2]) } : null;
}

export function formatCursor({ seq, step }: Cursor): string {
  return `${seq}-${step}`;
}
