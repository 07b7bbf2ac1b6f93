import { Injectable } from '@nestjs/common';
import {
  CredentialRegistry,
  type KeyRecord,
  type TenantStanding,
} from '../platform/auth/credential-registry.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { KeyUses } from './key-uses.js';
import { effectiveLimits } from './plans.js';
import { TenantRegistryRepository, type KeyRow } from './tenant-registry.repository.js';

/** Revocation and suspension are seen by every process within this time. */
const MAX_AGE_MS = 5_000;
const MAX_ENTRIES = 20_000;

interface Entry<Value> {
  value: Promise<Value>;
  readAt: number;
}

/** Remembers what it found, not what it missed: a stranger's guesses must not fill the memory. */
@Injectable()
export class CachedCredentialRegistry extends CredentialRegistry {
  private readonly keys = new Map<string, Entry<KeyRecord | null>>();
  private readonly standings = new Map<string, Entry<TenantStanding | null>>();

  constructor(
    private readonly registry: TenantRegistryRepository,
    private readonly uses: KeyUses,
    memories: TenantMemories,
  ) {
    super();
    memories.register(() => this.forgetAll());
  }

  findKey(hash: Buffer): Promise<KeyRecord | null> {
    return remember(this.keys, hash.toString('base64'), async () => {
      const row = await this.registry.findKey(hash);
      return row ? toRecord(row) : null;
    });
  }

  knows(hash: Buffer): boolean {
    return this.keys.has(hash.toString('base64'));
  }

  noteUse({ tenantId, keyId }: KeyRecord): void {
    this.uses.note(tenantId, keyId);
  }

  /** After a change made here, so that this process need not wait for the age to pass. */
  forgetAll(): void {
    this.keys.clear();
    this.standings.clear();
  }

  standingOf(tenantId: string): Promise<TenantStanding | null> {
    return remember(this.standings, tenantId, async () => {
      const tenant = await this.registry.get(tenantId);
      // One that is being erased is gone for everybody but the admins.
      if (!tenant || tenant.status === 'erasing') return null;
      const { status, widget, limits } = tenant;
      return { status, allowedOrigins: widget.allowedOrigins, limits };
    });
  }
}

function toRecord(row: KeyRow): KeyRecord {
  return {
    keyId: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    scopes: row.scopes,
    expiresAt: row.expires_at,
    requestsPerMinute: row.requests_per_minute,
    tenantStatus: row.status,
    allowedOrigins: row.allowed_origins,
    limits: effectiveLimits(row),
  };
}

async function remember<Value>(
  cache: Map<string, Entry<Value | null>>,
  key: string,
  read: () => Promise<Value | null>,
): Promise<Value | null> {
  const known = cache.get(key);
  if (known && Date.now() - known.readAt < MAX_AGE_MS) return known.value;
  if (cache.size >= MAX_ENTRIES) cache.clear();
  const value = read();
  cache.set(key, { value, readAt: Date.now() });
  try {
    const found = await value;
    if (found === null) cache.delete(key);
    return found;
  } catch (error) {
    cache.delete(key);
    throw error;
  }
}
