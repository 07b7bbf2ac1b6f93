// oxlint-disable-next-line house/no-sleep-in-tests -- the only place that waits between two checks of a condition
import { setTimeout as delay } from 'node:timers/promises';

/** Long, for a busy machine; a condition that is true is noticed at once. */
const DEADLINE_MS = 90_000;
const ASK_AGAIN_MS = 50;

/** Waits for a condition, never for a time. */
export async function eventually<T>(
  probe: () => Promise<T | false | null | undefined>,
  withinMs = DEADLINE_MS,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`The condition did not come true within ${withinMs} ms.`);
    await delay(ASK_AGAIN_MS);
  }
}

/** Like `eventually`; the error names the condition. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = DEADLINE_MS,
): Promise<void> {
  await eventually(async () => holds(), withinMs).catch((error: unknown) => {
    throw new Error(`Waited in vain: ${what}. ${error instanceof Error ? error.message : ''}`);
  });
}
