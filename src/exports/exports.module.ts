import { Module } from '@nestjs/common';
import { ArchiveWriter } from './archive/archive-writer.js';
import { ArchiveDownloads } from './archive-downloads.js';
import { ExportLinks } from './export-links.js';
import { ExportsController } from './exports.controller.js';
import { ExportsRepository } from './exports.repository.js';
import { ExportsService } from './exports.service.js';

/** Everything of a business as one archive, which another install imports. */
@Module({
  controllers: [ExportsController],
  providers: [ExportsService, ExportsRepository, ExportLinks, ArchiveWriter, ArchiveDownloads],
})
export class ExportsModule {}
