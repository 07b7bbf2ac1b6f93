import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { type DomainError, notFound } from '../kernel/errors.js';
import { TENANT_ERRORS } from './tenants.errors.js';
import { newId } from '../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { isUniqueViolation } from '../platform/database/sqlstate.js';
import { keyInput } from './keys/api-key.input.js';
import { mintedKey } from './keys/api-key.minting.js';
import type { ApiKey, CreatedKey, KeyFilter, WantedKey } from './keys/api-key.types.js';
import { CachedCredentialRegistry } from './keys/cached-credential-registry.js';
import { defaultAssistant, defaultWidget } from './default-settings.js';
import { TenantRegistryRepository } from './tenant-registry.repository.js';
import type { NewTenant, Tenant, TenantChange, TenantFilter } from './tenant.types.js';

const FIRST_KEY = { expiresAt: null, requestsPerMinute: null };

export interface CreatedTenant {
  tenant: Tenant;
  apiKey: { id: string; secret: string };
  publishableKey: string;
}

/** The registry of businesses, for platform admins. */
@Injectable()
export class TenantsService {
  constructor(
    private readonly registry: TenantRegistryRepository,
    private readonly credentials: CachedCredentialRegistry,
    private readonly clock: Clock,
  ) {}

  async list({ limit, after }: PageRequest, filter: TenantFilter): Promise<Page<Tenant>> {
    return toPage(await this.registry.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<Tenant> {
    const tenant = await this.registry.get(id);
    if (!tenant) throw notFound('tenant');
    return tenant;
  }

  /** @throws DomainError `not_found`, or `tenant_erasing` for one that is being erased */
  async requireKept(id: string): Promise<void> {
    const tenant = await this.get(id);
    if (tenant.status === 'erasing') throw beingErased(tenant);
  }

  /** Creates a business with its first two keys. Their secrets are returned only once. */
  async create(input: NewTenant): Promise<CreatedTenant> {
    const live = mintedKey({ ...FIRST_KEY, kind: 'live', name: 'First key', scopes: ['*'] });
    const widget = mintedKey({ ...FIRST_KEY, kind: 'pub', name: 'Widget', scopes: [] });
    try {
      const tenant = await this.registry.create(
        {
          id: newId(),
          ...input,
          status: 'active',
          plan: input.plan ?? 'standard',
          ownerEmail: input.ownerEmail ?? null,
          assistant: defaultAssistant(input.name, input.locale),
          widget: defaultWidget(),
        },
        [live, widget],
      );
      return { tenant, apiKey: { id: live.id, secret: live.secret }, publishableKey: widget.secret };
    } catch (error) {
      if (!isUniqueViolation(error, 'tenants_slug_key')) throw error;
      throw TENANT_ERRORS.slug_taken(`The slug "${input.slug}" is taken. Choose another.`, {
        problems: [{ pointer: '/slug', code: 'slug_taken', detail: 'Choose another slug.' }],
      });
    }
  }

  /**
   * Creates a secret key for a business that has lost its own, with all scopes when none are given. The maximum number
   * of keys does not apply, because a thief could otherwise block this by creating keys.
   * @throws DomainError `invalid`, `not_found`, or `tenant_erasing`.
   */
  async createKey(id: string, wanted: Pick<WantedKey, 'name' | 'scopes' | 'expiresAt'>): Promise<CreatedKey> {
    const input = keyInput({ ...wanted, scopes: wanted.scopes ?? ['*'] }, this.clock.now());
    const { secret, ...minted } = mintedKey(input);
    const key = await this.registry.createKey(id, minted);
    if (!key) throw beingErased(await this.get(id));
    return { key, secret };
  }

  /** The business's keys, newest first, also those that are over. */
  async listKeys(id: string, { limit, after, ...filter }: PageRequest & KeyFilter): Promise<Page<ApiKey>> {
    await this.get(id);
    return toPage(await this.registry.listKeys(id, limit + 1, after, filter), limit);
  }

  /** Revokes any key of a business for good, also its last: `createKey` makes another one. Idempotent. */
  async revokeKey(id: string, keyId: string): Promise<void> {
    await this.get(id);
    if (!(await this.registry.revokeKey(id, keyId))) throw notFound('API key');
    this.credentials.forget(id);
  }

  async update(id: string, change: TenantChange): Promise<Tenant> {
    const tenant = await this.registry.update(id, change);
    if (!tenant) throw beingErased(await this.get(id));
    this.credentials.forget(id);
    return tenant;
  }
}

function beingErased({ id }: Tenant): DomainError {
  return TENANT_ERRORS.tenant_erasing(`Tenant ${id} is being erased and cannot be changed.`);
}
