import type { Bucket, Standing } from './bucket.js';
import { limitReached } from './limit-answer.js';

/** 2026-11-23T09:00:00Z. */
const NINE = new Date(1_795_424_400_000);

function full(fields: Partial<Bucket>, resetsInMs: number): Standing {
  const bucket = { name: 'visitor' as const, key: 'k', size: 2, windowMs: 60_000, ...fields };
  return { bucket, remaining: 0, resetsInMs };
}

describe('a refusal of several limits', () => {
  it('names the one that resets last', () => {
    const standings = [full({}, 1_000), full({ name: 'address', size: 9 }, 8_000)];
    expect(limitReached({ admitted: false, standings }, NINE)).toMatchObject({
      code: 'rate_limited',
      detail: 'The limit of 9 requests from this address in 60 seconds is reached. Try again in 8 seconds.',
      retryAfterSeconds: 8,
      limit: { name: 'address', size: 9, windowSeconds: 60, resetsAt: '2026-11-23T09:00:08.000Z' },
    });
  });

  it('tells for a hidden one only when to retry', () => {
    const standings = [full({}, 1_000), full({ name: 'messages', size: 777, hidden: true }, 8_000)];
    const refusal = limitReached({ admitted: false, standings }, NINE);
    expect(refusal).toMatchObject({
      category: 'limited',
      code: 'rate_limited',
      detail: 'This chat is busy. Try again in 8 seconds.',
      retryAfterSeconds: 8,
    });
    expect(refusal.limit).toBeUndefined();
  });
});
