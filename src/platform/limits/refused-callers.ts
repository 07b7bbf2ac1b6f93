import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/errors.js';
import { principalOf } from '../auth/principal.js';
import { RefusalCounter } from '../auth/refusal-counter.js';
import { verdict, type Verdict } from './bucket.js';
import { RequestLimiter } from './request-limiter.js';

const MAX_BLOCKED = 10_000;

/**
 * Counts refused requests: unknown credentials in a limit of their address, others in the limits of their caller. After
 * too many unknown credentials, further ones from that address are not looked up until the limit resets. Credentials
 * that this process knows to be genuine still work, so that nobody can lock out others behind the same address.
 */
@Injectable()
export class RefusedCallers extends RefusalCounter {
  /** Key of the address's bucket → until when it is full (ms). */
  private readonly blocked = new Map<string, number>();

  constructor(
    private readonly limiter: RequestLimiter,
    private readonly clock: Clock,
  ) {
    super();
  }

  isBlocked(request: Request): boolean {
    return (
      this.blocked.size > 0 && this.blockedForMs(this.limiter.addressBucket(request, 'refusals').key) > 0
    );
  }

  /** Counts a refused request. @returns the error to answer: the refusal itself, or that a limit is reached. */
  async count(request: Request, refusal: unknown): Promise<unknown> {
    if (!(refusal instanceof DomainError) || !['unauthenticated', 'forbidden'].includes(refusal.category)) {
      return refusal;
    }
    try {
      await this.countRefusal(request, refusal);
      return refusal;
    } catch (limited) {
      return limited;
    }
  }

  private async countRefusal(request: Request, refusal: DomainError): Promise<void> {
    const principal = principalOf(request);
    if (principal) return this.limiter.count(request, principal);
    // A genuine credential of a suspended business or used on another site: not a guess, but it must be counted.
    if (refusal.category === 'forbidden') return this.limiter.countAddress(request);
    this.limiter.enforce(request, this.known(request) ?? (await this.guess(request)));
  }

  /** A bucket that is known to be full needs no round trip. */
  private known(request: Request): Verdict | null {
    const bucket = this.limiter.addressBucket(request, 'refusals');
    const blockedForMs = this.blockedForMs(bucket.key);
    return blockedForMs > 0 ? verdict([bucket], false, [0, blockedForMs]) : null;
  }

  private async guess(request: Request): Promise<Verdict> {
    const taken = await this.limiter.take(request, 'refusals');
    const [standing] = taken.standings;
    if (standing && standing.remaining === 0) {
      this.block(standing.bucket.key, standing.resetsInMs);
    }
    return taken;
  }

  private blockedForMs(key: string): number {
    return (this.blocked.get(key) ?? 0) - this.clock.now().getTime();
  }

  private block(key: string, milliseconds: number): void {
    if (this.blocked.size >= MAX_BLOCKED) this.blocked.clear();
    this.blocked.set(key, this.clock.now().getTime() + milliseconds);
  }
}
