import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../../../platform/context/request-context.js';
import { RedisClients } from '../../../../platform/redis/redis-clients.js';
import { tenantKey } from '../../../../platform/redis/redis-keys.js';
import { CHANNEL_ERRORS } from '../../channels.errors.js';
import { LONGEST_AGE_S } from './mailgun-signature.js';

/** Longer than a signature may be old, and than its time may lie ahead. */
const KEPT_MS = (LONGEST_AGE_S + 3_600) * 1_000;

/** Which mail a token of Mailgun has come with first. */
@Injectable()
export class SpentTokens {
  constructor(private readonly redis: RedisClients) {}

  /**
   * @param content hash of what came with it
   * @returns whether it comes for the first time, or with the same as then @throws DomainError `unavailable` without Redis
   */
  async countsFor(token: string, content: string): Promise<boolean> {
    const key = tenantKey(currentTenantId(), 'mail-tokens', token);
    try {
      const first = await this.redis.commands.set(key, content, 'PX', KEPT_MS, 'NX', 'GET');
      return first === null || first === content;
    } catch (cause) {
      throw CHANNEL_ERRORS.delivery_unproven('Whether it is genuine cannot be told now. Send it again.', {
        retryAfterSeconds: 5,
        cause,
      });
    }
  }
}
