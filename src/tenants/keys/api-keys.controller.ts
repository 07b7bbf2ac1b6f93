import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Clock } from '../../kernel/clock.js';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { Caller, type TenantCaller } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { OneTransaction, OutcomePerCaller } from '../../platform/idempotency/idempotency.interceptor.js';
import { keyInput } from './api-key.input.js';
import type { CreatedKey } from './api-key.types.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeyDto, ApiKeyListQuery, ApiKeyView, CreatedApiKeyView, RotationDto } from './dto/api-key.dto.js';

const DEFAULT_OVERLAP_HOURS = 24;

@ApiTags('API keys')
@Access('tenant')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Scope('keys:read')
  @ApiOperation({
    summary: 'List keys, newest first, also those that are over',
    description: 'Never a secret.',
  })
  @ApiPage(ApiKeyView)
  list(@Query() query: ApiKeyListQuery): Promise<Page<ApiKeyView>> {
    return this.keys.list(query);
  }

  @Get(':id')
  @Scope('keys:read')
  @ApiOperation({ summary: 'One key, without its secret' })
  @ApiOkResponse({ type: ApiKeyView })
  get(@IdParam('API key') id: string): Promise<ApiKeyView> {
    return this.keys.get(id);
  }

  @Post()
  @OneTransaction()
  @Scope('keys:write')
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Make a key',
    description:
      'Its secret is in this answer and never again. A key gives at most what it has: scopes, end and requests per minute; a member what the role has.',
  })
  @ApiCreatedResponse({ type: CreatedApiKeyView })
  async create(@Caller() caller: TenantCaller, @Body() body: ApiKeyDto): Promise<CreatedApiKeyView> {
    return toCreatedView(await this.keys.create(caller, keyInput(body, this.clock.now())));
  }

  @Post(':id/rotate')
  @OneTransaction()
  @Scope('keys:write')
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Replace a key',
    description:
      'A new key of the same name, kind, scopes, end and requests per minute; the old one works for the overlap.',
  })
  @ApiCreatedResponse({ type: CreatedApiKeyView })
  async rotate(
    @Caller() caller: TenantCaller,
    @IdParam('API key') id: string,
    @Body() { overlapHours }: RotationDto,
  ): Promise<CreatedApiKeyView> {
    return toCreatedView(await this.keys.rotate(caller, id, overlapHours ?? DEFAULT_OVERLAP_HOURS));
  }

  @Delete(':id')
  @Scope('keys:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke a key, for good',
    description:
      'Every process refuses it within 5 seconds. Revoking it again changes nothing. A key revokes itself and keys that can do no more than it can.',
  })
  @ApiNoContentResponse()
  remove(@Caller() caller: TenantCaller, @IdParam('API key') id: string): Promise<void> {
    return this.keys.remove(caller, id);
  }
}

function toCreatedView({ key, secret }: CreatedKey): CreatedApiKeyView {
  return { ...key, secret };
}
