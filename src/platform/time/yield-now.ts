import { WORK_SLICES } from './work-slices.js';

/**
 * Await it between two short steps of interpreting a question, where no `WorkSlices` can be injected. Continues at once
 * while the slice lasts, else after a slice for each waiting caller.
 */
export function yieldNow(): Promise<void> | undefined {
  return WORK_SLICES.next();
}

/** Like `items.map(work)`, yielding between the items. @param work must take some milliseconds at most */
export async function mapInSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    await yieldNow();
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
