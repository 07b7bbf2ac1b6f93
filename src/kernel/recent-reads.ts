/** A read that runs or has ended. */
export interface RecentRead<Value> {
  value: Promise<Value | null>;
  /** Set when it has been read. */
  found?: Value;
  /** When its read began, in milliseconds since the epoch. */
  readAt: number;
  /** It is being read anew meanwhile. */
  isRenewed?: boolean;
}

export interface ReadLimits {
  maxAgeMs: number;
  /** When there are as many, all are dropped. */
  maxEntries: number;
}

/** Part of its age from which on a value that is asked for is read anew, while callers still get the known one. */
const RENEWED_FROM = 0.5;

/**
 * Reads a value once for as long as it is recent, also for callers that come while it is being read. What is asked for all
 * the time is read anew before it is too old, so that nobody waits for that. What does not exist and what failed is not
 * kept.
 * @throws what `read` throws
 */
export async function remember<Value>(
  cache: Map<string, RecentRead<Value>>,
  { maxAgeMs, maxEntries }: ReadLimits,
  key: string,
  read: () => Promise<Value | null>,
): Promise<Value | null> {
  const known = cache.get(key);
  const ageMs = known ? Date.now() - known.readAt : Infinity;
  if (known && ageMs < maxAgeMs) {
    if (ageMs >= maxAgeMs * RENEWED_FROM && known.found !== undefined) void renew(cache, key, known, read);
    return known.value;
  }
  if (cache.size >= maxEntries) cache.clear();
  const entry: RecentRead<Value> = { value: read(), readAt: Date.now() };
  cache.set(key, entry);
  try {
    const found = await entry.value;
    if (found === null) drop(cache, key, entry);
    else entry.found = found;
    return found;
  } catch (error) {
    drop(cache, key, entry);
    throw error;
  }
}

/** A failure is left to the caller who comes when the known value is too old. */
async function renew<Value>(
  cache: Map<string, RecentRead<Value>>,
  key: string,
  known: RecentRead<Value>,
  read: () => Promise<Value | null>,
): Promise<void> {
  if (known.isRenewed === true) return;
  known.isRenewed = true;
  const readAt = Date.now();
  try {
    const found = await read();
    // It may have been forgotten meanwhile, because it has changed.
    if (cache.get(key) !== known) return;
    if (found === null) cache.delete(key);
    else cache.set(key, { value: Promise.resolve(found), found, readAt });
  } catch {
    known.isRenewed = false;
  }
}

function drop<Value>(cache: Map<string, RecentRead<Value>>, key: string, entry: RecentRead<Value>): void {
  if (cache.get(key) === entry) cache.delete(key);
}
