import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { currentContext } from '../platform/context/request-context.js';
import { TenantErasuresRepository } from './tenant-erasures.repository.js';

/** The end of a business on this platform. */
@Injectable()
export class TenantErasuresService {
  constructor(
    private readonly erasures: TenantErasuresRepository,
    private readonly memories: TenantMemories,
  ) {}

  /** Refuses the tenant's every credential from now on and erases it in the background. Asked again: the same. */
  async request(tenantId: string): Promise<void> {
    if (!(await this.erasures.request(tenantId, currentContext().correlationId))) throw notFound('tenant');
    this.memories.forget(tenantId);
  }
}
