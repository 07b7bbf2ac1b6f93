import { Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisClients } from './redis-clients.js';
import { mastersOf } from './redis-connection.js';
import { keysOfVisitor, tenantKeyPattern } from './redis-keys.js';

const PAGE = 1000;
const UNLINK_CHUNK = 500;

/** Erases all Redis keys of a tenant or of a visitor. */
@Injectable()
export class TenantRedisKeys {
  constructor(private readonly clients: RedisClients) {}

  /** @param onBatch Called after each page with the number of deleted keys. @returns their total. @throws when Redis is away */
  async erase(tenantId: string, onBatch: (gone: number) => Promise<void>): Promise<number> {
    const pattern = tenantKeyPattern(tenantId);
    let erased = 0;
    for (const store of this.stores()) {
      for (const server of await mastersOf(store)) erased += await this.eraseFrom(server, pattern, onBatch);
    }
    return erased;
  }

  private async eraseFrom(server: Redis, pattern: string, onBatch: (gone: number) => Promise<void>) {
    let erased = 0;
    let cursor = '0';
    do {
      const [next, keys] = await server.scan(cursor, 'MATCH', pattern, 'COUNT', PAGE);
      const gone = await unlink(server, keys);
      erased += gone;
      await onBatch(gone);
      cursor = next;
    } while (cursor !== '0');
    return erased;
  }

  /** Builds the visitor's keys instead of scanning for them. @returns how many were deleted. */
  async eraseVisitor(
    tenantId: string,
    visitorId: string,
    conversationIds: readonly string[],
  ): Promise<number> {
    const keys = keysOfVisitor(tenantId, visitorId, conversationIds);
    let erased = 0;
    for (const store of this.stores()) erased += await unlink(store, keys);
    return erased;
  }

  private stores(): Set<Redis> {
    return new Set([this.clients.commands, this.clients.cache]);
  }
}

/** One key a command, because a cluster takes no command whose keys are in several slots; in few round trips. */
async function unlink(client: Redis, keys: readonly string[]): Promise<number> {
  let erased = 0;
  for (let start = 0; start < keys.length; start += UNLINK_CHUNK) {
    const gone = await Promise.all(keys.slice(start, start + UNLINK_CHUNK).map((key) => client.unlink(key)));
    erased += gone.reduce((sum, count) => sum + count, 0);
  }
  return erased;
}
