/** Milliseconds of processor time that this thread has used: other processes and helper threads do not count. */
export function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** No reading step may block the event loop for longer. */
export const MOST_MILLISECONDS = 50;
/** Many: on a machine with other work, even processor time of one run is several times the usual. Only slow runs are repeated. */
const TRIES = 12;

/**
 * Milliseconds of the fastest of a few runs, so that compilation and garbage collection do not count; one run is enough
 * when it is fast.
 */
export function bestTime(work: () => unknown): number {
  let best = Infinity;
  for (let run = 0; run < TRIES && best > MOST_MILLISECONDS / 2; run += 1) {
    const began = threadMilliseconds();
    work();
    best = Math.min(best, threadMilliseconds() - began);
  }
  return best;
}
