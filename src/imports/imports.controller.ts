import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request } from 'express';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { Streamed, TakesStream, type StreamedFile } from '../platform/http/body/streamed-file.js';
import { IdParam } from '../platform/http/id-param.js';
import { Located } from '../platform/http/located.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { OneTransaction } from '../platform/idempotency/idempotency.interceptor.js';
import { Urgent } from '../platform/overload/urgency.js';
import {
  ImportDto,
  ImportListQuery,
  ImportProblemsView,
  ImportReportView,
  ImportView,
} from './dto/import.dto.js';
import { ImportsService, mappingOf } from './imports.service.js';
import { problemsCsv } from './problems-csv.js';

const FILE = {
  mostBytes: 100 * 1_048_576,
  types: ['text/csv', 'text/tab-separated-values', 'application/x-ndjson', 'application/jsonl', 'text/plain'],
  description:
    'A table (commas, semicolons, tabs or bars) or JSON Lines, up to 100 MB, in UTF-8, UTF-16 or Windows-1252. What it is, its content tells.',
  example: 'sku,name,price,stock\nCC-MUG-01,Speckled stoneware mug,22.00,34\n',
};

const CSV = {
  'text/csv': { schema: { type: 'string' }, example: 'severity,line,column,code,detail,value\r\n' },
};

@ApiTags('Imports')
@Access('tenant')
@Controller('v1/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Urgent('low')
  @Post()
  @HttpCode(202)
  @OneTransaction()
  @Located()
  @Scope('imports:write')
  @TakesStream(FILE)
  @ApiOperation({
    summary: 'Import a file of products, orders or articles in the background',
    description:
      'The file is the body itself, or the part `file` of `multipart/form-data`. Read are our own fields, as CSV or JSON Lines, and exports of Shopify, WooCommerce and PrestaShop. Rows are upserted as by the bulk calls; a bad one is reported and stops no other.',
  })
  @ApiAcceptedResponse({ type: ImportView })
  create(
    @Streamed() file: StreamedFile,
    @Query() query: ImportDto,
    @Body() body: ImportDto,
  ): Promise<ImportView> {
    const { mapping, ...request } = { ...query, ...body };
    return this.imports.create(file, { ...request, ...(mapping ? { mapping: mappingOf(mapping) } : {}) });
  }

  @Get()
  @Scope('imports:read')
  @ApiOperation({ summary: 'List imports, newest first' })
  @ApiPage(ImportView)
  list(@Query() query: ImportListQuery): Promise<Page<ImportView>> {
    return this.imports.list(query);
  }

  @Get(':id')
  @Scope('imports:read')
  @ApiOperation({ summary: 'One import, how far it is, and the first of its errors and warnings' })
  @ApiOkResponse({ type: ImportReportView })
  get(@IdParam('import') id: string): Promise<ImportReportView> {
    return this.imports.get(id);
  }

  @Get(':id/errors')
  @Scope('imports:read')
  @ApiOperation({
    summary: 'All errors and warnings of an import, as JSON or CSV',
    description: 'CSV with `Accept: text/csv`. Up to 10,000 of each; kept for 30 days.',
  })
  @ApiExtraModels(ImportProblemsView)
  @ApiOkResponse({
    content: { 'application/json': { schema: { $ref: getSchemaPath(ImportProblemsView) } }, ...CSV },
  })
  async listErrors(
    @IdParam('import') id: string,
    @Req() request: Request,
  ): Promise<ImportProblemsView | StreamableFile> {
    const data = await this.imports.problems(id);
    return request.accepts(['application/json', 'text/csv']) === 'text/csv' ? problemsCsv(data) : { data };
  }

  @Get(':id/errors.csv')
  @Scope('imports:read')
  @ApiOperation({ summary: 'All errors and warnings of an import, as a CSV file' })
  @ApiOkResponse({ content: CSV })
  async downloadErrors(@IdParam('import') id: string): Promise<StreamableFile> {
    return problemsCsv(await this.imports.problems(id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @OneTransaction()
  @Scope('imports:write')
  @ApiOperation({
    summary: 'Stop an import',
    description: 'What is written stays. Nothing happens when it has ended.',
  })
  @ApiOkResponse({ type: ImportView })
  cancel(@IdParam('import') id: string): Promise<ImportView> {
    return this.imports.cancel(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Scope('imports:write')
  @ApiOperation({
    summary: 'Remove an import from the list, with its file and its errors',
    description: 'One that runs is stopped. What it has written stays.',
  })
  @ApiNoContentResponse()
  remove(@IdParam('import') id: string): Promise<void> {
    return this.imports.remove(id);
  }
}
