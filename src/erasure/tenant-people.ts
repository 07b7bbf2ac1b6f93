import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../platform/database/platform-db.js';
import { forgetStrangers } from '../platform/tenancy/strangers.js';

/** What the platform's own tables hold of a tenant's people, which its rows do not reach. */
@Injectable()
export class TenantPeople {
  constructor(private readonly db: PlatformDb) {}

  /** Once its members are gone: sessions and links in it, and people who belong to no other business. @returns how many rows */
  async erase(tenantId: string): Promise<number> {
    return this.db.transaction(async (query) => {
      const sessions = await query('DELETE FROM sessions WHERE business_id = $1 RETURNING id', [tenantId]);
      const links = await query('DELETE FROM one_time_tokens WHERE business_id = $1 RETURNING id', [
        tenantId,
      ]);
      return sessions.length + links.length + (await forgetStrangers(query));
    });
  }
}
