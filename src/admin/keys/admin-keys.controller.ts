import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access } from '../../platform/auth/access.js';
import { FIRST_ADMIN_KEY } from '../../platform/auth/admin-key-registry.js';
import { CallingAdmin } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage, PageQuery } from '../../platform/http/page.dto.js';
import { OneTransaction, OutcomePerCaller } from '../../platform/idempotency/idempotency.interceptor.js';
import { AdminKeysService } from './admin-keys.service.js';
import { AdminKeyDto, AdminKeyView, CreatedAdminKeyView } from './dto/admin-key.dto.js';

@ApiTags('Admin keys')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/keys')
export class AdminKeysController {
  constructor(private readonly keys: AdminKeysService) {}

  @Get()
  @ApiOperation({
    summary: 'List admin keys, newest first, also revoked ones',
    description: 'Never a secret. The key of `ADMIN_API_KEY` is the last of the list.',
  })
  @ApiPage(AdminKeyView)
  list(@Query() query: PageQuery): Promise<Page<AdminKeyView>> {
    return this.keys.list(query);
  }

  @Post()
  @OneTransaction()
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Make an admin key',
    description:
      'One for each person and program, so that the audit log says who acted. Its secret is in this answer and never again.',
  })
  @ApiCreatedResponse({ type: CreatedAdminKeyView })
  async create(@CallingAdmin() caller: string, @Body() { name }: AdminKeyDto): Promise<CreatedAdminKeyView> {
    const { key, secret } = await this.keys.create(caller, name);
    return { ...key, secret };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke an admin key, for good',
    description:
      'Every process refuses it within 5 seconds. Revoking it again changes nothing. The key of `ADMIN_API_KEY` cannot be revoked: start with another one.',
  })
  @ApiNoContentResponse()
  remove(
    @CallingAdmin() caller: string,
    @IdParam('admin key', 'id', [FIRST_ADMIN_KEY]) id: string,
  ): Promise<void> {
    return this.keys.remove(caller, id);
  }
}
