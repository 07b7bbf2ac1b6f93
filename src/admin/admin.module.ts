import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ErasureModule } from '../erasure/erasure.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AdminKeysModule } from './keys/admin-keys.module.js';
import { ApiKeysAdminController } from './api-keys-admin.controller.js';
import { AuditLogAdminController } from './audit-log-admin.controller.js';
import { TenantActivityRepository } from './tenant-activity.repository.js';
import { TenantActivityService } from './tenant-activity.service.js';
import { TenantsAdminController } from './tenants-admin.controller.js';

@Module({
  imports: [TenantsModule, AuditModule, ErasureModule, AdminKeysModule],
  providers: [TenantActivityService, TenantActivityRepository],
  controllers: [TenantsAdminController, ApiKeysAdminController, AuditLogAdminController],
})
export class AdminModule {}
