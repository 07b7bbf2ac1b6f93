import { WORK_SLICES } from './work-slices.js';

/**
 * To be awaited between two short steps of reading a question, which is no provider and is handed no `WorkSlices`: goes
 * on at once while the slice lasts, else when all others have had theirs.
 */
export function giveWay(): Promise<void> | undefined {
  return WORK_SLICES.next();
}

/** As `items.map(work)`, giving way between the items. @param work some milliseconds at most */
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

/** As `items.filter(accepts)`, giving way between the items. @param accepts some milliseconds at most */
export async function filterInSlices<Item>(
  items: readonly Item[],
  accepts: (item: Item) => boolean,
): Promise<Item[]> {
  const accepted = await mapInSlices(items, accepts);
  return items.filter((_, index) => accepted[index]);
}
