import { Inject, Injectable } from '@nestjs/common';
import { SecurityConfig } from '../../config/security.config.js';
import { notFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import { FIRST_ADMIN_KEY } from '../../platform/auth/admin-key-registry.js';
import { hashKey, keyHint, mintKey } from '../../platform/auth/api-key.js';
import { ADMIN_KEY_ERRORS } from './admin-keys.errors.js';
import { AdminKeysRepository } from './admin-keys.repository.js';
import type { AdminKey, CreatedAdminKey } from './admin-key.types.js';
import { CachedAdminKeys } from './cached-admin-keys.js';

/** Live keys beside the first. */
const MAX_LIVE_KEYS = 50;

/**
 * The keys of platform admins: the one of `ADMIN_API_KEY`, which always works, and named ones. `caller` is the id of the
 * calling key.
 */
@Injectable()
export class AdminKeysService {
  private readonly first: AdminKey;

  constructor(
    private readonly repository: AdminKeysRepository,
    private readonly cache: CachedAdminKeys,
    @Inject(SecurityConfig) config: SecurityConfig,
  ) {
    this.first = firstKey(config.adminApiKey);
  }

  /** Newest first, also revoked ones; the first key is the last of the list. */
  async list({ limit, after }: PageRequest): Promise<Page<AdminKey>> {
    const keys = await this.repository.list(limit + 1, after);
    return toPage(keys.length > limit ? keys : [...keys, this.first], limit);
  }

  /** @throws DomainError `too_many_admin_keys`. */
  async create(caller: string, name: string): Promise<CreatedAdminKey> {
    const secret = mintKey('admin');
    const stored = { id: newId(), name, hint: keyHint(secret), hash: hashKey(secret), createdBy: caller };
    const key = await this.repository.create(stored, MAX_LIVE_KEYS);
    if (key) return { key, secret };
    throw ADMIN_KEY_ERRORS.too_many_admin_keys(
      `There are ${MAX_LIVE_KEYS} live admin keys already. Revoke one that is not needed.`,
    );
  }

  /**
   * Revokes a key for good; a key may revoke itself. Repeating it changes nothing.
   * @throws DomainError `first_admin_key`, or `not_found`.
   */
  async remove(caller: string, id: string): Promise<void> {
    if (id === FIRST_ADMIN_KEY) throw isConfigured();
    if (!(await this.repository.revoke(id, caller))) throw notFound('admin key');
    this.cache.forget();
  }
}

function firstKey(secret: string): AdminKey {
  return {
    id: FIRST_ADMIN_KEY,
    name: 'ADMIN_API_KEY',
    hint: keyHint(secret),
    createdBy: null,
    createdAt: null,
    lastUsedAt: null,
    revokedBy: null,
    revokedAt: null,
  };
}

function isConfigured() {
  return ADMIN_KEY_ERRORS.first_admin_key(
    'This is the key of ADMIN_API_KEY, which always works. To replace it, start with another ADMIN_API_KEY.',
  );
}
