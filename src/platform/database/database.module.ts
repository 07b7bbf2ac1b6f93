import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseConfig } from '../../config/database.config.js';
import { configurePgTypes } from './pg-types.js';
import { PlatformDb } from './platform-db.js';
import { TenantDb } from './tenant-db.js';
import { WatchedClient } from './watched-client.js';

configurePgTypes();

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [DatabaseConfig],
      useFactory: (config: DatabaseConfig) => ({
        type: 'postgres' as const,
        url: config.url,
        poolSize: config.poolSize,
        connectTimeoutMS: config.acquireTimeoutMs,
        applicationName: 'frontdesk-app',
        retryAttempts: 5,
        retryDelay: 1000,
        extra: {
          Client: WatchedClient,
          ...{ statement_timeout: 5000, lock_timeout: 2000, idle_in_transaction_session_timeout: 10_000 },
        },
      }),
    }),
  ],
  providers: [TenantDb, PlatformDb],
  exports: [TenantDb, PlatformDb, TypeOrmModule],
})
export class DatabaseModule {}
