import { Injectable } from '@nestjs/common';

type Forget = (tenantId: string) => void;

/** What this process remembers of tenants, so that an erased one is forgotten everywhere. */
@Injectable()
export class TenantMemories {
  private readonly forgetters: Forget[] = [];

  /** To be called by whoever keeps anything of a tenant in memory for longer than a few seconds. */
  register(forget: Forget): void {
    this.forgetters.push(forget);
  }

  forget(tenantId: string): void {
    for (const forget of this.forgetters) forget(tenantId);
  }
}
