import { Injectable } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantRedisKeys } from '../../platform/redis/tenant-redis-keys.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { VisitorErasureRepository } from './visitor-erasure.repository.js';

/**
 * Erases one visitor: first what is in motion, then Redis, then the rows, whose ids name the keys in Redis.
 * Killed anywhere, the next try begins again and finds what is left.
 */
@Injectable()
export class VisitorErasureHandler extends JobHandlerPort {
  constructor(
    private readonly visitors: VisitorErasureRepository,
    private readonly keys: TenantRedisKeys,
  ) {
    super();
  }

  async handle({ outboxId, reference: visitorId }: JobHandling): Promise<void> {
    const { conversationIds, busy } = await this.visitors.freeze(visitorId);
    // A worker may still append to the event stream until its lease ends; the relay sends this job again.
    if (busy) return;
    const eraseKeys = () => this.keys.eraseVisitor(currentTenantId(), visitorId, conversationIds);
    await eraseKeys();
    await this.visitors.remove(visitorId, outboxId);
    // Whoever committed a message just before the freeze announces it a moment later.
    await eraseKeys();
  }
}
