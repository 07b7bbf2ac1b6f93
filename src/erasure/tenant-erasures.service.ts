import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { currentContext } from '../platform/context/request-context.js';
import { TenantErasuresRepository } from './tenant-erasures.repository.js';

/** Requests the erasure of whole businesses. */
@Injectable()
export class TenantErasuresService {
  constructor(
    private readonly erasures: TenantErasuresRepository,
    private readonly memories: TenantMemories,
  ) {}

  /** From now on all the tenant's credentials are refused; its data is erased in the background. Idempotent. */
  async request(tenantId: string): Promise<void> {
    if (!(await this.erasures.request(tenantId, currentContext().correlationId))) throw notFound('tenant');
    this.memories.forget(tenantId);
  }
}
