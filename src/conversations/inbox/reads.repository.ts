import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb } from '../../platform/database/tenant-db.js';

const THEIRS = `FROM conversations c
    JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL
  WHERE c.id = $3`;

/** How far members have read conversations. */
@Injectable()
export class ReadsRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * A later message that was read before stays read.
   * @returns false when there is no such conversation
   */
  async save(memberId: string, conversationId: string, seq: number): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO conversation_reads AS r (tenant_id, member_id, conversation_id, seq)
       SELECT $1, $2, c.id, LEAST($4::bigint, c.last_seq) ${THEIRS}
       ON CONFLICT (tenant_id, member_id, conversation_id) DO UPDATE
         SET seq = GREATEST(r.seq, EXCLUDED.seq), read_at = now() RETURNING 1`,
      [currentTenantId(), memberId, conversationId, seq],
    );
    return rows.length > 0;
  }

  /**
   * The visitor's newest message, and what came after it, is not read.
   * @returns false when there is no such conversation
   */
  async remove(memberId: string, conversationId: string): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO conversation_reads AS r (tenant_id, member_id, conversation_id, seq)
       SELECT $1, $2, c.id, GREATEST(c.visitor_seq - 1, 0) ${THEIRS}
       ON CONFLICT (tenant_id, member_id, conversation_id) DO UPDATE
         SET seq = LEAST(r.seq, EXCLUDED.seq), read_at = now() RETURNING 1`,
      [currentTenantId(), memberId, conversationId],
    );
    return rows.length > 0;
  }

  /** The same for every member. */
  async removeAll(conversationId: string): Promise<void> {
    await this.db.query(
      `UPDATE conversation_reads r SET seq = GREATEST(c.visitor_seq - 1, 0), read_at = now()
       FROM conversations c WHERE c.id = $1 AND r.tenant_id = c.tenant_id AND r.conversation_id = c.id
         AND r.seq >= c.visitor_seq`,
      [conversationId],
    );
  }
}
