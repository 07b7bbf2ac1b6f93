import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { OpeningHoursModule } from '../opening-hours/opening-hours.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { DemoController } from './demo.controller.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [TenantsModule, OpeningHoursModule, CatalogModule],
  controllers: [DemoController],
  providers: [DemoService],
})
export class DemoModule {}
