import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditLineView, AuditLogQuery, toAuditLineView } from './audit-log.dto.js';

@ApiTags('Audit log')
@Access('tenant')
@Controller('v1/audit-log')
export class AuditLogController {
  constructor(private readonly auditLog: AuditLogService) {}

  @Get()
  @Scope('audit:read')
  @ApiOperation({
    summary: 'Who changed what, newest first',
    description: 'One line for each object that a request changed, also by the platform’s admins.',
  })
  @ApiPage(AuditLineView)
  async list(@Query() { limit, after, ...filter }: AuditLogQuery): Promise<Page<AuditLineView>> {
    const { data, page } = await this.auditLog.list({ limit, after }, filter);
    return { data: data.map(toAuditLineView), page };
  }
}
