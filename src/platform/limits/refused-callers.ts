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
 * Refused requests count as well: guesses in a limit of their address, the others where they would have counted.
 * Too many guesses, and nothing unknown from there is looked up any more until the limit resets; credentials that
 * this process has seen to be genuine go on working, so that nobody can lock out the others behind one address.
 */
@Injectable()
export class RefusedCallers extends RefusalCounter {
  /** Key of the address's count → until when it is full (ms). */
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
    // A genuine credential of a closed business, or used on a foreign page: no guess, but no free ride either.
    if (refusal.category === 'forbidden') return this.limiter.countAddress(request);
    this.limiter.tell(request, this.known(request) ?? (await this.guess(request)));
  }

  /** What is known to be full needs no round trip. */
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
