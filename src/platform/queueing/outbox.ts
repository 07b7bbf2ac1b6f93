import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { TenantTransaction } from '../database/tenant-db.js';
import { currentContext, currentTenantId } from '../context/request-context.js';
import type { JobKind } from '../../kernel/job-names.js';
import type { JobPayload } from './job-kinds.js';

export interface OutboxEntry {
  kind: JobKind;
  payload: JobPayload;
}

/** An entry whose row is still to be stored, with the change that owes the job. */
export function newOutboxEntry(kind: JobKind, reference: string): OutboxEntry {
  const { correlationId } = currentContext();
  return { kind, payload: { tenantId: currentTenantId(), outboxId: newId(), reference, correlationId } };
}

/** Of a stored error, in characters. */
export const LONGEST_ERROR = 500;

const GIVE_UP = `WITH owed AS (DELETE FROM outbox WHERE id = $1 RETURNING *)
  INSERT INTO dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at,
    last_failed_at)
  SELECT tenant_id, $2, kind, reference, correlation_id, GREATEST(attempts, $4::integer),
    COALESCE($3, error, 'It failed.'), COALESCE(first_failed_at, now()), COALESCE(last_failed_at, now()) FROM owed`;

/**
 * The transactional outbox: rows that commit together with a change and become jobs. A row stays until its job is done.
 */
@Injectable()
export class Outbox {
  async add(sql: TenantTransaction, kind: JobKind, reference: string): Promise<OutboxEntry> {
    const entry = newOutboxEntry(kind, reference);
    await insert(sql, entry);
    return entry;
  }

  /** Owes the job of a dead letter once more. */
  async addRetry(sql: TenantTransaction, kind: JobKind, reference: string): Promise<OutboxEntry> {
    const { payload } = newOutboxEntry(kind, reference);
    const entry: OutboxEntry = { kind, payload: { ...payload, isRetry: true } };
    await insert(sql, entry);
    return entry;
  }

  /** Deletes the row, in the transaction that commits the job's effect. */
  async settle(sql: TenantTransaction, outboxId: string): Promise<void> {
    await sql.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }

  /**
   * Makes the row a dead letter, which an operator retries or discards.
   * @param error in plain words, without personal data; the last noted one when left out
   * @param attempts how often the job was tried, where its handler counts
   */
  async giveUp(sql: TenantTransaction, outboxId: string, error?: string, attempts = 1): Promise<void> {
    await sql.query(GIVE_UP, [outboxId, newId(), error?.slice(0, LONGEST_ERROR), attempts]);
  }
}

async function insert(sql: TenantTransaction, { kind, payload }: OutboxEntry): Promise<void> {
  const { tenantId, outboxId, reference, correlationId, isRetry = false } = payload;
  await sql.query(
    'INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id, is_retry) VALUES ($1, $2, $3, $4, $5, $6)',
    [tenantId, outboxId, kind, reference, correlationId, isRetry],
  );
}

/** Sends committed outbox entries to the queue at once; the relay sends those that fail later. */
export abstract class JobSender {
  /** False while the queue is away, as far as is known. */
  abstract readonly isAvailable: boolean;
  /** Never throws and never takes longer than half a second. */
  abstract send(entry: OutboxEntry): Promise<void>;
}
