import { Injectable } from '@nestjs/common';
import { SilenceWatch } from '../../platform/limits/silence-watch.js';
import { RedisClients } from '../../platform/redis/redis-clients.js';
import { tenantKey } from '../../platform/redis/redis-keys.js';
import { AnswerStore, type AnswerKey, type KeptAnswer, type KeptPlace } from './answer-store.port.js';

/** Answers of one business, and the keys that lead to them; the oldest goes first. */
export const MOST_ENTRIES = 600;
/** Characters of one answer with its sources; a longer one is not kept. */
export const LONGEST_ENTRY = 32_768;
/** A visitor waits for Redis as long as this, not for the command timeout: an answer can be had without it. */
const PATIENCE_MS = 150;
/** After a failure nobody waits for Redis during this time. */
const BREAK_MS = 2_000;
/** How long equal questions are not waited for after an answer that could not be kept. */
const NONE_MS = 10_000;
const NONE = 'none';
/** Before the hash of the key to which an entry leads. An answer begins with a brace. */
const LEADS = '>';
const INDEX_MS = 2 * 24 * 60 * 60_000;
/** Between two entries of one millisecond; a score of the index can tell a quarter of it. */
const LEAST_STEP_MS = 0.001;

/** Only the maker itself may renew or release. Each answers 1 when it has. */
const RENEW = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;
const MARK = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], '${NONE}', 'PX', ARGV[2]) return 1 end return 0`;

/** Answers in Redis: bounded by number, size and time. */
@Injectable()
export class RedisAnswerStore extends AnswerStore {
  private readonly watch = new SilenceWatch(PATIENCE_MS);
  private brokenUntil = 0;
  /** Place of the last entry among all, in milliseconds since 1970. */
  private newest = 0;

  constructor(private readonly redis: RedisClients) {
    super();
  }

  async look(key: AnswerKey): Promise<KeptPlace> {
    const [found, maker] = await this.ask(() => this.client.mget(entryKey(key), makerKey(key)));
    const at = found?.startsWith(LEADS) ? { ...key, hash: found.slice(LEADS.length) } : key;
    const entry = at === key ? found : await this.ask(() => this.client.get(entryKey(at)));
    return {
      // An answer that was made anew may have become one that leads elsewhere.
      answer: entry && !entry.startsWith(LEADS) ? (JSON.parse(entry) as KeptAnswer) : null,
      at,
      maker: maker === NONE ? 'none' : maker ? 'some' : null,
    };
  }

  async keep(key: AnswerKey, answer: KeptAnswer, ms: number, near: AnswerKey | null): Promise<boolean> {
    const entry = JSON.stringify(answer);
    if (entry.length > LONGEST_ENTRY) {
      await this.count(key, 'refused', 1);
      return false;
    }
    await this.put([[key, entry], ...(near ? [[near, LEADS + key.hash] as const] : [])], ms);
    return true;
  }

  async lead(from: AnswerKey, to: AnswerKey, ms: number): Promise<void> {
    await this.put([[from, LEADS + to.hash]], ms);
  }

  /** @param entries of one business */
  private async put(entries: readonly (readonly [AnswerKey, string])[], ms: number): Promise<void> {
    const [[key] = []] = entries;
    if (!key) return;
    const index = indexKey(key);
    // An answer and what leads to it are evicted together, not with half of another pair of the same millisecond.
    this.newest = Math.max(Date.now(), this.newest + LEAST_STEP_MS);
    const write = this.client.multi();
    for (const [each, entry] of entries)
      write.set(entryKey(each), entry, 'PX', ms).zadd(index, this.newest, each.hash);
    const results = await this.ask(() => write.pexpire(index, INDEX_MS).zcard(index).exec());
    const size = Number(results?.at(-1)?.[1] ?? 0);
    if (size > MOST_ENTRIES) await this.evict(key, size - MOST_ENTRIES);
  }

  async remove(key: AnswerKey): Promise<void> {
    await this.ask(() => this.client.multi().unlink(entryKey(key)).zrem(indexKey(key), key.hash).exec());
  }

  async take(key: AnswerKey, maker: string, ms: number): Promise<boolean> {
    return (await this.ask(() => this.client.set(makerKey(key), maker, 'PX', ms, 'NX'))) === 'OK';
  }

  async renew(key: AnswerKey, maker: string, ms: number): Promise<boolean> {
    return (await this.ask(() => this.client.eval(RENEW, 1, makerKey(key), maker, ms))) === 1;
  }

  async release(key: AnswerKey, maker: string, isKept: boolean): Promise<void> {
    const name = makerKey(key);
    await this.ask(() =>
      isKept ? this.client.eval(RELEASE, 1, name, maker) : this.client.eval(MARK, 1, name, maker, NONE_MS),
    );
  }

  /** How many answers were evicted before their time, and were too long to be kept, since the counts began. */
  async counts(tenantId: string): Promise<{ evicted: number; refused: number }> {
    const counts = await this.ask(() => this.client.hgetall(countsKey(tenantId)));
    return { evicted: Number(counts['evicted'] ?? 0), refused: Number(counts['refused'] ?? 0) };
  }

  private async evict(key: AnswerKey, many: number): Promise<void> {
    const popped = await this.ask(() => this.client.zpopmin(indexKey(key), many));
    const hashes = popped.filter((_each, at) => at % 2 === 0);
    const names = hashes.map((hash) => entryKey({ ...key, hash }));
    if (names.length === 0) return;
    // What has expired by itself was not evicted.
    const evicted = await this.ask(() => this.client.unlink(...names));
    await this.count(key, 'evicted', evicted);
  }

  private async count({ tenantId }: AnswerKey, what: 'evicted' | 'refused', many: number): Promise<void> {
    if (many > 0) await this.ask(() => this.client.hincrby(countsKey(tenantId), what, many));
  }

  private get client(): RedisClients['counting'] {
    return this.redis.counting;
  }

  /** @throws Error at once while Redis is known to be away */
  private async ask<Reply>(command: () => Promise<Reply>): Promise<Reply> {
    if (this.client.status !== 'ready' || Date.now() < this.brokenUntil) throw new Error('Redis is away.');
    try {
      return await this.watch.listen(command());
    } catch (error) {
      this.brokenUntil = Date.now() + BREAK_MS;
      throw error;
    }
  }
}

function entryKey({ tenantId, hash }: AnswerKey): string {
  return tenantKey(tenantId, 'answers', hash);
}

function makerKey({ tenantId, hash }: AnswerKey): string {
  return tenantKey(tenantId, 'answers', hash, 'maker');
}

function indexKey({ tenantId }: AnswerKey): string {
  return tenantKey(tenantId, 'answers', 'index');
}

function countsKey(tenantId: string): string {
  return tenantKey(tenantId, 'answers', 'counts');
}
