/** Inserts into a list that is sorted, best first, and holds `limit` items at most. */
export function insert<Item>(
  sorted: Item[],
  item: Item,
  limit: number,
  isBefore: (a: Item, b: Item) => boolean,
): void {
  const last = sorted.at(-1);
  if (sorted.length >= limit && (last === undefined || !isBefore(item, last))) return;
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(item, sorted[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  sorted.splice(low, 0, item);
  if (sorted.length > limit) sorted.pop();
}
