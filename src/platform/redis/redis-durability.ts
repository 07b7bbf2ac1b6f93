import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisConfig } from '../../config/redis.config.js';
import { RedisClients } from './redis-clients.js';

const KEEP_MS = 60_000;

/**
 * Whether Redis keeps what the queue writes. Eviction would drop waiting jobs and their order without a trace; without
 * persistence a restart drops all of them, and the relay must send each again.
 */
@Injectable()
export class RedisDurability {
  private known: { problem: string | null; until: number } | null = null;

  constructor(
    private readonly clients: RedisClients,
    @Inject(RedisConfig) private readonly config: RedisConfig,
  ) {}

  /**
   * In plain words, with the mend; null when nothing is wrong, or when Redis does not say. Asked at most once a minute.
   * @throws when Redis does not answer
   */
  async problem(): Promise<string | null> {
    if (!this.known || this.known.until < performance.now()) {
      this.known = { problem: await this.look(), until: performance.now() + KEEP_MS };
    }
    return this.known.problem;
  }

  private async look(): Promise<string | null> {
    const { commands } = this.clients;
    const info = await commands.info();
    const policy = fieldOf(info, 'maxmemory_policy');
    if (policy !== null && policy !== 'noeviction')
      return `Redis evicts keys (${policy}), and jobs with them: set maxmemory-policy to noeviction.`;
    if (this.config.persistence === 'optional' || fieldOf(info, 'aof_enabled') !== '0') return null;
    if ((await savesOf(commands)) !== '') return null;
    return 'Redis forgets everything when it restarts: set appendonly to yes, or REDIS_PERSISTENCE=optional to accept it.';
  }
}

/** When Redis writes snapshots; null where it refuses the question: a hosted one, which persists in its own way. */
async function savesOf(commands: Redis): Promise<unknown> {
  const answer: unknown = await commands.config('GET', 'save').catch(() => null);
  return Array.isArray(answer) ? answer[1] : null;
}

function fieldOf(info: string, name: string): string | null {
  const line = info.split('\n').find((each) => each.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? null;
}
