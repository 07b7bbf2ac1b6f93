/** Milliseconds that the reading of one question may run before it yields to other work. */
const SLICE_MS = 5;

const waiting: (() => void)[] = [];
let began = -Infinity;

/**
 * Await it between short steps of long work, so that no question blocks the others. Resolves at once while the time
 * slice lasts, else in a later turn of the event loop. Each turn resumes one waiting caller.
 */
export async function giveWay(): Promise<void> {
  if (performance.now() - began < SLICE_MS) return;
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(resume);
  });
}

function resume(): void {
  const next = waiting.shift();
  if (waiting.length > 0) setImmediate(resume);
  began = performance.now();
  next?.();
}

/** Like `items.map(work)`, yielding between the items. @param work must take some milliseconds at most */
export async function mapInSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    await giveWay();
    results.push(work(item));
  }
  return results;
}

/** Like `items.filter(accepts)`, yielding between the items. @param accepts must take some milliseconds at most */
export async function filterInSlices<Item>(
  items: readonly Item[],
  accepts: (item: Item) => boolean,
): Promise<Item[]> {
  const accepted = await mapInSlices(items, accepts);
  return items.filter((_, index) => accepted[index]);
}
