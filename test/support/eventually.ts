// oxlint-disable-next-line house/no-sleep-in-tests -- the only place that waits between two checks of a condition
import { setTimeout as delay } from 'node:timers/promises';

/** Long, for a busy machine; a condition that is true is noticed at once. */
const DEADLINE_MS = 90_000;
const ASK_AGAIN_MS = 50;
const TICK_MS = 250;
/** A timer that is so late tells that this process did not run: it or the whole machine has paused. */
const PAUSE_MS = 1_000;

/** Milliseconds since now, without those in which this process did not run. */
export interface Stopwatch {
  ms: () => number;
  stop: () => void;
}

/** Measures a wait: what a machine that pauses adds to it is not counted. */
export function stopwatch(): Stopwatch {
  let [spent, last] = [0, performance.now()];
  const tick = (): void => {
    const now = performance.now();
    spent += now - last > PAUSE_MS ? TICK_MS : now - last;
    last = now;
  };
  const ticking = setInterval(tick, TICK_MS);
  ticking.unref();
  return {
    ms: () => {
      tick();
      return spent;
    },
    stop: () => clearInterval(ticking),
  };
}

/** Waits for a condition, never for a time. A pause of the machine is not counted. */
export async function eventually<T>(
  probe: () => Promise<T | false | null | undefined>,
  withinMs = DEADLINE_MS,
): Promise<T> {
  const waited = stopwatch();
  try {
    for (;;) {
      const found = await probe();
      if (found) return found;
      if (waited.ms() > withinMs) throw new Error(`The condition did not come true within ${withinMs} ms.`);
      await delay(ASK_AGAIN_MS);
    }
  } finally {
    waited.stop();
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
