import { Injectable } from '@nestjs/common';
import { RedisClients } from './redis-clients.js';
import { tenantKeyPattern } from './redis-keys.js';

const PAGE = 1000;

/** A tenant's keys as a whole, for erasure. */
@Injectable()
export class TenantRedisKeys {
  constructor(private readonly clients: RedisClients) {}

  /** @param about Only keys that name one of these ids; all of the tenant's keys without it. @returns how many. */
  async erase(tenantId: string, about?: readonly string[]): Promise<number> {
    let erased = 0;
    let cursor = '0';
    do {
      const [next, keys] = await this.clients.commands.scan(
        cursor,
        'MATCH',
        tenantKeyPattern(tenantId),
        'COUNT',
        PAGE,
      );
      const doomed = about ? keys.filter((key) => about.some((id) => key.includes(id))) : keys;
      if (doomed.length > 0) erased += await this.clients.commands.unlink(...doomed);
      cursor = next;
    } while (cursor !== '0');
    return erased;
  }
}
