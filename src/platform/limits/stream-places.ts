import type { Redis } from 'ioredis';

/** A place expires after this time without renewal, because then its process is gone. */
export const PLACE_MS = 45_000;

/** At most `size` streams may be open for this key at the same time. */
export interface StreamLimit {
  name: 'streams' | 'visitor-streams' | 'address-streams';
  /** Redis key. */
  key: string;
  size: number;
  /** As in `Bucket`. */
  hidden?: boolean;
}

/** The first limit that is full, or null when a place was taken in all of them. */
export type FullLimit = StreamLimit | null;

/**
 * Takes a place in every limit, or in none when one is full. Called again for the same stream, renews its places.
 * KEYS: a sorted set per limit, stream → the millisecond its place ends. ARGV: stream, length of a place (ms), then the
 * size of each. Answers 0, or the number of the first that is full.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 1, #KEYS do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now)
  local size = tonumber(ARGV[i + 2])
  if size >= 0 and redis.call('ZCARD', KEYS[i]) >= size then return i end
end
for i = 1, #KEYS do
  redis.call('ZADD', KEYS[i], now + ARGV[2], ARGV[1])
  redis.call('PEXPIRE', KEYS[i], ARGV[2])
end
return 0
`;
/** Used as size for a stream that has its place already: never full. */
const NO_LIMIT = -1;

interface WithTake {
  takeStreamPlace(keys: number, ...keysAndFigures: (string | number)[]): Promise<number>;
}

/** The open streams of all processes, counted in Redis. Every call throws what ioredis throws. */
export class SharedPlaces {
  private readonly redis: Redis & WithTake;

  constructor(redis: Redis) {
    redis.defineCommand('takeStreamPlace', { lua: TAKE });
    this.redis = redis as Redis & WithTake;
  }

  async take(stream: string, limits: StreamLimit[]): Promise<FullLimit> {
    return limits[(await this.call(stream, limits, ({ size }) => size)) - 1] ?? null;
  }

  async renew(stream: string, limits: StreamLimit[]): Promise<void> {
    await this.call(stream, limits, () => NO_LIMIT);
  }

  async release(stream: string, limits: StreamLimit[]): Promise<void> {
    const pipeline = this.redis.pipeline();
    for (const { key } of limits) pipeline.zrem(key, stream);
    await pipeline.exec();
  }

  private call(stream: string, limits: StreamLimit[], sizeOf: (limit: StreamLimit) => number) {
    const keys = limits.map(({ key }) => key);
    return this.redis.takeStreamPlace(keys.length, ...keys, stream, PLACE_MS, ...limits.map(sizeOf));
  }
}

/** The open streams of this process, used while Redis is away. */
export class LocalPlaces {
  private readonly open = new Map<string, number>();

  firstFull(limits: StreamLimit[]): FullLimit {
    return limits.find(({ key, size }) => (this.open.get(key) ?? 0) >= size) ?? null;
  }

  add(limits: StreamLimit[], step: 1 | -1): void {
    for (const { key } of limits) {
      const left = (this.open.get(key) ?? 0) + step;
      if (left > 0) this.open.set(key, left);
      else this.open.delete(key);
    }
  }
}
