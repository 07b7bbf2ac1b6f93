/** Milliseconds of processor time that this thread has used: other processes and helper threads do not count. */
export function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** No reading step may block the event loop for longer, on a machine that has nothing else to do. */
export const MOST_MILLISECONDS = 50;
/** Many, so that compilation and garbage collection do not count. Only slow runs are repeated. */
const TRIES = 12;
/** Of `sampleWork` without other work, on the machine for which the limit was set. */
const SAMPLE_MILLISECONDS = 25;

/** Milliseconds of the fastest of a few runs, as without other work. One run is enough when it is fast. */
export function bestTime(work: () => unknown): number {
  let best = Infinity;
  for (let run = 0; run < TRIES && best > MOST_MILLISECONDS / 2; run += 1) {
    const began = threadMilliseconds();
    work();
    best = Math.min(best, asIfAlone(threadMilliseconds() - began));
  }
  return best;
}

/** As `bestTime`, of a work that measures itself. @param work gives its milliseconds */
export async function bestOf(work: () => Promise<number>): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < TRIES && best > MOST_MILLISECONDS / 2; run += 1)
    best = Math.min(best, asIfAlone(await work()));
  return best;
}

/**
 * What a step takes without other work: beside it, the same step takes several times its processor time, because cores
 * and caches are shared. A sample that is measured at once says how many times.
 */
function asIfAlone(milliseconds: number): number {
  if (milliseconds < MOST_MILLISECONDS / 2) return milliseconds;
  const began = threadMilliseconds();
  sampleWork();
  return milliseconds / Math.max(1, (threadMilliseconds() - began) / SAMPLE_MILLISECONDS);
}

function sampleWork(): number {
  const counts = new Map<string, number>();
  for (let index = 0; index < 100_000; index += 1) {
    const word = Math.imul(index, 2_654_435_761).toString(36);
    counts.set(word, (counts.get(word.slice(0, 3)) ?? 0) + 1);
  }
  return counts.size;
}
