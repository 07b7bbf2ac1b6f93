import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { currentContext, runAsTenant } from '../platform/context/request-context.js';
import { TenantActivityRepository, type TenantActivity } from './tenant-activity.repository.js';

export const ACTIVITY_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * What a business's use looks like, for platform admins: numbers alone. Counted in the tenant's own context, so that the
 * platform role needs no access to messages.
 */
@Injectable()
export class TenantActivityService {
  constructor(
    private readonly repository: TenantActivityRepository,
    private readonly clock: Clock,
  ) {}

  get(tenantId: string): Promise<TenantActivity> {
    const { requestId, correlationId } = currentContext();
    const since = new Date(this.clock.now().getTime() - ACTIVITY_DAYS * DAY_MS);
    return runAsTenant(tenantId, { requestId, correlationId }, () => this.repository.count(since));
  }
}
