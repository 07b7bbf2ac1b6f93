import { Global, Module } from '@nestjs/common';
import { CredentialRegistry } from '../platform/auth/credential-registry.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { ApiKeysController } from './keys/api-keys.controller.js';
import { ApiKeysRepository } from './keys/api-keys.repository.js';
import { ApiKeysService } from './keys/api-keys.service.js';
import { AuditLogController } from '../audit/audit-log.controller.js';
import { AuditLogRepository } from '../audit/audit-log.repository.js';
import { AuditLogService } from '../audit/audit-log.service.js';
import { CachedCredentialRegistry } from './keys/cached-credential-registry.js';
import { IdentitySecretsController } from './keys/identity-secrets.controller.js';
import { IdentitySecretsRepository } from './keys/identity-secrets.repository.js';
import { IdentitySecretsService } from './keys/identity-secrets.service.js';
import { KeyUses } from './keys/key-uses.js';
import { OpeningHoursController } from '../opening-hours/opening-hours.controller.js';
import { OpeningHoursReader } from '../opening-hours/opening-hours-reader.port.js';
import { OpeningHoursRepository } from '../opening-hours/opening-hours.repository.js';
import { OpeningHoursService } from '../opening-hours/opening-hours.service.js';
import { OpeningHoursTool } from '../opening-hours/assistant/opening-hours.tool.js';
import { TenantRegistryRepository } from './tenant-registry.repository.js';
import { TenantSettingsRepository } from './tenant-settings.repository.js';
import { TenantSettingsService } from './tenant-settings.service.js';
import { TenantController } from './tenant.controller.js';
import { TenantsService } from './tenants.service.js';

/** Global for what it binds: ports of the platform (credentials, tenant profiles) that every feature may ask for. */
@Global()
@Module({
  controllers: [
    TenantController,
    ApiKeysController,
    OpeningHoursController,
    IdentitySecretsController,
    AuditLogController,
  ],
  providers: [
    TenantsService,
    TenantSettingsService,
    ApiKeysService,
    ApiKeysRepository,
    KeyUses,
    OpeningHoursService,
    AuditLogService,
    AuditLogRepository,
    OpeningHoursTool,
    IdentitySecretsService,
    IdentitySecretsRepository,
    TenantRegistryRepository,
    TenantSettingsRepository,
    OpeningHoursRepository,
    CachedCredentialRegistry,
    { provide: CredentialRegistry, useExisting: CachedCredentialRegistry },
    { provide: OpeningHoursReader, useExisting: OpeningHoursService },
    { provide: TenantProfiles, useExisting: TenantSettingsService },
  ],
  exports: [
    TenantsService,
    TenantSettingsService,
    OpeningHoursService,
    IdentitySecretsService,
    AuditLogService,
    CredentialRegistry,
    TenantProfiles,
  ],
})
export class TenantsModule {}
