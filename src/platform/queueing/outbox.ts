import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { TenantTransaction } from '../database/tenant-db.js';
import { currentContext, currentTenantId } from '../context/request-context.js';
import type { JobKind, JobPayload } from './job-kinds.js';

export interface OutboxEntry {
  kind: JobKind;
  payload: JobPayload;
}

/** An entry whose row is still to be stored, with the change that owes the job. */
export function newOutboxEntry(kind: JobKind, reference: string): OutboxEntry {
  const { correlationId } = currentContext();
  return { kind, payload: { tenantId: currentTenantId(), outboxId: newId(), reference, correlationId } };
}

/**
 * The transactional outbox: rows that commit together with a change and become jobs. A row stays until its job is done.
 */
@Injectable()
export class Outbox {
  async add(sql: TenantTransaction, kind: JobKind, reference: string): Promise<OutboxEntry> {
    const entry = newOutboxEntry(kind, reference);
    const { tenantId, outboxId, correlationId } = entry.payload;
    await sql.query(
      'INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id) VALUES ($1, $2, $3, $4, $5)',
      [tenantId, outboxId, kind, reference, correlationId],
    );
    return entry;
  }

  /** Deletes the row, in the transaction that commits the job's effect. */
  async settle(sql: TenantTransaction, outboxId: string): Promise<void> {
    await sql.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }
}

/** Sends committed outbox entries to the queue at once; the relay sends those that fail later. */
export abstract class JobSender {
  /** False while the queue is away, as far as is known. */
  abstract readonly isAvailable: boolean;
  /** Never throws and never takes longer than half a second. */
  abstract send(entry: OutboxEntry): Promise<void>;
}
