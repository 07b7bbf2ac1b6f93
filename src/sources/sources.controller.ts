import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { Caller, type TenantCaller } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id-param.js';
import { TakesFile, Upload, type UploadedFile } from '../platform/http/body/multipart-body.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { SourceDto, SourceListQuery, SourceView } from './dto/source.dto.js';
import { SourcesService } from './sources.service.js';

const FILE = {
  mostBytes: 20 * 1_048_576,
  types: [
    ...['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ...['text/html', 'text/markdown', 'text/plain', 'text/csv'],
  ],
  description:
    'PDF, DOCX, HTML, Markdown, text or CSV, up to 20 MB. What it is, its content tells; its name is the name of the source.',
  fields: ['kind'],
  example: { kind: 'file' },
};

@ApiTags('Sources')
@Access('tenant')
@Controller('v1/sources')
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Post()
  @HttpCode(202)
  @Scope('sources:write')
  @TakesFile(FILE)
  @ApiOperation({
    summary: 'Add a website, a feed or a file, and have it read in the background',
    description:
      'What is read becomes proposals; the assistant knows none of it until you take it over. The same address or file again is the same source. A file is sent as `multipart/form-data` with the parts `kind` and `file`, up to 20 MB.',
  })
  @ApiAcceptedResponse({ type: SourceView })
  create(
    @Body() source: SourceDto,
    @Upload() file: UploadedFile | null,
    @Caller() { id }: TenantCaller,
  ): Promise<SourceView> {
    return this.sources.create(source, file, id);
  }

  @Get()
  @Scope('sources:read')
  @ApiOperation({ summary: 'List sources, newest first' })
  @ApiPage(SourceView)
  list(@Query() query: SourceListQuery): Promise<Page<SourceView>> {
    return this.sources.list(query);
  }

  @Get(':id')
  @Scope('sources:read')
  @ApiOperation({ summary: 'One source and how far it has been read' })
  @ApiOkResponse({ type: SourceView })
  get(@IdParam('source') id: string): Promise<SourceView> {
    return this.sources.get(id);
  }

  @Post(':id/read')
  @HttpCode(202)
  @Scope('sources:write')
  @ApiOperation({ summary: 'Read a website or feed again now' })
  @ApiAcceptedResponse({ type: SourceView })
  read(@IdParam('source') id: string): Promise<SourceView> {
    return this.sources.read(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scope('sources:write')
  @ApiOperation({
    summary: 'Remove a source and everything that came of it',
    description:
      'Its proposals, and the articles, products and opening hours that were taken over. No later answer uses them.',
  })
  @ApiNoContentResponse()
  remove(@IdParam('source') id: string): Promise<void> {
    return this.sources.remove(id);
  }
}
