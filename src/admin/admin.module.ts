import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ErasureModule } from '../erasure/erasure.module.js';
import { DeadLettersModule } from '../queue/dead-letters/dead-letters.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AdminKeysModule } from './keys/admin-keys.module.js';
import { ApiKeysAdminController } from './api-keys-admin.controller.js';
import { AuditLogAdminController } from './audit-log-admin.controller.js';
import { TenantActivityRepository } from './tenant-activity.repository.js';
import { TenantActivityService } from './tenant-activity.service.js';
import { DeadLettersAdminController } from './queues/dead-letters-admin.controller.js';
import { QueuesAdminController } from './queues/queues-admin.controller.js';
import { TenantsAdminController } from './tenants-admin.controller.js';

@Module({
  imports: [TenantsModule, AuditModule, ErasureModule, AdminKeysModule, DeadLettersModule],
  providers: [TenantActivityService, TenantActivityRepository],
  controllers: [
    TenantsAdminController,
    ApiKeysAdminController,
    AuditLogAdminController,
    QueuesAdminController,
    DeadLettersAdminController,
  ],
})
export class AdminModule {}
