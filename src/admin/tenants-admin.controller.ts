import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { TenantErasuresService } from '../erasure/tenant-erasures.service.js';
import type { Page } from '../kernel/pagination.js';
import { Access } from '../platform/auth/access.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { withVersionOf, type Versioned } from '../platform/database/row-version.js';
import { EntityTag } from '../platform/http/versions/entity-tag.js';
import { OneTransaction } from '../platform/idempotency/idempotency.interceptor.js';
import type { Tenant } from '../tenants/tenant.types.js';
import { TenantsService } from '../tenants/tenants.service.js';
import { TenantActivityService } from './tenant-activity.service.js';
import {
  CreatedTenantView,
  ErasureQuery,
  NewTenantDto,
  TenantDetailView,
  TenantPatchDto,
  TenantQuery,
  TenantStateView,
  TenantSummaryView,
  toModelCostView,
} from './dto/tenant-admin.dto.js';

@ApiTags('Tenants')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/tenants')
export class TenantsAdminController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly erasures: TenantErasuresService,
    private readonly activity: TenantActivityService,
  ) {}

  @Post()
  @OneTransaction()
  @ApiOperation({ summary: 'Create a business', description: 'Its keys are in this answer and never again.' })
  @ApiCreatedResponse({ type: CreatedTenantView })
  async create(@Body() input: NewTenantDto): Promise<CreatedTenantView> {
    const { tenant, apiKey, publishableKey } = await this.tenants.create(input);
    return { ...toDetail(tenant), apiKey, publishableKey };
  }

  @Get()
  @ApiOperation({
    summary: 'List and find businesses, newest first',
    description: '`q` finds a part of the slug, the name or the owner’s address; `slug` one business.',
  })
  @ApiPage(TenantSummaryView)
  async list(@Query() { q, slug, ...query }: TenantQuery): Promise<Page<TenantSummaryView>> {
    const { data, page } = await this.tenants.list(query, { q, slug });
    return { data: data.map(toSummary), page };
  }

  @Get(':id')
  @EntityTag()
  @ApiOperation({
    summary: 'One business with its effective limits and how much it is used',
    description: '404 once it is erased.',
  })
  @ApiOkResponse({ type: TenantStateView })
  async get(@IdParam('tenant') id: string): Promise<TenantStateView> {
    const tenant = await this.tenants.get(id);
    const [activity, cost] = [await this.activity.get(id), await this.activity.modelCost(id)];
    return { ...toDetail(tenant), activity, usage: toModelCostView(cost) };
  }

  @Patch(':id')
  @EntityTag()
  @ApiOperation({
    summary: 'Change a business; what you leave out stays',
    description:
      'A suspended business keeps its data; its keys are refused with 403 `tenant_suspended` until it is active again.',
  })
  @ApiOkResponse({ type: TenantDetailView })
  async update(@IdParam('tenant') id: string, @Body() change: TenantPatchDto): Promise<TenantDetailView> {
    return toDetail(await this.tenants.update(id, change));
  }

  @Delete(':id')
  @EntityTag()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Erase a business from every store',
    description:
      'Its keys, widget and streams end at once, its rows, jobs and Redis keys in the background, usually within ' +
      'half a minute; then GET answers 404. There is no way back, so the slug must be sent as `confirm`.',
  })
  @ApiAcceptedResponse({ type: TenantSummaryView, description: 'The erasure has begun.' })
  async remove(
    @IdParam('tenant') id: string,
    @Query() { confirm }: ErasureQuery,
  ): Promise<TenantSummaryView> {
    await this.erasures.request(id, confirm);
    return toSummary(await this.tenants.get(id));
  }
}

function toSummary(tenant: Tenant): TenantSummaryView {
  const { id, slug, name, locale, timezone, currency, status, plan, ownerEmail, createdAt, updatedAt } =
    tenant;
  return { id, slug, name, locale, timezone, currency, status, plan, ownerEmail, createdAt, updatedAt };
}

function toDetail(tenant: Tenant & Versioned): TenantDetailView {
  return withVersionOf(tenant, { ...toSummary(tenant), limits: tenant.limits });
}
