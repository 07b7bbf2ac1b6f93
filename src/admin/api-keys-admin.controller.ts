import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/auth/access.js';
import { IdParam } from '../platform/http/id-param.js';
import { OutcomePerCaller } from '../platform/idempotency/idempotency.interceptor.js';
import type { CreatedKey } from '../tenants/keys/api-key.types.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { CreatedApiKeyView } from '../tenants/keys/dto/api-key.dto.js';
import { TenantKeyDto } from './dto/api-key-admin.dto.js';

@ApiTags('Tenants')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/tenants/:id/api-keys')
export class ApiKeysAdminController {
  constructor(private readonly tenants: TenantsService) {}

  @Post()
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Make a secret key of a business, when its own are lost',
    description: 'Its secret is in this answer and never again. The keys there are go on working.',
  })
  @ApiCreatedResponse({ type: CreatedApiKeyView })
  async create(@IdParam('tenant') id: string, @Body() body: TenantKeyDto): Promise<CreatedApiKeyView> {
    return toCreatedView(await this.tenants.createKey(id, body));
  }
}

function toCreatedView({ key, secret }: CreatedKey): CreatedApiKeyView {
  return { ...key, secret };
}
