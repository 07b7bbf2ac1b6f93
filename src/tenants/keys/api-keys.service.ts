import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { type DomainError, notFound } from '../../kernel/errors.js';
import { KEY_ERRORS } from './keys.errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import { unauthenticated } from '../../platform/auth/authenticator.js';
import type { TenantCaller } from '../../platform/auth/principal.js';
import { ROLE_GRANTS, type Role } from '../../platform/auth/roles.js';
import { isGrant } from '../../platform/auth/scopes.js';
import { afterCommit } from '../../platform/database/unit-of-work.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { isPermanentKeyManager, lastKey, requireNotExceeding, type KeyPermissions } from './api-key.rules.js';
import { mintedKey, type Wanted } from './api-key.minting.js';
import type { ApiKey, CreatedKey, KeyFilter, KeyInput } from './api-key.types.js';
import { ApiKeysRepository, type KeyChange } from './api-keys.repository.js';
import { CachedCredentialRegistry } from './cached-credential-registry.js';

/** Keys of one business that are neither revoked nor expired. */
const MAX_LIVE_KEYS = 100;
const HOUR_MS = 3_600_000;

/** A business's keys. A key must not exceed the key or the member's role that creates it. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly credentials: CachedCredentialRegistry,
    private readonly clock: Clock,
  ) {}

  async list({ limit, after, ...filter }: PageRequest & KeyFilter): Promise<Page<ApiKey>> {
    return toPage(await this.repository.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<ApiKey> {
    const key = await this.repository.get(id);
    if (!key) throw notFound('API key');
    return key;
  }

  /** @throws DomainError `scope_exceeds_own`, `expiry_exceeds_own`, `rate_exceeds_own` or `too_many_keys`. */
  create(caller: TenantCaller, input: KeyInput): Promise<CreatedKey> {
    return this.repository.change(async (keys) => {
      requireNotExceeding(await this.caller(keys, caller), input);
      return this.store(keys, input);
    });
  }

  /**
   * Creates a key that replaces the old one, which expires after the overlap or at its own expiry, whichever is sooner.
   * @throws DomainError as `create`, and `key_over` for a key that is not valid any more.
   */
  async rotate(caller: TenantCaller, id: string, overlapHours: number): Promise<CreatedKey> {
    const created = await this.repository.change(async (keys) => {
      const own = await this.caller(keys, caller);
      const old = await keys.get(id);
      if (!old) throw notFound('API key');
      if (this.isInvalid(old)) throw keyInvalid();
      requireNotExceeding(own, old);
      await keys.endBy(id, new Date(this.clock.now().getTime() + overlapHours * HOUR_MS));
      return this.store(keys, old);
    });
    await afterCommit(() => this.credentials.forget(currentTenantId()));
    return created;
  }

  /**
   * Revokes a key for good. A key may revoke itself and keys that can do no more than it can.
   * @throws DomainError as `create`, and `last_key`.
   */
  async remove(caller: TenantCaller, id: string): Promise<void> {
    await this.repository.change(async (keys) => {
      const own = await this.caller(keys, caller);
      const key = await keys.get(id);
      if (!key) throw notFound('API key');
      if (key.revokedAt) return;
      if (id !== caller.id) requireNotExceeding(own, { ...key, scopes: key.scopes.filter(isGrant) });
      if (isPermanentKeyManager(key) && !(await keys.hasSuccessor(key))) throw lastKey();
      await keys.revoke(id);
    });
    this.credentials.forget(currentTenantId());
  }

  private async store(keys: KeyChange, input: Wanted): Promise<CreatedKey> {
    if ((await keys.countLive(this.clock.now())) >= MAX_LIVE_KEYS) throw tooManyKeys();
    const { secret, ...minted } = mintedKey(input);
    return { key: await keys.insert(currentTenantId(), minted), secret };
  }

  /**
   * The guard's record of the caller may be five seconds old: a key revoked since then, or a member removed since then, must
   * not create another key.
   */
  private async caller(keys: KeyChange, { kind, id }: TenantCaller): Promise<KeyPermissions> {
    if (kind === 'member') return ofRole(await keys.roleOf(id));
    const key = await keys.get(id);
    if (!key || this.isInvalid(key)) throw unauthenticated();
    return key;
  }

  private isInvalid({ revokedAt, expiresAt }: ApiKey): boolean {
    return revokedAt !== null || (expiresAt !== null && expiresAt <= this.clock.now());
  }
}

function ofRole(role: Role | null): KeyPermissions {
  if (role === null) throw unauthenticated();
  return { kind: 'live', scopes: [...ROLE_GRANTS[role]], expiresAt: null, requestsPerMinute: null };
}

function keyInvalid(): DomainError {
  return KEY_ERRORS.key_over('This key is revoked or has ended. Make a new one.');
}

function tooManyKeys(): DomainError {
  return KEY_ERRORS.too_many_keys(
    `There are ${MAX_LIVE_KEYS} live keys already. Revoke one that is not needed, or rotate with "overlapHours": 0.`,
  );
}
