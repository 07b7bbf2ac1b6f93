import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { principalOf } from '../auth/principal.js';
import { currentContext } from '../context/request-context.js';
import { TenantDb } from './tenant-db.js';

/**
 * Runs after the AuthGuard: a request that would be refused at its first statement, because the line for a connection is
 * too long, is refused before it is counted and its body is read.
 */
@Injectable()
export class LineGuard implements CanActivate {
  constructor(private readonly db: TenantDb) {}

  canActivate(context: ExecutionContext): boolean {
    const principal = principalOf(context.switchToHttp().getRequest());
    const { urgency } = currentContext();
    if (principal && 'tenantId' in principal && urgency)
      this.db.requireShortLine(principal.tenantId, urgency);
    return true;
  }
}
