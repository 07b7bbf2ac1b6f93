import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { principalOf } from '../auth/principal.js';
import { LIMITED_KEY, SKIP_RATE_LIMITS_KEY, type LimitedAct } from './limited.js';
import { RequestLimiter } from './request-limiter.js';

/** Counts a request. Runs after the AuthGuard. Requests to public routes count by address. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RequestLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const principal = principalOf(request);
    if (!principal) {
      if (!this.skipsRateLimits(context)) await this.limiter.countAddress(request);
      return true;
    }
    const act = this.reflector.get<LimitedAct | undefined>(LIMITED_KEY, context.getHandler());
    await this.limiter.count(request, principal, act);
    return true;
  }

  private skipsRateLimits(context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean>(SKIP_RATE_LIMITS_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
  }
}
