import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { USUAL_ADDRESS } from '../kernel/address.js';
import { Access, Scope } from '../platform/auth/access.js';
import { withVersionOf, type Versioned } from '../platform/database/row-version.js';
import { EntityTag } from '../platform/http/versions/entity-tag.js';
import { AssistantSettingsView, TenantSettingsPatch, TenantView } from './dto/tenant-settings.dto.js';
import { TenantSettingsService } from './tenant-settings.service.js';
import type { Tenant } from './tenant.types.js';

@ApiTags('Tenant')
@Access('tenant')
@Controller('v1/tenant')
export class TenantController {
  constructor(private readonly settings: TenantSettingsService) {}

  @Get()
  @EntityTag()
  @Scope('settings:read')
  @ApiOperation({ summary: 'Your own business and its settings' })
  @ApiOkResponse({ type: TenantView })
  async get(): Promise<TenantView> {
    return toView(await this.settings.get());
  }

  @Patch()
  @EntityTag()
  @Scope('settings:write')
  @ApiOperation({ summary: 'Change settings; what you leave out stays' })
  @ApiOkResponse({ type: TenantView })
  async update(@Body() change: TenantSettingsPatch): Promise<TenantView> {
    return toView(await this.settings.update(change));
  }
}

function toAssistantView({ model, ...texts }: Tenant['assistant']): AssistantSettingsView {
  const assistant = { ...texts, address: texts.address ?? USUAL_ADDRESS };
  if (!model) return assistant;
  const { baseUrl, name, hasKey, keyEnds } = model;
  return { ...assistant, model: { baseUrl, name, hasApiKey: hasKey, apiKeyLastFour: keyEnds } };
}

function toView(tenant: Tenant & Versioned): TenantView {
  const { id, slug, name, locale, timezone, currency, status, assistant, widget, retention } = tenant;
  const { createdAt, updatedAt } = tenant;
  const view = {
    id,
    slug,
    name,
    locale,
    timezone,
    currency,
    status,
    widget,
    retention,
    createdAt,
    updatedAt,
  };
  return withVersionOf(tenant, { ...view, assistant: toAssistantView(assistant) });
}
