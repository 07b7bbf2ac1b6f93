import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../../platform/queueing/outbox.js';
import type { SourceKind } from '../source.types.js';
import { dropMissing, writeDrafts, type PageDrafts } from './write-drafts.js';

/** A source while it is read. */
export interface Reading {
  id: string;
  kind: SourceKind;
  url: string | null;
  name: string;
  maxPages: number;
  maxDepth: number;
  /** Counts up with each reading. */
  run: number;
  /** The website's robots.txt. */
  robots: string;
  /** False when no page of this run is known yet. */
  isPrepared: boolean;
}

export interface WaitingPage {
  id: string;
  url: string;
  depth: number;
  /** How often it was begun, this time included. */
  attempts: number;
  /** Of what it proposed last time. */
  contentHash: string | null;
}

export interface NewPage {
  url: string;
  depth: number;
}

/** The progress of a reading: each page is committed by itself, so that a killed one goes on. */
@Injectable()
export class ReadingsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Begins a reading, or goes on with one. Null when the source or the job is gone. */
  async open(id: string, outboxId: string): Promise<Reading | null> {
    const [row] = await this.db.query<Reading>(
      `UPDATE sources s SET status = 'reading', problem = NULL, next_read_at = NULL,
         run = s.run + (s.status <> 'reading')::int
       WHERE s.id = $1 AND EXISTS (SELECT FROM outbox o WHERE o.id = $2)
       RETURNING s.id, s.kind, s.url, s.name, s.max_pages AS "maxPages", s.max_depth AS "maxDepth", s.run, s.robots,
         EXISTS (SELECT FROM source_pages p WHERE p.source_id = s.id AND p.run = s.run) AS "isPrepared"`,
      [id, outboxId],
    );
    return row ?? null;
  }

  async file(id: string): Promise<Buffer | null> {
    const [row] = await this.db.query<{ content: Buffer }>(
      'SELECT content FROM source_files WHERE source_id = $1',
      [id],
    );
    return row?.content ?? null;
  }

  async keepRobots(id: string, robots: string): Promise<void> {
    await this.db.query('UPDATE sources SET robots = $2 WHERE id = $1', [id, robots]);
  }

  /** Pages that this run is to read, those it knows already left out, up to the most of the source. */
  async addPages({ id, run, maxPages }: Reading, pages: readonly NewPage[]): Promise<void> {
    if (pages.length === 0) return;
    await this.db.query(
      `INSERT INTO source_pages AS p (tenant_id, id, source_id, url, depth, run)
       SELECT $1, r.id, $2, r.url, r.depth, $3
       FROM ROWS FROM (jsonb_to_recordset($4::jsonb) AS (id uuid, url text, depth integer))
         WITH ORDINALITY AS r(id, url, depth, at)
       WHERE NOT EXISTS (SELECT FROM source_pages k WHERE k.source_id = $2 AND k.url = r.url AND k.run = $3)
       ORDER BY r.at
       LIMIT greatest(0, $5 - (SELECT count(*) FROM source_pages k WHERE k.source_id = $2 AND k.run = $3))
       ON CONFLICT (tenant_id, source_id, url) DO UPDATE
       SET run = EXCLUDED.run, depth = EXCLUDED.depth, status = 'waiting', attempts = 0, problem = NULL
       WHERE p.run <> EXCLUDED.run`,
      [currentTenantId(), id, run, JSON.stringify(pages.map((page) => ({ ...page, id: newId() }))), maxPages],
    );
  }

  /** The next page to read; counts the attempt. */
  async nextPage({ id, run }: Reading): Promise<WaitingPage | null> {
    const [row] = await this.db.query<WaitingPage>(
      `UPDATE source_pages SET attempts = attempts + 1 WHERE id = (
         SELECT p.id FROM source_pages p WHERE p.source_id = $1 AND p.run = $2 AND p.status = 'waiting'
         ORDER BY p.depth, p.id LIMIT 1)
       RETURNING id, url, depth, attempts, content_hash AS "contentHash"`,
      [id, run],
    );
    return row ?? null;
  }

  /** A page was read: what it proposes replaces what it proposed before. @param read null: it has not changed */
  async pageRead(
    sourceId: string,
    pageId: string,
    read: (PageDrafts & { hash: string }) | null,
  ): Promise<void> {
    await this.db.transaction(async (sql) => {
      await lockSource(sql, sourceId);
      await sql.query(
        `UPDATE source_pages SET status = 'read', problem = NULL, fetched_at = now(),
           content_hash = COALESCE($2, content_hash) WHERE id = $1`,
        [pageId, read?.hash ?? null],
      );
      if (read) await writeDrafts(sql, sourceId, read);
    });
  }

  async pageFailed(pageId: string, problem: string): Promise<void> {
    await this.db.query(
      `UPDATE source_pages SET status = 'failed', problem = $2, fetched_at = now() WHERE id = $1`,
      [pageId, problem],
    );
  }

  /** A file was read: it is kept no longer. */
  finishFile(id: string, outboxId: string, drafts: PageDrafts): Promise<void> {
    return this.db.transaction(async (sql) => {
      await lockSource(sql, id);
      await writeDrafts(sql, id, drafts);
      await sql.query('DELETE FROM source_files WHERE source_id = $1', [id]);
      await sql.query(`UPDATE sources SET status = 'ready', problem = NULL, read_at = now() WHERE id = $1`, [
        id,
      ]);
      await this.outbox.settle(sql, outboxId);
    });
  }

  /** Ends a reading without a result; what was known stays. It is tried again when it is due. */
  fail(id: string, outboxId: string, problem: string): Promise<void> {
    return this.db.transaction(async (sql) => {
      await sql.query(`UPDATE sources SET status = 'failed', problem = $2 WHERE id = $1`, [id, problem]);
      await sql.query('DELETE FROM source_files WHERE source_id = $1', [id]);
      await this.outbox.settle(sql, outboxId);
      await this.schedule(sql, id);
    });
  }

  /**
   * All pages of the run have an outcome. Pages that are gone take their open proposals along; what was taken over of
   * them is marked.
   */
  finish({ id, run }: Reading, outboxId: string): Promise<void> {
    return this.db.transaction(async (sql) => {
      await lockSource(sql, id);
      const gone = await sql.query<{ url: string }>(
        `DELETE FROM source_pages WHERE source_id = $1 AND (run < $2 OR problem = 'not_found') RETURNING url`,
        [id, run],
      );
      for (const { url } of gone) await dropMissing(sql, id, url, []);
      await sql.query(`UPDATE sources SET status = 'ready', problem = NULL, read_at = now() WHERE id = $1`, [
        id,
      ]);
      await this.outbox.settle(sql, outboxId);
      await this.schedule(sql, id);
    });
  }

  /** Whether this run has read anything, and else why not. */
  async outcome({ id, run }: Reading): Promise<{ read: number; problem: string | null }> {
    const [row] = await this.db.query<{ read: number; problem: string | null }>(
      `SELECT count(*) FILTER (WHERE status = 'read')::int AS read,
         (array_agg(problem ORDER BY depth, id) FILTER (WHERE problem IS NOT NULL))[1] AS problem
       FROM source_pages WHERE source_id = $1 AND run = $2`,
      [id, run],
    );
    return row ?? { read: 0, problem: null };
  }

  /** Ends a job whose reading goes on in another, which waits behind the other jobs. */
  handOver(id: string, outboxId: string): Promise<OutboxEntry> {
    return this.db.transaction(async (sql) => {
      await this.outbox.settle(sql, outboxId);
      return this.outbox.add(sql, 'source.read', id);
    });
  }

  /** The job is sent again then. */
  async postpone(outboxId: string, seconds: number): Promise<void> {
    await this.db.query(`UPDATE outbox SET sent_at = now() + make_interval(secs => $2) WHERE id = $1`, [
      outboxId,
      seconds,
    ]);
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }

  private async schedule(sql: TenantTransaction, id: string): Promise<void> {
    const [due] = await sql.query<{ at: Date }>(
      `UPDATE sources SET next_read_at = now() + make_interval(hours => every_hours)
       WHERE id = $1 AND every_hours IS NOT NULL RETURNING next_read_at AS at`,
      [id],
    );
    if (!due) return;
    const { payload } = await this.outbox.add(sql, 'source.read', id);
    await sql.query('UPDATE outbox SET sent_at = $2 WHERE id = $1', [payload.outboxId, due.at]);
  }
}

/** First in each transaction of a reading, as when the source is removed: so both wait instead of deadlocking. */
async function lockSource(sql: TenantTransaction, id: string): Promise<void> {
  await sql.query('SELECT FROM sources WHERE id = $1 FOR NO KEY UPDATE', [id]);
}
