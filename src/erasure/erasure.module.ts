import { Module } from '@nestjs/common';
import { TenantErasureRunner } from './tenant-erasure.runner.js';
import { TenantErasuresRepository } from './tenant-erasures.repository.js';
import { TenantPeople } from './tenant-people.js';
import { TenantErasuresService } from './tenant-erasures.service.js';

@Module({
  providers: [TenantPeople, TenantErasuresRepository, TenantErasuresService, TenantErasureRunner],
  exports: [TenantErasuresService],
})
export class ErasureModule {}
