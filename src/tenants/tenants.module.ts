import { Global, Module } from '@nestjs/common';
import { TenantModel } from '../chat/models/tenant-model.port.js';
import { CredentialRegistry } from '../platform/auth/credential-registry.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { ApiKeysController } from './keys/api-keys.controller.js';
import { ApiKeysRepository } from './keys/api-keys.repository.js';
import { ApiKeysService } from './keys/api-keys.service.js';
import { CachedCredentialRegistry } from './keys/cached-credential-registry.js';
import { IdentitySecretsController } from './keys/identity-secrets.controller.js';
import { IdentitySecretsRepository } from './keys/identity-secrets.repository.js';
import { IdentitySecretsService } from './keys/identity-secrets.service.js';
import { KeyUses } from './keys/key-uses.js';
import { SpendingLimits } from '../chat/budgets/spending-limits.port.js';
import { TenantSpendingLimits } from './tenant-spending-limits.js';
import { TenantModelService } from './models/tenant-model.service.js';
import { TenantRegistryRepository } from './tenant-registry.repository.js';
import { TenantSettingsRepository } from './tenant-settings.repository.js';
import { TenantSettingsService } from './tenant-settings.service.js';
import { TenantController } from './tenant.controller.js';
import { TenantsService } from './tenants.service.js';

/** Global because it provides ports of the platform (credentials, tenant profiles) that every feature may inject. */
@Global()
@Module({
  controllers: [TenantController, ApiKeysController, IdentitySecretsController],
  providers: [
    TenantsService,
    TenantSettingsService,
    ApiKeysService,
    ApiKeysRepository,
    KeyUses,
    IdentitySecretsService,
    IdentitySecretsRepository,
    TenantRegistryRepository,
    TenantSettingsRepository,
    CachedCredentialRegistry,
    { provide: CredentialRegistry, useExisting: CachedCredentialRegistry },
    { provide: TenantProfiles, useExisting: TenantSettingsService },
    { provide: SpendingLimits, useClass: TenantSpendingLimits },
    TenantModelService,
    { provide: TenantModel, useExisting: TenantModelService },
  ],
  exports: [
    TenantsService,
    TenantSettingsService,
    IdentitySecretsService,
    CredentialRegistry,
    TenantProfiles,
    SpendingLimits,
    TenantModel,
  ],
})
export class TenantsModule {}
