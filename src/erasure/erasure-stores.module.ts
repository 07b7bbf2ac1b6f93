import { Global, Module } from '@nestjs/common';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { TenantRows } from './tenant-rows.js';

/** The providers that erasure needs in every process. */
@Global()
@Module({ providers: [TenantRows, TenantMemories], exports: [TenantRows, TenantMemories] })
export class ErasureStoresModule {}
