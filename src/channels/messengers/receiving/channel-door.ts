import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AUTH_ERRORS } from '../../../platform/auth/auth.errors.js';
import { CredentialRegistry } from '../../../platform/auth/credential-registry.js';
import { RefusalCounter } from '../../../platform/auth/refusal-counter.js';
import { currentTenantId } from '../../../platform/context/request-context.js';
import type { AddressedObject } from '../../../platform/crypto/signed-address.js';
import { RequestLimiter } from '../../../platform/limits/request-limiter.js';

/** Who may deliver, and how much. */
@Injectable()
export class ChannelDoor {
  constructor(
    private readonly credentials: CredentialRegistry,
    private readonly limiter: RequestLimiter,
    private readonly refusals: RefusalCounter,
  ) {}

  standing(tenantId: string): ReturnType<CredentialRegistry['standingOf']> {
    return this.credentials.standingOf(tenantId);
  }

  /** @throws DomainError `tenant_suspended`, `rate_limited` */
  async admit(request: Request, { tenantId, objectId }: AddressedObject): Promise<void> {
    const standing = await this.credentials.standingOf(tenantId);
    if (standing?.status !== 'active')
      throw AUTH_ERRORS.tenant_suspended('This business is suspended on this platform.');
    await this.limiter.countDelivery(request, tenantId, objectId);
  }

  /** The same of what is fetched from a platform. @returns false when the channel has to wait */
  admitsFetched(channelId: string): Promise<boolean> {
    return this.limiter.admitsDelivery(currentTenantId(), channelId);
  }

  /** Whether the assistant is asked: not for what a visitor sends beyond the limits of the business. */
  async mayAsk(visitorId: string): Promise<boolean> {
    const tenantId = currentTenantId();
    const standing = await this.credentials.standingOf(tenantId);
    return standing !== null && this.limiter.admitsMessage(tenantId, visitorId, standing.limits);
  }

  /** Counts a refusal. @returns the error to answer */
  refused(request: Request, error: unknown): Promise<unknown> {
    return this.refusals.count(request, error);
  }
}
