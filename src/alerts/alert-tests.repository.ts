import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../platform/database/platform-db.js';
import type { Acknowledgement, StoredAlertTest } from './alert-test.types.js';

export interface AlertTestRow {
  id: string;
  started_by: string;
  sent_at: Date;
  receivers: string[];
  unreached: string[];
  acknowledged_by: string | null;
  acknowledged_with: string | null;
  acknowledged_at: Date | null;
}

const COLUMNS =
  'id, started_by, sent_at, receivers, unreached, acknowledged_by, acknowledged_with, acknowledged_at';

/** Tests of alerts, and who acknowledged them. Runs as the platform role. */
@Injectable()
export class AlertTestsRepository {
  constructor(private readonly db: PlatformDb) {}

  /** Newest first. */
  async list(limit: number, after: string | undefined): Promise<StoredAlertTest[]> {
    const rows = await this.db.query<AlertTestRow>(
      `SELECT ${COLUMNS} FROM alert_tests WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toAlertTest);
  }

  async get(id: string): Promise<StoredAlertTest | null> {
    const [row] = await this.db.query<AlertTestRow>(`SELECT ${COLUMNS} FROM alert_tests WHERE id = $1`, [id]);
    return row ? toAlertTest(row) : null;
  }

  /**
   * A test that is sent now; one with this id, which Alertmanager does not know, is sent again with another link.
   * @param linkHash SHA-256 of the secret in the alert's link
   */
  async create(id: string, startedBy: string, linkHash: Buffer): Promise<void> {
    await this.db.query(
      `INSERT INTO alert_tests (id, started_by, link_hash) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET link_hash = excluded.link_hash, sent_at = now()`,
      [id, startedBy, linkHash],
    );
  }

  async noteReceivers(id: string, receivers: string[], unreached: string[]): Promise<StoredAlertTest | null> {
    const [row] = await this.db.query<AlertTestRow>(
      `UPDATE alert_tests SET receivers = $2, unreached = $3 WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, receivers, unreached],
    );
    return row ? toAlertTest(row) : null;
  }

  /**
   * Keeps the first acknowledgement.
   * @param linkHash when the link is the proof; null when an admin key is
   * @returns null when there is no such test, or the link is not its own
   */
  async acknowledge(
    id: string,
    { by, with: proof }: Acknowledgement,
    linkHash: Buffer | null,
  ): Promise<StoredAlertTest | null> {
    const [row] = await this.db.query<AlertTestRow>(
      `UPDATE alert_tests SET acknowledged_by = COALESCE(acknowledged_by, $2),
         acknowledged_with = COALESCE(acknowledged_with, $3), acknowledged_at = COALESCE(acknowledged_at, now())
       WHERE id = $1 AND ($4::bytea IS NULL OR link_hash = $4) RETURNING ${COLUMNS}`,
      [id, by, proof, linkHash],
    );
    return row ? toAlertTest(row) : null;
  }
}

function toAlertTest(row: AlertTestRow): StoredAlertTest {
  return {
    id: row.id,
    startedBy: row.started_by,
    sentAt: row.sent_at,
    receivers: row.receivers,
    unreached: row.unreached,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedWith: row.acknowledged_with,
    acknowledgedAt: row.acknowledged_at,
  };
}
