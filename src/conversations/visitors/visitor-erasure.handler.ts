import { Injectable } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantRedisKeys } from '../../platform/redis/tenant-redis-keys.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { VisitorErasureRepository } from './visitor-erasure.repository.js';

/**
 * Erases one visitor: first the running turns, then the Redis keys, then the rows, whose ids are needed to build those
 * keys. Killed at any point, the next attempt starts again with what is left.
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
    // A worker may still append to the event stream until its lease expires; the relay sends this job again.
    if (busy) return;
    const eraseKeys = () => this.keys.eraseVisitor(currentTenantId(), visitorId, conversationIds);
    await eraseKeys();
    await this.visitors.remove(visitorId, outboxId);
    // A message committed just before the freeze may have been announced after the first deletion.
    await eraseKeys();
  }
}
