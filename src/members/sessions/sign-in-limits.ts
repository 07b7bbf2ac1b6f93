import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { RequestLimiter } from '../../platform/limits/request-limiter.js';

/**
 * Limits on tries to sign in. Those of an account alone count only tries from addresses where nobody has signed in to it: so
 * nobody can keep its person out by failing again and again. Unknown accounts are counted the same way.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly limiter: RequestLimiter) {}

  /** What is kept of the address that a request came from. */
  addressHash(request: Request): string {
    return this.limiter.addressHash(request);
  }

  /** @param email in canonical form; left out where none is named @throws DomainError `rate_limited` */
  count(request: Request, email?: string): Promise<void> {
    return this.limiter.countSignIn(request, email);
  }

  /** @throws DomainError `rate_limited` */
  countStranger(email: string): Promise<void> {
    return this.limiter.countStranger(email);
  }
}
