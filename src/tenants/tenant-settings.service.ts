import { Injectable } from '@nestjs/common';
import { getCountryForTimezone } from 'countries-and-timezones';
import { cutFields } from '../kernel/bounded-text.js';
import type { TenantProfile } from '../platform/tenancy/tenant-profiles.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { CachedCredentialRegistry } from './keys/cached-credential-registry.js';
import { TenantSettingsRepository } from './tenant-settings.repository.js';
import { DEFAULT_RETURN_MINUTES } from './default-settings.js';
import type { SettingsChange, Tenant } from './tenant.types.js';

/** A business's settings, and its profile for the rest of the product. */
@Injectable()
export class TenantSettingsService extends TenantProfiles {
  constructor(
    private readonly repository: TenantSettingsRepository,
    private readonly credentials: CachedCredentialRegistry,
  ) {
    super();
  }

  get(): Promise<Tenant> {
    return this.repository.get();
  }

  async update(change: SettingsChange): Promise<Tenant> {
    const tenant = await this.repository.update(cutFields(change, ['name', 'assistant']).row);
    this.credentials.forget(tenant.id);
    return tenant;
  }

  async profile(): Promise<TenantProfile> {
    const tenant = await this.repository.get();
    return {
      id: tenant.id,
      name: tenant.name,
      locale: tenant.locale,
      timezone: tenant.timezone,
      currency: tenant.currency,
      country: countryOf(tenant.timezone),
      knowledgeVersion: Number(tenant.knowledgeVersion),
      assistant: {
        name: tenant.assistant.name,
        greeting: tenant.assistant.greeting,
        handoffTopics: tenant.assistant.handoffTopics,
      },
      notifyEmail: tenant.assistant.notifyEmail ?? tenant.ownerEmail,
      returnAfterMinutes: tenant.assistant.returnAfterMinutes ?? DEFAULT_RETURN_MINUTES,
    };
  }
}

/** The zone's country, to read phone numbers in national form. IANA's zone table has one for nearly every zone. */
export function countryOf(timezone: string): string | null {
  return getCountryForTimezone(timezone)?.id ?? null;
}
