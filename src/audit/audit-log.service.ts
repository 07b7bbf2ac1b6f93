import { Injectable } from '@nestjs/common';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { AuditLogRepository } from './audit-log.repository.js';
import type { AuditFilter, AuditLine, PlatformAuditLine } from './audit-line.js';

/** Who changed what. */
@Injectable()
export class AuditLogService {
  constructor(private readonly lines: AuditLogRepository) {}

  /** The tenant's own lines, admins' changes included. The tenant must not learn an admin's key or address. */
  async list({ limit, after }: PageRequest, filter: AuditFilter): Promise<Page<AuditLine>> {
    const lines = await this.lines.list(limit + 1, after, filter);
    return toPage(lines.map(withoutAdmin), limit);
  }

  /** Lines of every tenant, for platform admins. */
  async listAll(
    { limit, after }: PageRequest,
    filter: AuditFilter & { tenantId?: string | undefined },
  ): Promise<Page<PlatformAuditLine>> {
    return toPage(await this.lines.listAll(limit + 1, after, filter), limit);
  }
}

function withoutAdmin(line: AuditLine): AuditLine {
  if (line.actor.kind !== 'admin') return line;
  return { ...line, actor: { ...line.actor, hint: null }, address: null };
}
