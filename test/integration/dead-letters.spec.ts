import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { DATABASE_ERRORS } from '../../src/platform/database/database.errors.js';
import type { JobKind } from '../../src/kernel/job-names.js';
import { JOB_POLICIES } from '../../src/platform/queueing/job-kinds.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { JobAttempts } from '../../src/queue/attempts/job-attempts.js';
import { JobAttemptsRepository } from '../../src/queue/attempts/job-attempts.repository.js';
import { DeadLettersRepository } from '../../src/queue/dead-letters/dead-letters.repository.js';
import { eventually } from '../support/eventually.js';
import { asTenant, openPlatform } from './platform-app.js';
import { ThrowawayDatabase } from './throwaway-database.js';

const KIND: JobKind = 'source.read';
const { attempts: MOST } = JOB_POLICIES[KIND];

interface Owed {
  attempts: number;
  error: string | null;
  begun_at: Date | null;
  /** When it may be tried again, in seconds. */
  until: number;
}

describe('a job that fails', () => {
  const [tenantId, otherId] = [randomUUID(), randomUUID()];
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let platform: TestingModule;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    for (const [id, slug] of [
      [tenantId, 'shop'],
      [otherId, 'other'],
    ])
      await superuser.query(
        `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
         VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
        [id, slug],
      );
    platform = await openPlatform(
      { DATABASE_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl },
      [JobAttempts, JobAttemptsRepository, DeadLettersRepository, Outbox],
    );
  });
  beforeEach(async () => {
    await superuser.query('DELETE FROM outbox');
    await superuser.query('DELETE FROM dead_letters');
    jest.spyOn(Logger.prototype, 'error').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await platform.close();
    await superuser.end();
    await database.drop();
  });

  async function owe(kind: JobKind = KIND, tenant = tenantId): Promise<string> {
    const id = randomUUID();
    await superuser.query(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id) VALUES ($1, $2, $3, $4, 'c-1')`,
      [tenant, id, kind, randomUUID()],
    );
    return id;
  }

  function attempt(id: string, work: () => Promise<void>, kind: JobKind = KIND): Promise<unknown> {
    const made = asTenant(tenantId, () => platform.get(JobAttempts).make(kind, id, work));
    return made.catch((error: unknown) => error);
  }

  async function owed(id: string): Promise<Owed | undefined> {
    const { rows } = await superuser.query<Owed>(
      `SELECT attempts, error, begun_at, EXTRACT(epoch FROM sent_at)::float AS until FROM outbox WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  /** Of PostgreSQL, in seconds. */
  async function now(): Promise<number> {
    const { rows } = await superuser.query<{ now: number }>(`SELECT EXTRACT(epoch FROM now())::float AS now`);
    return rows[0]?.now ?? NaN;
  }

  function letters() {
    return platform.get(DeadLettersRepository).list(10, undefined, {});
  }

  const broken = () => Promise.reject(new TypeError('of a customer called Aoife'));

  it('waits longer each time, and its error names no content', async () => {
    const id = await owe();
    const pauses: { least: number; most: number }[] = [];
    for (let n = 1; n < MOST; n += 1) {
      const began = await now();
      expect(await attempt(id, broken)).toBeInstanceOf(TypeError);
      const row = await owed(id);
      expect(row).toMatchObject({ attempts: n, begun_at: null, error: expect.stringContaining('TypeError') });
      expect(row?.error).not.toContain('Aoife');
      // It was decided about between the two: a slow machine takes its time.
      const until = row?.until ?? 0;
      pauses.push({ least: until - (await now()), most: until - began });
    }
    pauses.forEach(({ least, most }, n) => {
      expect(most).toBeGreaterThan(5 * 2 ** n * 0.75);
      expect(least).toBeLessThanOrEqual(5 * 2 ** n * 1.25);
    });
    expect(await letters()).toEqual([]);
  });

  it('becomes a dead letter after its last attempt, and is owed no more', async () => {
    const id = await owe();
    for (let n = 0; n < MOST; n += 1) await attempt(id, broken);
    expect(await owed(id)).toBeUndefined();
    expect(await letters()).toEqual([
      expect.objectContaining({
        ...{ tenantId, tenantName: 'Test shop', kind: KIND, queue: 'bulk', attempts: MOST, status: 'open' },
        ...{ error: expect.stringContaining('TypeError'), reason: null, decidedAt: null },
      }),
    ]);
    const again = jest.fn(() => Promise.resolve());
    await attempt(id, again);
    expect(again).not.toHaveBeenCalled();
  });

  it('of a database that was away for a moment does not count', async () => {
    const id = await owe();
    const away = () => Promise.reject(DATABASE_ERRORS.database_unavailable('Busy.'));
    for (let n = 0; n <= MOST; n += 1) await attempt(id, away);
    expect(await owed(id)).toMatchObject({ attempts: 0, error: null, begun_at: null });
  });

  it('begins to count anew once it has run without failing', async () => {
    const id = await owe();
    for (let n = 1; n < MOST; n += 1) await attempt(id, broken);
    await attempt(id, () => Promise.resolve());
    expect(await owed(id)).toMatchObject({ attempts: 0, error: null, begun_at: null });
  });

  it('with its process is given up after as many deaths, without being run again', async () => {
    const id = await owe();
    const killing = jest.fn(() => new Promise<void>(() => undefined));
    for (let n = 0; n < MOST; n += 1) {
      void attempt(id, killing);
      await eventually(() => Promise.resolve(killing.mock.calls.length === n + 1));
      // As if that process had died a minute ago.
      await superuser.query(`UPDATE outbox SET begun_at = begun_at - interval '1 minute' WHERE id = $1`, [
        id,
      ]);
    }
    await attempt(id, killing);
    expect(killing).toHaveBeenCalledTimes(MOST);
    expect(await letters()).toEqual([
      expect.objectContaining({
        attempts: MOST,
        error: 'The process that ran it stopped before it had ended.',
      }),
    ]);
  });

  it('that runs in two processes at once, because Redis was emptied, is not taken for dead', async () => {
    const id = await owe();
    void attempt(id, () => new Promise<void>(() => undefined));
    await eventually(async () => (await owed(id))?.begun_at);
    // However long the other one takes to come.
    await superuser.query('UPDATE outbox SET begun_at = now() WHERE id = $1', [id]);
    await attempt(id, () => Promise.resolve());
    expect(await owed(id)).toMatchObject({ attempts: 0 });
  });

  it('is retried once, for its own business alone', async () => {
    const id = await owe();
    for (let n = 0; n < MOST; n += 1) await attempt(id, broken);
    const [letter] = await letters();
    const retry = (tenant: string) =>
      asTenant(tenant, () => platform.get(DeadLettersRepository).retry(letter?.id ?? ''));
    expect(await retry(otherId)).toBeNull();
    const entry = await retry(tenantId);
    expect(entry).toMatchObject({
      kind: KIND,
      payload: { tenantId, reference: letter?.reference, isRetry: true },
    });
    expect(await retry(tenantId)).toBeNull();
    const { rows } = await superuser.query('SELECT tenant_id, id, kind, reference, is_retry FROM outbox');
    const { outboxId } = entry?.payload ?? {};
    expect(rows).toEqual([
      { tenant_id: tenantId, id: outboxId, kind: KIND, reference: letter?.reference, is_retry: true },
    ]);
  });

  it('was decided long ago is deleted; an open one only when nothing could be done about it any more', async () => {
    for (const kind of [KIND, 'evaluation.run', 'webhook.deliver', 'webhook.deliver'] as const) {
      const id = await owe(kind);
      for (let n = 0; n < JOB_POLICIES[kind].attempts; n += 1) await attempt(id, broken, kind);
    }
    const [young] = (await letters()).filter(({ kind }) => kind === 'webhook.deliver');
    await superuser.query(
      `UPDATE dead_letters SET last_failed_at = now() - interval '31 days' WHERE id <> $1`,
      [young?.id],
    );
    await superuser.query(
      `UPDATE dead_letters SET status = 'discarded', decided_at = now() - interval '91 days' WHERE kind = $1`,
      [KIND],
    );
    await platform.get(DeadLettersRepository).deleteOld();
    expect((await letters()).map(({ id, kind }) => [kind, id === young?.id])).toEqual([
      ['webhook.deliver', true],
      ['evaluation.run', false],
    ]);
  });
});
