import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../../../platform/database/platform-db.js';

/** Which process reads a mailbox, until when nobody else does. */
export const LEASE = `now() + interval '30 seconds'`;

export interface HeldMailbox {
  tenantId: string;
  channelId: string;
  /** The fence: of the holder before it is another one. */
  lease: number;
}

interface HeldRow {
  tenant_id: string;
  channel_id: string;
  lease: number;
}

const COLUMNS = 'm.tenant_id, m.channel_id, m.lease';
const HELD = `unnest($1::uuid[], $2::uuid[], $3::integer[]) AS held (tenant_id, channel_id, lease)
  WHERE m.tenant_id = held.tenant_id AND m.channel_id = held.channel_id AND m.lease = held.lease`;
/** Of a channel that is switched off, and of a suspended business, nothing is read. */
const IS_READ = `EXISTS (SELECT FROM channels c JOIN tenants t ON t.id = c.tenant_id
  WHERE c.tenant_id = m.tenant_id AND c.id = m.channel_id AND c.enabled AND t.status = 'active')`;

/** Which process reads which mailbox, over all businesses. */
@Injectable()
export class MailboxLeases {
  constructor(private readonly db: PlatformDb) {}

  /** Takes mailboxes that are due and that nobody reads. */
  async claim(most: number): Promise<HeldMailbox[]> {
    const rows = await this.db.query<HeldRow>(
      `UPDATE channel_mailboxes m SET lease = m.lease + 1, leased_until = ${LEASE}
       FROM (SELECT m.tenant_id, m.channel_id FROM channel_mailboxes m
         WHERE m.due_at <= now() AND (m.leased_until IS NULL OR m.leased_until < now()) AND ${IS_READ}
         ORDER BY m.due_at LIMIT $1 FOR UPDATE OF m SKIP LOCKED) due
       WHERE m.tenant_id = due.tenant_id AND m.channel_id = due.channel_id
       RETURNING ${COLUMNS}`,
      [most],
    );
    return rows.map(heldOf);
  }

  /** @returns those that may be read on, as `nameOf` names them */
  async renew(held: readonly HeldMailbox[]): Promise<Set<string>> {
    const rows = await this.db.query<HeldRow>(
      `UPDATE channel_mailboxes m SET leased_until = ${LEASE} FROM ${HELD} AND ${IS_READ} RETURNING ${COLUMNS}`,
      columnsOf(held),
    );
    return new Set(rows.map((row) => nameOf(heldOf(row))));
  }

  async release(held: readonly HeldMailbox[]): Promise<void> {
    await this.db.query(`UPDATE channel_mailboxes m SET leased_until = NULL FROM ${HELD}`, columnsOf(held));
  }
}

/** Of one lease. */
export function nameOf({ channelId, lease }: HeldMailbox): string {
  return `${channelId} ${lease}`;
}

function heldOf({ tenant_id: tenantId, channel_id: channelId, lease }: HeldRow): HeldMailbox {
  return { tenantId, channelId, lease };
}

function columnsOf(held: readonly HeldMailbox[]): unknown[] {
  return [
    held.map(({ tenantId }) => tenantId),
    held.map(({ channelId }) => channelId),
    held.map(({ lease }) => lease),
  ];
}
