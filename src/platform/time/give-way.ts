/** Milliseconds that the reading of one question may keep the process before everybody else has their turn. */
const SLICE_MS = 5;

const waiting: (() => void)[] = [];
let began = -Infinity;

/**
 * To be awaited between two short steps of long work, so that no question holds up the others: goes on at once while
 * the slice lasts, else in a later turn of the event loop. One waiting caller goes on in each turn.
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
