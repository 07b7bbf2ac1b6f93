import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DatabaseConfig } from '../../src/config/database.config.js';
import { hashKey } from '../../src/platform/auth/api-key.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TokensRepository, type OneTimeToken } from '../../src/members/links/tokens.repository.js';
import { PeopleRepository } from '../../src/members/people.repository.js';
import { SessionsRepository } from '../../src/members/sessions/sessions.repository.js';
import { eventually } from '../support/eventually.js';
import { ThrowawayDatabase } from './throwaway-database.js';

const OLD = '$argon2id$old';
const NEW = '$argon2id$new';

/** New rows of `sessions` wait for this lock just before they are written. */
const HOLD = `
  CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END';
  CREATE TRIGGER hold BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION hold()`;

/** What ends sessions at the very moment that one begins. */
describe('a session that begins', () => {
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let db: PlatformDb;
  let sessions: SessionsRepository;
  let tokens: TokensRepository;
  let people: PeopleRepository;
  let tenantId: string;
  let personId: string;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(HOLD);
    db = new PlatformDb({
      ...{ platformUrl: database.platformUrl, platformPoolSize: 12, acquireTimeoutMs: 10_000 },
    } as DatabaseConfig);
    sessions = new SessionsRepository(db);
    tokens = new TokensRepository(db);
    people = new PeopleRepository(db);
  });
  beforeEach(async () => {
    [tenantId, personId] = [await newTenant(), randomUUID()];
    const person = [personId, `${personId}@example.com`, OLD];
    await superuser.query(
      `INSERT INTO people (id, email, name, password_hash) VALUES ($1, $2, 'Aoife', $3)`,
      person,
    );
    await join(tenantId);
  });
  afterAll(async () => {
    await db.onApplicationShutdown();
    await superuser.end();
    await database.drop();
  });

  async function newTenant(): Promise<string> {
    const id = randomUUID();
    await superuser.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Harbour Tea', 'en-IE', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, id],
    );
    return id;
  }

  async function join(tenant: string): Promise<void> {
    await superuser.query(
      `INSERT INTO members (tenant_id, id, person_id, email, name, role) VALUES ($1, $2, $3, $4, 'Aoife', 'owner')`,
      [tenant, randomUUID(), personId, `${personId}@example.com`],
    );
  }

  function newSession() {
    const tokenHash = hashKey(randomBytes(32).toString('base64url'));
    return { id: randomUUID(), tokenHash, personId, tenantId, addressHash: 'hash' };
  }

  async function newLink(): Promise<OneTimeToken> {
    const token = { id: randomUUID(), purpose: 'reset' as const, personId, tenantId };
    expect(await tokens.createLink(token)).toBe(true);
    return { ...token, invitationId: null };
  }

  /** Statements that wait for a lock. */
  async function held(count: number): Promise<void> {
    await eventually(async () => {
      const { rows } = await superuser.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length === count;
    });
  }

  /** Begins the first, and when it is about to write its session the second; then lets both go on. */
  async function during<First, Second>(
    first: () => Promise<First>,
    second: () => Promise<Second>,
  ): Promise<[First, Second]> {
    await superuser.query('SELECT pg_advisory_lock(1)');
    const one = first();
    await held(1);
    const other = second();
    await Promise.race([other, held(2)]);
    await superuser.query('SELECT pg_advisory_unlock(1)');
    return Promise.all([one, other]);
  }

  async function stored(): Promise<number> {
    return (await superuser.query('SELECT FROM sessions WHERE person_id = $1', [personId])).rows.length;
  }

  test('with a password does not outlive a new one that is chosen meanwhile', async () => {
    const link = await newLink();
    const [, isReset] = await during(
      () => sessions.create(newSession(), OLD),
      () => tokens.reset(link, NEW),
    );
    expect([isReset, await stored()]).toEqual([true, 0]);
  });

  test('with a password that was proven before a new one is refused', async () => {
    expect(await tokens.reset(await newLink(), NEW)).toBe(true);
    expect(await sessions.create(newSession(), OLD)).toBe(false);
    expect(await sessions.create(newSession(), NEW)).toBe(true);
    expect(await stored()).toBe(1);
  });

  test('in another business does not outlive a new password that is chosen meanwhile', async () => {
    const old = newSession();
    expect(await sessions.create(old, OLD)).toBe(true);
    const link = await newLink();
    const [, isReset] = await during(
      () => sessions.replace(old.id, newSession()),
      () => tokens.reset(link, NEW),
    );
    expect([isReset, await stored()]).toEqual([true, 0]);
  });

  test('does not outlive the removal of its member, so that none wakes when they come back', async () => {
    await join(await newTenant());
    const remove = async () => {
      await db.query('DELETE FROM members WHERE person_id = $1 AND tenant_id = $2', [personId, tenantId]);
      await people.left(personId, tenantId);
    };
    await during(() => sessions.create(newSession(), OLD), remove);
    await join(tenantId);
    expect(await stored()).toBe(0);
  });

  test('by an invitation does not begin with a password that is not theirs any more', async () => {
    const invited = await newTenant();
    const invitation = {
      ...{ id: randomUUID(), tenantId: invited, email: `${personId}@example.com` },
      role: 'agent' as const,
    };
    await superuser.query(
      `INSERT INTO invitations (tenant_id, id, email, role, ends_at) VALUES ($1, $2, $3, 'agent', now() + interval '1 day')`,
      [invited, invitation.id, invitation.email],
    );
    const member = { id: randomUUID(), name: '', personId, isNew: false, passwordHash: OLD };
    const session = { ...newSession(), tenantId: invited };
    expect(await tokens.reset(await newLink(), NEW)).toBe(true);
    await expect(tokens.join(invitation, member, session)).rejects.toMatchObject({ code: 'link_over' });
    await tokens.join(invitation, { ...member, passwordHash: NEW }, session);
    expect(await stored()).toBe(1);
  });

  test('two passwords that are set by one link at the same moment do not wait for each other: one counts', async () => {
    const link = await newLink();
    await superuser.query('BEGIN');
    await superuser.query('SELECT FROM people WHERE id = $1 FOR UPDATE', [personId]);
    const resets = Promise.all([tokens.reset(link, NEW), tokens.reset(link, `${NEW}er`)]);
    await held(2);
    await superuser.query('COMMIT');
    expect((await resets).toSorted()).toEqual([false, true]);
  });

  test('ends the one that was not used for the longest time, when the person has fifty', async () => {
    await superuser.query(
      `INSERT INTO sessions (id, token_hash, person_id, business_id, address_hash, ends_at, last_used_at)
       SELECT gen_random_uuid(), sha256(($1 || n)::bytea), $1::uuid, $2, 'hash', now() + interval '1 day', now() - n * interval '1 hour'
       FROM generate_series(1, 50) n`,
      [personId, tenantId],
    );
    const session = newSession();
    expect(await sessions.create(session, OLD)).toBe(true);
    const { rows } = await superuser.query<{ oldest: number }>(
      `SELECT round(extract(epoch FROM now() - min(last_used_at)) / 3600)::int AS oldest
       FROM sessions WHERE person_id = $1`,
      [personId],
    );
    expect([await stored(), rows[0]?.oldest]).toEqual([50, 49]);
    expect(await sessions.find(session.tokenHash)).not.toBeNull();
  });

  test('a new link voids the one before, also one that is not sent yet', async () => {
    const [sent, unsent, last] = [await newLink(), await newLink(), await newLink()];
    expect(await tokens.reset(sent, NEW)).toBe(false);
    expect(await tokens.arm(unsent.id, hashKey('unsent'))).toBeNull();
    expect(await tokens.reset(last, NEW)).toBe(true);
  });

  test('at most five links are sent to a person, also when twelve are asked for at once', async () => {
    const asked = Array.from({ length: 12 }, () =>
      tokens.createLink({ id: randomUUID(), purpose: 'sign_in', personId, tenantId }),
    );
    expect((await Promise.all(asked)).filter((isMade) => isMade)).toHaveLength(5);
    const { rows } = await superuser.query(
      'SELECT FROM one_time_tokens WHERE person_id = $1 AND used_at IS NULL',
      [personId],
    );
    expect(rows).toHaveLength(1);
  });
});
