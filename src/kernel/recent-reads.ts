/** A read that runs or has ended. */
export interface RecentRead<Value> {
  value: Promise<Value | null>;
  /** Set when it has been read. */
  found?: Value;
  /** Milliseconds since the epoch. */
  readAt: number;
}

export interface ReadLimits {
  maxAgeMs: number;
  /** When there are as many, all are dropped. */
  maxEntries: number;
}

/**
 * Reads a value once for as long as it is recent, also for callers that come while it is being read. What does not exist
 * and what failed is not kept.
 * @throws what `read` throws
 */
export async function remember<Value>(
  cache: Map<string, RecentRead<Value>>,
  { maxAgeMs, maxEntries }: ReadLimits,
  key: string,
  read: () => Promise<Value | null>,
): Promise<Value | null> {
  const known = cache.get(key);
  if (known && Date.now() - known.readAt < maxAgeMs) return known.value;
  if (cache.size >= maxEntries) cache.clear();
  const entry: RecentRead<Value> = { value: read(), readAt: Date.now() };
  cache.set(key, entry);
  try {
    const found = await entry.value;
    if (found === null) cache.delete(key);
    else entry.found = found;
    return found;
  } catch (error) {
    cache.delete(key);
    throw error;
  }
}
