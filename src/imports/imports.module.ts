import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { FileIntake } from '../platform/http/body/streamed-file.js';
import { ImportFiles } from './files/import-files.repository.js';
import { ImportIntake } from './files/import-intake.js';
import { ImportSweeper } from './files/import-sweeper.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { ImportRunHandler } from './running/import-run.handler.js';
import { ImportRuns } from './running/import-runs.repository.js';
import { ImportWriter } from './running/import-writer.js';

/** Files of products, orders and articles: our own columns, or exports of shops. */
@Module({
  imports: [CatalogModule, OrdersModule],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    ImportsRepository,
    ImportFiles,
    ImportRuns,
    ImportWriter,
    ImportRunHandler,
    ImportSweeper,
    { provide: FileIntake, useClass: ImportIntake },
  ],
  exports: [FileIntake],
})
export class ImportsModule {}
