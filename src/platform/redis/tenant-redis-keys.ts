import { Injectable } from '@nestjs/common';
import { RedisClients } from './redis-clients.js';
import { keysOfVisitor, tenantKeyPattern } from './redis-keys.js';

const PAGE = 1000;
const UNLINK_CHUNK = 500;

/** Erases all Redis keys of a tenant or of a visitor. */
@Injectable()
export class TenantRedisKeys {
  constructor(private readonly clients: RedisClients) {}

  /** @param onBatch Called after each page with the number of deleted keys. @returns their total. */
  async erase(tenantId: string, onBatch: (gone: number) => Promise<void>): Promise<number> {
    const pattern = tenantKeyPattern(tenantId);
    let erased = 0;
    let cursor = '0';
    do {
      const [next, keys] = await this.clients.commands.scan(cursor, 'MATCH', pattern, 'COUNT', PAGE);
      const gone = await this.unlink(keys);
      erased += gone;
      await onBatch(gone);
      cursor = next;
    } while (cursor !== '0');
    return erased;
  }

  /** Builds the visitor's keys instead of scanning for them. @returns how many were deleted. */
  eraseVisitor(tenantId: string, visitorId: string, conversationIds: readonly string[]): Promise<number> {
    return this.unlink(keysOfVisitor(tenantId, visitorId, conversationIds));
  }

  private async unlink(keys: readonly string[]): Promise<number> {
    let erased = 0;
    for (let start = 0; start < keys.length; start += UNLINK_CHUNK) {
      erased += await this.clients.commands.unlink(...keys.slice(start, start + UNLINK_CHUNK));
    }
    return erased;
  }
}
