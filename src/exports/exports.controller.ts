import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Page } from '../kernel/pagination.js';
import { Audited } from '../platform/audit/audit.interceptor.js';
import { Access, Scope } from '../platform/auth/access.js';
import { BaseUrl } from '../platform/http/base-url.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { OneTransaction } from '../platform/idempotency/idempotency.interceptor.js';
import { Urgent } from '../platform/overload/urgency.js';
import { ArchiveDownloads } from './archive-downloads.js';
import { ArchiveQuery, ExportDto, ExportListQuery, ExportView, toExportView } from './dto/export.dto.js';
import { ExportLinks } from './export-links.js';
import type { Export } from './export.types.js';
import { ExportsService } from './exports.service.js';

@ApiTags('Exports')
@Access('tenant')
@Controller('v1/exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly links: ExportLinks,
    private readonly downloads: ArchiveDownloads,
  ) {}

  @Post()
  @OneTransaction()
  @HttpCode(202)
  @Scope('exports:write')
  @ApiOperation({
    summary: 'Ask for everything of the business, or of one visitor, as one archive',
    description:
      'A ZIP of JSON Lines, one file for each kind of object, and `manifest.json` with their numbers of rows and SHA-256. Keys, secrets and what is queued are not in it. The last 100 exports are kept.',
  })
  @ApiBody({ type: ExportDto, required: false, examples: { everything: { value: {} } } })
  @ApiAcceptedResponse({ type: ExportView })
  async create(@BaseUrl() base: string, @Body() { visitorId }: ExportDto): Promise<ExportView> {
    return this.linked(await this.exports.create(visitorId), base);
  }

  @Get()
  @Scope('exports:write')
  @ApiOperation({ summary: 'Exports that were asked for, newest first' })
  @ApiPage(ExportView)
  async list(@BaseUrl() base: string, @Query() query: ExportListQuery): Promise<Page<ExportView>> {
    const { data, page } = await this.exports.list(query);
    return { data: data.map((found) => this.linked(found, base)), page };
  }

  @Get(':id')
  @Scope('exports:write')
  @ApiOperation({ summary: 'One export, with a link to its archive that holds for 15 minutes' })
  @ApiOkResponse({ type: ExportView })
  async get(@BaseUrl() base: string, @IdParam('export') id: string): Promise<ExportView> {
    return this.linked(await this.exports.get(id), base);
  }

  @Urgent('low')
  @Get(':id/archive')
  @Audited()
  @Scope('exports:write')
  @ApiOperation({
    summary: 'The archive, by the link of its export',
    description:
      'It is of the moment in which its download begins, and is made meanwhile: one at a time, ten in an hour, for at most 15 minutes. A download that breaks off is begun anew.',
  })
  @ApiOkResponse({
    description: 'The archive.',
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' }, example: 'PK…' } },
  })
  archive(
    @IdParam('export') id: string,
    @Query() link: ArchiveQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.downloads.send(id, link, response);
  }

  private linked(found: Export, base: string): ExportView {
    return toExportView(found, this.links.make(found.id), base);
  }
}
