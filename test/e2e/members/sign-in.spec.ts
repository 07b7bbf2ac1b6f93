import type { Answer } from '../../support/api.js';
import { BrowserPerson } from '../../support/browser-person.js';
import type { TestBusiness } from '../../support/businesses.js';
import { eventually, stopwatch } from '../../support/eventually.js';
import { expectProblem } from '../expectations.js';
import { Console, PASSWORD } from './console.js';

/** As long as a session is remembered, and what a busy machine adds. */
const SEEN_MS = 20_000;

let desk: Console;
let shop: TestBusiness;

beforeAll(async () => {
  desk = await Console.open();
  shop = await desk.stage.business(desk.here);
});
afterAll(() => desk.close());

/** What must be the same for known and unknown accounts. */
function withoutIds({ status, body }: Answer): unknown {
  return { status, body: { ...(body as object), requestId: '' } };
}

async function refusedThere(person: BrowserPerson, status: number): Promise<number> {
  const waited = stopwatch();
  const there = person.at(desk.there.url);
  await eventually(async () => (await there.get('/v1/api-keys')).status === status);
  waited.stop();
  return waited.ms();
}

describe('signing in', () => {
  test('a wrong password and an unknown address are answered alike', async () => {
    const email = desk.email('owner');
    await desk.member(shop, 'owner', email);
    const wrong = await desk.person().signIn(email, 'not that one at all');
    const unknown = await desk.person().signIn(desk.email('nobody'), 'not that one at all');
    expectProblem(wrong, 401, 'wrong_credentials');
    expect(withoutIds(unknown)).toEqual(withoutIds(wrong));
    for (const { headers } of [wrong, unknown])
      expect(headers.get('ratelimit-policy')).toBe('"sign-ins";q=20;w=900, "account-sign-ins";q=5;w=900');
    const right = await desk.person(desk.there).signIn(` ${email.toUpperCase()}`, PASSWORD);
    expect([right.status, right.body.member.role]).toEqual([200, 'owner']);
  });

  test('only the hash of a session and of a password is stored', async () => {
    const person = await desk.member(shop);
    const token = person.session?.split('=')[1] ?? '';
    const stored = await desk.stage.sql<{ row: string }>(
      `SELECT p::text AS row FROM people p UNION ALL SELECT s::text FROM sessions s UNION ALL SELECT o::text FROM one_time_tokens o`,
    );
    const all = stored.map(({ row }) => row).join('\n');
    expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect([all.includes(token), all.includes(PASSWORD), token.length]).toEqual([false, false, 43]);
  });

  test('requests of other websites are refused, those of the console’s own pages are not', async () => {
    const person = await desk.member(shop);
    const patch = (headers: Record<string, string>) =>
      person.call('PATCH', '/v1/tenant', { name: 'Ours' }, headers);
    const own = new URL(desk.here.url).origin;
    const strangers: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: own },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of strangers) expectProblem(await patch(headers), 403, 'cross_site');
    expect((await patch({ origin: own })).status).toBe(200);
    const read = (site: string) => person.call('GET', '/v1/tenant', undefined, { 'sec-fetch-site': site });
    expectProblem(await read('cross-site'), 403, 'cross_site');
    expect((await read('none')).status).toBe(200);
    const signIn = await desk.person().call(
      'POST',
      '/console/v1/session',
      { email: 'a@b.example', password: PASSWORD },
      {
        'sec-fetch-site': 'cross-site',
      },
    );
    expectProblem(signIn, 403, 'cross_site');
    const form = await person.call(
      'PATCH',
      '/v1/tenant',
      { name: 'Ours' },
      {
        ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
      },
    );
    expect(form.status).toBe(415);
  });

  test('with an Authorization header the cookie does not count', async () => {
    const person = await desk.member(shop);
    const headers = { authorization: 'Bearer nothing', 'sec-fetch-site': 'same-origin' };
    expectProblem(await person.call('GET', '/v1/tenant', undefined, headers), 401, 'unauthenticated');
  });

  test('admin calls, the widget and another business’s things are closed to a session', async () => {
    const person = await desk.member(shop);
    expectProblem(await person.get('/admin/v1/tenants'), 403, 'wrong_credential');
    expectProblem(await person.get('/widget/v1/config'), 403, 'wrong_credential');
    expectProblem(await desk.person().get('/console/v1/session'), 401, 'unauthenticated');
  });
});

