import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../kernel/clock.js';
import type { Principal } from '../auth/principal.js';
import type { RateLimits } from '../auth/rate-limits.js';
import { clientAddress } from '../http/client-address.js';
import type { Bucket, Verdict } from './bucket.js';
import { Buckets } from './buckets.js';
import { limitReached, setLimitHeaders } from './limit-answer.js';
import type { LimitedAct } from './limited.js';
import { RequestBuckets } from './request-buckets.js';

/** Counts a request in all its limits, and sets the `RateLimit` headers of the response. */
@Injectable()
export class RequestLimiter {
  constructor(
    private readonly requestBuckets: RequestBuckets,
    private readonly buckets: Buckets,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `rate_limited`; then nothing was counted. */
  async count(request: Request, principal: Principal, act?: LimitedAct): Promise<void> {
    this.enforce(
      request,
      await this.buckets.take(this.requestBuckets.of(principal, act, clientAddress(request))),
    );
  }

  /** @throws DomainError `rate_limited` */
  async countAddress(request: Request): Promise<void> {
    this.enforce(request, await this.take(request, 'address'));
  }

  /** Counts a delivery to an event source or a channel. @throws DomainError `rate_limited` */
  async countDelivery(request: Request, tenantId: string, sourceId: string): Promise<void> {
    this.enforce(request, await this.buckets.take([this.requestBuckets.ofEventSource(tenantId, sourceId)]));
  }

  /** The same of what is fetched. @returns false when the limit is reached */
  async admitsDelivery(tenantId: string, sourceId: string): Promise<boolean> {
    return (await this.buckets.take([this.requestBuckets.ofEventSource(tenantId, sourceId)])).admitted;
  }

  /** Counts the download of an export. @throws DomainError `rate_limited` */
  async countExport(request: Request, tenantId: string): Promise<void> {
    this.enforce(request, await this.buckets.take([this.requestBuckets.ofExports(tenantId)]));
  }

  /** Counts a try to sign in, or to use a link. @param email in canonical form @throws DomainError `rate_limited` */
  async countSignIn(request: Request, email?: string): Promise<void> {
    this.enforce(
      request,
      await this.buckets.take(this.requestBuckets.ofSignIn(clientAddress(request), email)),
    );
  }

  /**
   * The same from an address where nobody has signed in to the account yet. Sets no headers: they would tell where
   * somebody has.
   * @throws DomainError `rate_limited`
   */
  async countStranger(email: string): Promise<void> {
    const verdict = await this.buckets.take([this.requestBuckets.ofStranger(email)]);
    if (!verdict.admitted) throw limitReached(verdict, this.clock.now());
  }

  /** Counts an invitation that is sent. @throws DomainError `rate_limited` */
  async countInvitation(request: Request, tenantId: string): Promise<void> {
    this.enforce(request, await this.buckets.take([this.requestBuckets.ofInvitations(tenantId)]));
  }

  /** Counts a message of a visitor whom a messaging platform vouches for. @returns false when a limit is reached */
  async admitsMessage(tenantId: string, visitorId: string, limits: RateLimits): Promise<boolean> {
    return (await this.buckets.take(this.requestBuckets.ofMessage(tenantId, visitorId, limits))).admitted;
  }

  /** Counts a message of a request that is counted already, once its body has told that it is one. @throws DomainError `rate_limited` */
  async countMessage(tenantId: string, limits: RateLimits): Promise<void> {
    const verdict = await this.buckets.take([this.requestBuckets.ofTenantMessage(tenantId, limits)]);
    if (!verdict.admitted) throw limitReached(verdict, this.clock.now());
  }

  /** What may be stored of the address that a request comes from: a keyed hash of its network. */
  addressHash(request: Request): string {
    return this.requestBuckets.addressHash(clientAddress(request));
  }

  take(request: Request, name: 'address' | 'refusals'): Promise<Verdict> {
    return this.buckets.take([this.addressBucket(request, name)]);
  }

  addressBucket(request: Request, name: 'address' | 'refusals'): Bucket {
    return this.requestBuckets.ofAddress(name, clientAddress(request));
  }

  /** Sets the headers. @throws DomainError `rate_limited` when the request is over a limit. */
  enforce(request: Request, verdict: Verdict): void {
    if (request.res) setLimitHeaders(request.res, verdict.standings);
    if (!verdict.admitted) throw limitReached(verdict, this.clock.now());
  }
}
