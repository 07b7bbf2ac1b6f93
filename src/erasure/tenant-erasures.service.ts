import { Injectable } from '@nestjs/common';
import { type DomainError, invalid, notFound } from '../kernel/errors.js';
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

  /**
   * From now on all the tenant's credentials are refused; its data is erased in the background. Idempotent.
   * @param confirmation The tenant's slug, so that a wrong id alone erases nobody.
   * @throws DomainError `not_found`, or `invalid` that names the slug.
   */
  async request(tenantId: string, confirmation: string | undefined): Promise<void> {
    const slug = await this.erasures.slugOf(tenantId);
    if (slug === null) throw notFound('tenant');
    if (confirmation !== slug) throw unconfirmed(slug);
    if (!(await this.erasures.request(tenantId, currentContext().correlationId))) throw notFound('tenant');
    this.memories.forget(tenantId);
  }
}

function unconfirmed(slug: string): DomainError {
  const detail = `This would erase "${slug}" for good. To confirm, send its slug: ?confirm=${slug}.`;
  return invalid([{ pointer: '/confirm', code: 'not_confirmed', detail }]);
}