describe('the end of a session', () => {
  test('signing out counts everywhere within seconds, and the cookie goes', async () => {
    const person = await desk.member(shop);
    const kept = person.at(desk.there.url);
    expect((await kept.get('/console/v1/session')).status).toBe(200);
    const out = await person.call('DELETE', '/console/v1/session');
    expect([out.status, person.session]).toEqual([204, null]);
    expect(await refusedThere(kept, 401)).toBeLessThan(SEEN_MS);
  });

  test('a role that is taken, and a member who is removed, count everywhere within seconds', async () => {
    const [owner, other] = [await desk.member(shop), await desk.member(shop)];
    const [second] = await desk.members(owner);
    expect((await other.at(desk.there.url).get('/v1/api-keys')).status).toBe(200);
    await owner.call('PATCH', `/v1/members/${second?.id}`, { role: 'agent' });
    expect(await refusedThere(other, 403)).toBeLessThan(SEEN_MS);
    await owner.call('DELETE', `/v1/members/${second?.id}`);
    expect(await refusedThere(other, 401)).toBeLessThan(SEEN_MS);
  });

  test('it comes after 14 days without use, and after 90 days', async () => {
    const [idle, old] = [await desk.member(shop), await desk.member(shop)];
    for (const [person, change] of [
      [idle, `last_used_at = now() - interval '14 days'`],
      [old, `ends_at = now()`],
    ] as const) {
      const token = person.session?.split('=')[1] ?? '';
      await desk.stage.sql(
        `UPDATE sessions SET ${change} WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
        [token],
      );
      // Of the process that has not remembered it.
      expectProblem(await person.at(desk.there.url).get('/v1/tenant'), 401, 'unauthenticated');
    }
  });

  test('a suspended business lets nobody in', async () => {
    const closed = await desk.stage.business(desk.here);
    const email = desk.email('owner');
    const person = await desk.member(closed, 'owner', email);
    await desk.stage.admin(desk.here).patch(`/admin/v1/tenants/${closed.id}`, { status: 'suspended' });
    expectProblem(await person.get('/v1/tenant'), 403, 'tenant_suspended');
    expectProblem(await desk.person().signIn(email, PASSWORD), 403, 'tenant_suspended');

    const kept = person.at(desk.here.url);
    expect((await person.call('DELETE', '/console/v1/session')).status).toBe(204);
    expect(person.session).toBeNull();
    await desk.stage.admin(desk.here).patch(`/admin/v1/tenants/${closed.id}`, { status: 'active' });
    expectProblem(await kept.get('/v1/tenant'), 401, 'unauthenticated');
  });

  test('signing out works again and again, but not by another website', async () => {
    const person = await desk.member(shop);
    const kept = person.at(desk.here.url);
    const out = (from: BrowserPerson, site: string) =>
      from.call('DELETE', '/console/v1/session', undefined, { 'sec-fetch-site': site });
    expectProblem(await out(person, 'same-site'), 403, 'cross_site');
    expect((await person.get('/v1/tenant')).status).toBe(200);
    for (const from of [person, kept, desk.person()])
      expect((await out(from, 'same-origin')).status).toBe(204);
    expect(kept.session).toBeNull();
  });
});

describe('links by mail', () => {
  const ask = (person: BrowserPerson, email: string, purpose: string) =>
    person.call('POST', '/console/v1/links', { email, purpose });

  test('a new password ends all sessions, and the link works once', async () => {
    const email = desk.email('owner');
    const before = await desk.member(shop, 'owner', email);
    expect((await ask(desk.person(), email, 'reset')).status).toBe(202);
    const token = await desk.mailed(email);
    expectProblem(await desk.person().redeem(token), 422, 'invalid', ['/password']);
    // The link still serves after a password that is easy to guess.
    for (const password of ['qwertyuiop123', email])
      expectProblem(await desk.person().redeem(token, { password }), 422, 'invalid', ['/password']);
    const fresh = desk.person();
    expect((await fresh.redeem(token, { password: 'another one of mine' })).status).toBe(200);
    expectProblem(await desk.person().redeem(token, { password: PASSWORD }), 401, 'link_over');
    expectProblem(await before.get('/v1/tenant'), 401, 'unauthenticated');
    expectProblem(await desk.person().signIn(email, PASSWORD), 401, 'wrong_credentials');
    expect((await desk.person().signIn(email, 'another one of mine')).status).toBe(200);
    expect((await fresh.get('/v1/tenant')).status).toBe(200);
  });

  test('a link signs in, and after 15 minutes it does not', async () => {
    const email = desk.email('owner');
    await desk.member(shop, 'owner', email);
    await ask(desk.person(), email, 'sign_in');
    const token = await desk.mailed(email);
    expect((await desk.person(desk.there).redeem(token)).body.person.email).toBe(email);
    await ask(desk.person(), email, 'sign_in');
    const late = await desk.mailed(email, 2);
    await desk.stage.sql(`UPDATE one_time_tokens SET ends_at = now() WHERE used_at IS NULL`);
    expectProblem(await desk.person().redeem(late), 401, 'link_over');
  });

  test('asking tells nothing: the same answer for known and unknown, and at most five mails', async () => {
    const email = desk.email('owner');
    await desk.member(shop, 'owner', email);
    const known = await ask(desk.person(), email, 'reset');
    const unknown = await ask(desk.person(), desk.email('nobody'), 'reset');
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    for (let asked = 1; asked < 8; asked += 1)
      expect((await ask(desk.person(), email, 'reset')).status).toBe(202);
    const stored = await desk.stage.sql(
      'SELECT FROM one_time_tokens o JOIN people p ON p.id = o.person_id WHERE p.email = $1',
      [email],
    );
    expect(stored).toHaveLength(5);
  });
});

describe('guessing', () => {
  test('an address has five tries of an account, and the right password does not help; other addresses do', async () => {
    const email = desk.email('owner');
    await desk.member(shop, 'owner', email);
    const thief = desk.person();
    for (let tried = 0; tried < 5; tried += 1)
      expectProblem(await thief.signIn(email, `guess number ${tried}`), 401, 'wrong_credentials');
    const limited = await thief.signIn(email, PASSWORD);
    expect([limited.status, limited.body]).toMatchObject([
      429,
      { code: 'rate_limited', limit: { name: 'account-sign-ins', size: 5, windowSeconds: 900 } },
    ]);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await desk.person().signIn(email, PASSWORD)).status).toBe(200);
  });

  test('an address has twenty tries over all accounts', async () => {
    const thief = desk.person();
    const statuses: number[] = [];
    for (let tried = 0; tried < 21; tried += 1)
      statuses.push((await thief.signIn(desk.email('any'), 'a password of many')).status);
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429]);
  });

  test('whoever tries from ever new addresses is stopped, and the owner still comes in', async () => {
    const email = desk.email('owner');
    const owner = await desk.member(shop, 'owner', email);
    const tries = await Promise.all(
      Array.from({ length: 60 }, () => desk.person().signIn(email, 'a password of many')),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await owner.signIn(email, PASSWORD)).status).toBe(200);
    await desk.person().call('POST', '/console/v1/links', { email, purpose: 'sign_in' });
    expect((await desk.person().redeem(await desk.mailed(email))).status).toBe(200);
  });
});
