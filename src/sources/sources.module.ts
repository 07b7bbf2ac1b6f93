import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { OpeningHoursModule } from '../opening-hours/opening-hours.module.js';
import { OutboundModule } from '../platform/outbound/outbound.module.js';
import { DocumentParser } from './parsing/document-parser.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { ProposalsRepository } from './proposals/proposals.repository.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { ReadingsRepository } from './reading/readings.repository.js';
import { WebsiteReader } from './reading/website-reader.js';
import { SourceReadHandler } from './source-read.handler.js';
import { SourcesController } from './sources.controller.js';
import { SourcesRepository } from './sources.repository.js';
import { SourcesService } from './sources.service.js';

/** Websites, feeds and files that propose what the assistant should know. */
@Module({
  imports: [CatalogModule, OpeningHoursModule, OutboundModule],
  controllers: [SourcesController, ProposalsController],
  providers: [
    SourcesService,
    SourcesRepository,
    ProposalsService,
    ProposalsRepository,
    ReadingsRepository,
    DocumentParser,
    WebsiteReader,
    SourceReadHandler,
  ],
})
export class SourcesModule {}
