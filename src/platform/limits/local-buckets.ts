import { CELLS, verdict, type Bucket, type Verdict } from './bucket.js';

/** A cell's newest request (ms) and number of requests; cells are in order of time. */
interface Cell {
  last: number;
  count: number;
}

const MAX_KEYS = 20_000;

/** Does what the Redis script does, in this process's memory. */
export class LocalBuckets {
  private readonly cells = new Map<string, Cell[]>();

  take(buckets: Bucket[], now: number): Verdict {
    const states = buckets.map((bucket) => ({ bucket, cells: this.current(bucket, now) }));
    const admitted = states.every(({ bucket, cells }) => used(cells) < bucket.size);
    if (admitted) for (const { bucket, cells } of states) this.put(bucket, cells, now);
    const figures = states.flatMap(({ bucket, cells }) => [
      Math.max(0, bucket.size - used(cells)),
      resets(bucket, cells, now),
    ]);
    return verdict(buckets, admitted, figures);
  }

  private current({ key, windowMs }: Bucket, now: number): Cell[] {
    const known = this.cells.get(key) ?? [];
    return known.filter(({ last }) => last + windowMs > now && last <= now + windowMs);
  }

  private put({ key, windowMs }: Bucket, cells: Cell[], now: number): void {
    const cellMs = windowMs / CELLS;
    const open = cells.find(({ last }) => Math.floor(last / cellMs) === Math.floor(now / cellMs));
    if (open) Object.assign(open, { last: now, count: open.count + 1 });
    else cells.push({ last: now, count: 1 });
    // Inserted again, so that the map's first entry is the least recently used.
    this.cells.delete(key);
    this.cells.set(key, cells);
    const [quietest] = this.cells.keys();
    if (this.cells.size > MAX_KEYS && quietest !== undefined) this.cells.delete(quietest);
  }
}

function used(cells: Cell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

function resets({ size, windowMs }: Bucket, cells: Cell[], now: number): number {
  let toLeave = Math.max(1, used(cells) - size + 1);
  for (const { last, count } of cells.toSorted((one, other) => one.last - other.last)) {
    toLeave -= count;
    if (toLeave <= 0) return last + windowMs - now;
  }
  return windowMs;
}
