import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { TenantsAdminController } from './tenants-admin.controller.js';

@Module({ imports: [TenantsModule], controllers: [TenantsAdminController] })
export class AdminModule {}
