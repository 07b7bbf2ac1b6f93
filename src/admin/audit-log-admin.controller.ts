import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access } from '../platform/auth/access.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { AuditLogService } from '../audit/audit-log.service.js';
import { AllAuditLineView, AllAuditLogQuery } from '../audit/audit-log.dto.js';

@ApiTags('Audit log')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/audit-log')
export class AuditLogAdminController {
  constructor(private readonly auditLog: AuditLogService) {}

  @Get()
  @ApiOperation({
    summary: 'Who changed what in every business, newest first',
    description: 'Changes by admins and by the businesses themselves, with who acted.',
  })
  @ApiPage(AllAuditLineView)
  list(@Query() { limit, after, ...filter }: AllAuditLogQuery): Promise<Page<AllAuditLineView>> {
    return this.auditLog.listAll({ limit, after }, filter);
  }
}
