import { Global, Module } from '@nestjs/common';
import { AdminKeyRegistry } from '../../platform/auth/admin-key-registry.js';
import { AdminKeysController } from './admin-keys.controller.js';
import { AdminKeysRepository } from './admin-keys.repository.js';
import { AdminKeysService } from './admin-keys.service.js';
import { CachedAdminKeys } from './cached-admin-keys.js';

/** Global because it provides the platform's port of admin keys, which the guard asks. */
@Global()
@Module({
  controllers: [AdminKeysController],
  providers: [
    AdminKeysService,
    AdminKeysRepository,
    CachedAdminKeys,
    { provide: AdminKeyRegistry, useExisting: CachedAdminKeys },
  ],
  exports: [AdminKeyRegistry],
})
export class AdminKeysModule {}
