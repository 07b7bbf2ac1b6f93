import { Module } from '@nestjs/common';
import { TenantErasureRunner } from './tenant-erasure.runner.js';
import { TenantErasuresRepository } from './tenant-erasures.repository.js';
import { TenantErasuresService } from './tenant-erasures.service.js';

@Module({
  providers: [TenantErasuresRepository, TenantErasuresService, TenantErasureRunner],
  exports: [TenantErasuresService],
})
export class ErasureModule {}
