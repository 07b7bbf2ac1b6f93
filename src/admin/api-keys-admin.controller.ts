import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access } from '../platform/auth/access.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { OneTransaction, OutcomePerCaller } from '../platform/idempotency/idempotency.interceptor.js';
import type { CreatedKey } from '../tenants/keys/api-key.types.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { ApiKeyListQuery, ApiKeyView, CreatedApiKeyView } from '../tenants/keys/dto/api-key.dto.js';
import { TenantKeyDto } from './dto/api-key-admin.dto.js';

@ApiTags('Tenants')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/tenants/:id/api-keys')
export class ApiKeysAdminController {
  constructor(private readonly tenants: TenantsService) {}

  @Get()
  @ApiOperation({
    summary: 'List a business’s keys, newest first, also those that are over',
    description: 'Never a secret.',
  })
  @ApiPage(ApiKeyView)
  list(@IdParam('tenant') id: string, @Query() query: ApiKeyListQuery): Promise<Page<ApiKeyView>> {
    return this.tenants.listKeys(id, query);
  }

  @Post()
  @OneTransaction()
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Make a secret key of a business, when its own are lost',
    description: 'Its secret is in this answer and never again. The keys there are go on working.',
  })
  @ApiCreatedResponse({ type: CreatedApiKeyView })
  async create(@IdParam('tenant') id: string, @Body() body: TenantKeyDto): Promise<CreatedApiKeyView> {
    return toCreatedView(await this.tenants.createKey(id, body));
  }

  @Delete(':keyId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke a key of a business, for good',
    description:
      'Any key, also its last one. Every process refuses it within 5 seconds. Revoking it again changes nothing.',
  })
  @ApiNoContentResponse()
  remove(@IdParam('tenant') id: string, @IdParam('API key', 'keyId') keyId: string): Promise<void> {
    return this.tenants.revokeKey(id, keyId);
  }
}

function toCreatedView({ key, secret }: CreatedKey): CreatedApiKeyView {
  return { ...key, secret };
}
