import { Injectable } from '@nestjs/common';

type Forget = (tenantId: string) => void;

/** The in-memory caches of tenants' data in this process, so that an erased tenant is removed from all of them. */
@Injectable()
export class TenantMemories {
  private readonly forgetters: Forget[] = [];

  /** Must be called by every class that keeps a tenant's data in memory for longer than a few seconds. */
  register(forget: Forget): void {
    this.forgetters.push(forget);
  }

  forget(tenantId: string): void {
    for (const forget of this.forgetters) forget(tenantId);
  }
}
