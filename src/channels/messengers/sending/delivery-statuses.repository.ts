import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../../platform/context/request-context.js';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import { Outbox } from '../../../platform/queueing/outbox.js';
import type { DeliveryStatus } from '../channel.types.js';
import type { InboundStatus } from '../receiving/inbound.types.js';

/**
 * What the parts of the delivery `$1` make of it: all of them must have come, else it has failed, wholly or partly; and of
 * those the one that is least far counts.
 */
export const OF_ITS_PARTS = `SELECT min(p.reason) FILTER (WHERE p.status = 'failed') AS reason,
    CASE WHEN bool_and(p.status = 'failed') THEN 'failed'
      WHEN bool_or(p.status = 'failed')
        OR count(*) < (SELECT o.of_parts FROM channel_deliveries o WHERE o.id = $1) THEN 'partly'
      WHEN bool_and(p.status = 'read') THEN 'read'
      WHEN bool_and(p.status IN ('delivered', 'read')) THEN 'delivered' ELSE 'sent' END AS status
  FROM channel_parts p WHERE p.delivery_id = $1`;
const UNDONE: readonly DeliveryStatus[] = ['failed', 'partly'];

/**
 * A call without an answer was heard: neither it nor what waits behind it need wait any longer. That a part has failed
 * counts only while its call is under way; else it is told again of a call that an operator has begun anew.
 */
const HEARD = `WITH p AS (
    INSERT INTO channel_parts (tenant_id, delivery_id, part, channel_id, external_id)
    SELECT $1, d.id, $3::integer, $4::uuid, $5::text FROM channel_deliveries d
    WHERE d.id = $2::uuid AND d.channel_id = $4::uuid AND ($6::text <> 'failed' OR d.calling_since IS NOT NULL)
    ON CONFLICT (tenant_id, delivery_id, part) DO NOTHING RETURNING delivery_id),
  d AS (UPDATE channel_deliveries d SET calling_since = NULL, waits_until = NULL FROM p WHERE d.id = p.delivery_id
    RETURNING d.chat_id)
  UPDATE outbox o SET sent_at = now() FROM d JOIN channel_deliveries q ON q.chat_id = d.chat_id AND q.status = 'queued'
  WHERE o.kind = 'channel.deliver' AND o.reference = q.id AND o.sent_at > now()`;
const PLACE = `array_position('{sent,failed,delivered,read}'::text[]`;
/** A status only ever moves forward. */
const MOVE_PART = `UPDATE channel_parts SET status = $3::text, reason = $4::text
  WHERE channel_id = $1 AND external_id = $2 AND ${PLACE}, $3::text) > ${PLACE}, status) RETURNING part`;

/** The parts before this one in its chat, of the last messages, that have gone out. */
const BEFORE = `SELECT e.external_id AS "externalId" FROM channel_parts p
    JOIN channel_deliveries d ON d.tenant_id = p.tenant_id AND d.id = p.delivery_id
    CROSS JOIN LATERAL (SELECT b.tenant_id, b.id FROM channel_deliveries b
      WHERE b.tenant_id = d.tenant_id AND b.chat_id = d.chat_id AND b.id <= d.id ORDER BY b.id DESC LIMIT 50) b
    JOIN channel_parts e ON e.tenant_id = b.tenant_id AND e.delivery_id = b.id
  WHERE p.channel_id = $1 AND p.external_id = $2 AND (e.delivery_id, e.part) < (p.delivery_id, p.part)
    AND e.status IN ('sent', 'delivered') ORDER BY e.delivery_id, e.part`;

/** What platforms tell of messages that they have taken. */
@Injectable()
export class DeliveryStatusesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Notes it for the part, in whichever order it comes; a part whose call had no answer is found by its key. While other
   * parts are still to be sent it counts for the message when they are.
   */
  async note(channelId: string, told: InboundStatus): Promise<void> {
    if (told.isUpTo === true)
      for (const { externalId } of await this.db.query<{ externalId: string }>(BEFORE, [
        channelId,
        told.externalId,
      ]))
        await this.noteOne(channelId, { ...told, externalId });
    await this.noteOne(channelId, told);
  }

  private async noteOne(
    channelId: string,
    { externalId, status, key, reason }: InboundStatus,
  ): Promise<void> {
    const [, id = null, part = null] = /^([0-9a-f-]{36})\.(\d{1,4})$/.exec(key ?? '') ?? [];
    if (id !== null) await this.db.query(HEARD, [currentTenantId(), id, part, channelId, externalId, status]);
    await this.db.transaction(async (sql) => {
      const [before] = await sql.query<{ id: string; status: DeliveryStatus; attempts: number }>(
        `SELECT d.id, d.status, d.attempts FROM channel_parts p JOIN channel_deliveries d ON d.id = p.delivery_id
         WHERE p.channel_id = $1 AND p.external_id = $2 FOR UPDATE OF d`,
        [channelId, externalId],
      );
      if (!before) return;
      const moved = await sql.query(MOVE_PART, [channelId, externalId, status, reason]);
      if (moved.length === 0 || before.status === 'queued') return;
      const [after] = await sql.query<{ status: DeliveryStatus; reason: string | null }>(
        `UPDATE channel_deliveries d SET status = w.status, updated_at = now(),
           reason = COALESCE(w.reason, CASE WHEN w.status = 'partly' THEN d.reason END)
         FROM (${OF_ITS_PARTS}) w WHERE d.id = $1 RETURNING d.status, d.reason`,
        [before.id],
      );
      if (!after || !UNDONE.includes(after.status) || UNDONE.includes(before.status)) return;
      // Taken first, and then given up by the platform: a person decides.
      const { payload } = await this.outbox.add(sql, 'channel.deliver', before.id);
      await this.outbox.giveUp(sql, payload.outboxId, after.reason ?? undefined, before.attempts);
    });
  }
}
