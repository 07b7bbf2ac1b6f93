import { Injectable, type OnModuleInit } from '@nestjs/common';
import { getCountryForTimezone } from 'countries-and-timezones';
import { cutFields } from '../kernel/bounded-text.js';
import type { AssistantProfile, TenantProfile } from '../platform/tenancy/tenant-profiles.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { CachedCredentialRegistry } from './keys/cached-credential-registry.js';
import { TenantModelService } from './models/tenant-model.service.js';
import { TenantSettingsRepository, type StoredChange } from './tenant-settings.repository.js';
import { DEFAULT_RETURN_MINUTES, readdressed, USUAL_TONE } from './default-settings.js';
import type { AssistantSettings, SettingsChange, Tenant } from './tenant.types.js';

/** A business's settings, and its profile for the rest of the product. */
@Injectable()
export class TenantSettingsService extends TenantProfiles implements OnModuleInit {
  constructor(
    private readonly repository: TenantSettingsRepository,
    private readonly credentials: CachedCredentialRegistry,
    private readonly models: TenantModelService,
  ) {
    super();
  }

  /** The table of zones is built at its first use, which must not delay a visitor. */
  onModuleInit(): void {
    countryOf('UTC');
  }

  get(): Promise<Tenant> {
    return this.repository.get();
  }

  /** @throws DomainError `invalid` when the business's own model lacks a part, or is at a server that is not allowed */
  async update(change: SettingsChange): Promise<Tenant> {
    const tenant = await this.repository.update(await this.storable(await this.withTexts(change)));
    this.credentials.forget(tenant.id);
    return tenant;
  }

  /** The texts that a new business is given follow its address; what a change says itself counts more. */
  private async withTexts(change: SettingsChange): Promise<SettingsChange> {
    const address = change.assistant?.address;
    if (!address) return change;
    const { assistant } = await this.repository.get();
    return { ...change, assistant: { ...readdressed(assistant, address), ...change.assistant } };
  }

  /** A model's parts may come one by one; its key, which no text may be cut from, is sealed. */
  private async storable({ assistant, ...change }: SettingsChange): Promise<StoredChange> {
    const { model: wanted, ...texts } = assistant ?? {};
    const { row } = cutFields({ ...change, assistant: texts }, ['name', 'assistant']);
    if (wanted === undefined) return row;
    const { model, ...key } = this.models.change((await this.repository.model()).model, wanted);
    return { ...row, assistant: { ...row.assistant, model }, ...key };
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
        disclosure: tenant.assistant.disclosure,
        ...answering(tenant.assistant),
      },
      notifyEmail: tenant.assistant.notifyEmail ?? tenant.ownerEmail,
      returnAfterMinutes: tenant.assistant.returnAfterMinutes ?? DEFAULT_RETURN_MINUTES,
    };
  }
}

function answering({
  mode,
  threshold,
  atBudget,
  orderUpdates,
  model,
  address,
  greetings,
  tone,
}: AssistantSettings): Partial<AssistantProfile> {
  return {
    ...(isOwn(tone) && { tone }),
    ...(address && { address }),
    ...(greetings && { greetings }),
    ...(mode !== undefined && { mode }),
    ...(threshold !== undefined && { threshold }),
    ...(atBudget !== undefined && { atBudget }),
    ...(orderUpdates !== undefined && { orderUpdates }),
    ...(model && { hasOwnModel: true }),
  };
}

/** Whether the business has said how a model is to write. Rows that were written by hand may lack it. */
function isOwn(tone: string | undefined): boolean {
  return tone !== undefined && tone.trim() !== '' && tone !== USUAL_TONE;
}

/** The zone's country, to read phone numbers in national form. IANA's zone table has one for nearly every zone. */
export function countryOf(timezone: string): string | null {
  return getCountryForTimezone(timezone)?.id ?? null;
}
