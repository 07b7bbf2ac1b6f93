import { Global, Module } from '@nestjs/common';
import { TenantUses } from './tenant-uses.js';
import { TenantVectors } from './tenant-vectors.js';
import { WeaviateConnection } from './weaviate-connection.js';
import { WeaviateTenants } from './weaviate-tenants.js';

@Global()
@Module({
  providers: [WeaviateConnection, TenantUses, TenantVectors, WeaviateTenants],
  exports: [WeaviateConnection, TenantVectors, WeaviateTenants],
})
export class WeaviateModule {}
