import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../platform/database/platform-db.js';

/** A claim whose channel was never stored, because the process died, is free again after this. */
const UNUSED_AFTER = `interval '2 minutes'`;

/** Which accounts at messaging platforms are connected, over all businesses: each once. */
@Injectable()
export class ChannelClaimsRepository {
  constructor(private readonly db: PlatformDb) {}

  /** @returns false when another channel, of whichever business, has the account */
  async claim(kind: string, accountHash: Buffer, holder: string, channelId: string): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO channel_accounts AS a (kind, account_hash, holder, channel_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (kind, account_hash) DO UPDATE SET holder = EXCLUDED.holder, channel_id = EXCLUDED.channel_id,
         claimed_at = now()
         WHERE a.claimed_at < now() - ${UNUSED_AFTER}
           AND NOT EXISTS (SELECT FROM channels c WHERE c.tenant_id = a.holder AND c.id = a.channel_id)
       RETURNING 1 AS claimed`,
      [kind, accountHash, holder, channelId],
    );
    return rows.length > 0;
  }

  async release(channelId: string): Promise<void> {
    await this.db.query('DELETE FROM channel_accounts WHERE channel_id = $1', [channelId]);
  }

  /** Enabled channels that cannot send, by kind. */
  failing(): Promise<{ kind: string; count: number }[]> {
    return this.db.query(
      `SELECT kind, count(*)::int AS count FROM channels WHERE enabled AND failing_since < now() - interval '1 minute'
       GROUP BY kind`,
    );
  }
}
