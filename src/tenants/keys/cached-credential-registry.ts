import { Injectable } from '@nestjs/common';
import { RecentNames } from '../../kernel/recent-names.js';
import { remember, type ReadLimits, type RecentRead } from '../../kernel/recent-reads.js';
import {
  CredentialRegistry,
  type KeyRecord,
  type TenantStanding,
} from '../../platform/auth/credential-registry.js';
import { CredentialChanges } from '../../platform/realtime/credential-changes.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { KeyUses } from './key-uses.js';
import { effectiveLimits } from '../plans.js';
import { TenantRegistryRepository, type KeyRow } from '../tenant-registry.repository.js';

const MAX_ENTRIES = 20_000;
/** A process that is not told of a revocation or suspension notices it within this time. */
const RECENT: ReadLimits = { maxAgeMs: 5_000, maxEntries: MAX_ENTRIES };

/**
 * Caches keys that exist, not keys that do not: guesses must not fill the memory. That a key is genuine is kept
 * separately and for longer than its record, so that a change of one tenant does not make another's key unknown.
 */
@Injectable()
export class CachedCredentialRegistry extends CredentialRegistry {
  private readonly keys = new Map<string, RecentRead<KeyRecord>>();
  private readonly standings = new Map<string, RecentRead<TenantStanding>>();
  private readonly genuine = new RecentNames(MAX_ENTRIES);

  constructor(
    private readonly registry: TenantRegistryRepository,
    private readonly uses: KeyUses,
    private readonly changes: CredentialChanges,
    memories: TenantMemories,
  ) {
    super();
    memories.register((tenantId) => this.drop(tenantId));
    changes.listen((change) => 'tenantId' in change && this.drop(change.tenantId));
  }

  findKey(hash: Buffer): Promise<KeyRecord | null> {
    const name = hash.toString('base64');
    return remember(this.keys, RECENT, name, async () => {
      const row = await this.registry.findKey(hash);
      this.genuine.note(name, row !== null);
      return row ? toRecord(row) : null;
    });
  }

  knows(hash: Buffer): boolean {
    return this.genuine.has(hash.toString('base64'));
  }

  noteUse({ tenantId, keyId }: KeyRecord): void {
    this.uses.note(tenantId, keyId);
  }

  /** Called after a change, so that no process waits for its entries to expire. */
  forget(tenantId: string): void {
    this.drop(tenantId);
    this.changes.tell({ tenantId });
  }

  standingOf(tenantId: string): Promise<TenantStanding | null> {
    return remember(this.standings, RECENT, tenantId, async () => {
      const tenant = await this.registry.get(tenantId);
      // A tenant that is being erased must look unknown to everybody except admins.
      if (!tenant || tenant.status === 'erasing') return null;
      const { status, widget, limits } = tenant;
      return { status, allowedOrigins: widget.allowedOrigins, limits };
    });
  }

  private drop(tenantId: string): void {
    this.standings.delete(tenantId);
    for (const [name, { found }] of this.keys) {
      // The tenant of a key that is being read is not known yet; it may be this one.
      if (!found || found.tenantId === tenantId) this.keys.delete(name);
    }
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
