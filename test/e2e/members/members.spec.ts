import { Api } from '../../support/api.js';
import type { TestBusiness } from '../../support/businesses.js';
import { eventually } from '../../support/eventually.js';
import { aTime, anId, expectProblem } from '../expectations.js';
import { Console, PASSWORD } from './console.js';

let desk: Console;
let shop: TestBusiness;

beforeAll(async () => {
  desk = await Console.open();
});
beforeEach(async () => {
  shop = await desk.stage.business(desk.here);
});
afterAll(() => desk.close());

describe('the people of a business', () => {
  test('the owner comes by a link of the platform, invites by mail, and each may do what the role has', async () => {
    const email = desk.email('owner');
    const owner = desk.person();
    const token = await desk.invite(shop, email.toUpperCase());

    const joined = await owner.redeem(token, { password: PASSWORD, name: 'Aoife Byrne' });
    expect([joined.status, joined.body]).toEqual([
      200,
      {
        person: { id: anId, email, name: 'Aoife Byrne' },
        member: { id: anId, role: 'owner' },
        tenant: { id: shop.id, slug: shop.slug, name: expect.any(String) as string },
        tenants: [expect.objectContaining({ id: shop.id, role: 'owner', status: 'active' })],
        scopes: expect.arrayContaining(['keys:write', 'members:write']) as string[],
      },
    ]);
    const [cookie = ''] = joined.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-fd_session=[\w-]{43}; Max-Age=7776000; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    expectProblem(await desk.person().redeem(token, { password: PASSWORD, name: 'Eve' }), 401, 'link_over');

    const agentEmail = desk.email('agent');
    const invited = await desk.inviteByMail(owner, shop, agentEmail);
    expect([invited.status, invited.body]).toEqual([
      201,
      { id: anId, email: agentEmail, role: 'agent', createdAt: aTime, sentAt: null, endsAt: aTime },
    ]);
    const agent = desk.person(desk.there);
    const mailed = await desk.mailed(agentEmail);
    expect((await agent.redeem(mailed, { password: PASSWORD, name: 'Sam' })).status).toBe(200);

    expect((await agent.get('/v1/conversations')).status).toBe(200);
    expectProblem(await agent.call('PATCH', '/v1/tenant', { name: 'Mine' }), 403, 'missing_scope');
    expect((await owner.call('PATCH', '/v1/tenant', { name: 'Harbour Tea' })).status).toBe(200);
    expect(await desk.members(owner)).toEqual([
      expect.objectContaining({ email: agentEmail, name: 'Sam', role: 'agent' }),
      expect.objectContaining({ email, name: 'Aoife Byrne', role: 'owner' }),
    ]);
    expect((await owner.get<{ data: object[] }>('/v1/invitations')).body.data).toEqual([]);
  });

  test('what a member changes is told in the audit log by member and role, without any address', async () => {
    const owner = await desk.member(shop);
    const email = desk.email('agent');
    await owner.call('POST', '/v1/invitations', { email, role: 'agent' });
    const { body } = await owner.get<{ data: Record<string, unknown>[] }>('/v1/audit-log');
    const [me] = await desk.members(owner);
    expect(body.data[0]).toMatchObject({
      actor: { kind: 'member', id: me?.id, hint: 'owner' },
      action: 'invitations.create',
      object: { kind: 'invitation', id: anId },
      after: { role: 'agent', email: '•••' },
    });
    const newcomer = desk.person();
    await newcomer.redeem(await desk.invite(shop, desk.email(), 'manager'), {
      ...{ password: PASSWORD, name: 'Ms Byrne' },
    });
    const told = await owner.get<{ data: Record<string, unknown>[] }>('/v1/audit-log');
    const [manager] = await desk.members(owner);
    expect(told.body.data.filter(({ action }) => action === 'links.redeem').slice(0, 2)).toMatchObject([
      {
        actor: { kind: 'member', id: manager?.id, hint: 'manager' },
        object: { kind: 'member', id: manager?.id },
        after: { role: 'manager', email: '•••', name: '•••' },
      },
      { actor: { id: manager?.id }, object: { kind: 'invitation' }, before: { role: 'manager' } },
    ]);
    const lines = await desk.stage.sql<{ line: string }>('SELECT l::text AS line FROM audit_log l');
    expect(lines.filter(({ line }) => line.includes('@example.com'))).toEqual([]);
  });

  test('the last owner stays, also when two owners demote each other at the same moment', async () => {
    const owner = await desk.member(shop);
    const [first] = await desk.members(owner);
    const path = (id?: string) => `/v1/members/${id ?? ''}`;
    expectProblem(await owner.call('PATCH', path(first?.id), { role: 'agent' }), 409, 'last_owner');
    expectProblem(await owner.call('DELETE', path(first?.id)), 409, 'last_owner');

    const other = await desk.member(shop);
    const [second] = await desk.members(owner);
    const answers = await Promise.all([
      owner.call('PATCH', path(second?.id), { role: 'agent' }),
      other.at(desk.there.url).call('PATCH', path(first?.id), { role: 'agent' }),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const left = await desk.stage.sql('SELECT FROM members WHERE tenant_id = $1 AND role = $2', [
      shop.id,
      'owner',
    ]);
    expect(left).toHaveLength(1);
  });

  test('a manager decides about agents alone, an agent about nobody, a key about roles within its scopes', async () => {
    const [owner, manager] = [await desk.member(shop), await desk.member(shop, 'manager')];
    const agent = await desk.member(shop, 'agent');
    const ids = new Map((await desk.members(owner)).map(({ role, id }) => [role, id]));
    const invite = (role: string) => ({ email: desk.email(), role });

    expect((await manager.call('POST', '/v1/invitations', invite('agent'))).status).toBe(201);
    for (const role of ['manager', 'owner'])
      expectProblem(await manager.call('POST', '/v1/invitations', invite(role)), 403, 'role_exceeds_own');
    const itsAgent = `/v1/members/${ids.get('agent')}`;
    expectProblem(await manager.call('PATCH', itsAgent, { role: 'manager' }), 403, 'role_exceeds_own');
    expectProblem(await manager.call('DELETE', `/v1/members/${ids.get('owner')}`), 403, 'role_exceeds_own');
    expectProblem(await agent.call('POST', '/v1/invitations', invite('agent')), 403, 'missing_scope');

    const made = await shop.api.post<{ secret: string }>('/v1/api-keys', {
      ...{ name: 'People', scopes: ['members:*', 'conversations:*'] },
    });
    const key = new Api(desk.here.url, made.body.secret);
    expectProblem(await key.post('/v1/invitations', invite('agent')), 403, 'role_exceeds_own');
    expect((await shop.api.post('/v1/invitations', invite('owner'))).status).toBe(201);
  });

  test('an invitation that is sent again or taken back has no old link', async () => {
    const owner = await desk.member(shop);
    const email = desk.email('agent');
    const { body } = await owner.call<{ id: string }>('POST', '/v1/invitations', { email, role: 'agent' });
    const old = await desk.mailed(email);
    expectProblem(
      await owner.call('POST', '/v1/invitations', { email, role: 'agent' }),
      409,
      'already_invited',
    );
    expect((await owner.call('POST', `/v1/invitations/${body.id}/resend`, {})).status).toBe(200);
    const renewed = await desk.mailed(email, 2);
    const easy = { password: 'password1234', name: 'S' };
    expectProblem(await desk.person().redeem(renewed, easy), 422, 'invalid', ['/password']);
    expectProblem(await desk.person().redeem(old, { password: PASSWORD, name: 'S' }), 401, 'link_over');
    await eventually(async () => {
      const { body: list } = await owner.get<{ data: { sentAt: string | null }[] }>('/v1/invitations');
      return list.data[0]?.sentAt;
    });
    expect((await owner.call('DELETE', `/v1/invitations/${body.id}`)).status).toBe(204);
    expectProblem(await desk.person().redeem(renewed, { password: PASSWORD, name: 'S' }), 401, 'link_over');
  });

  test('an owner makes keys that can do no more, and a manager none', async () => {
    const [owner, manager] = [await desk.member(shop), await desk.member(shop, 'manager')];
    const wanted = { name: 'Till', scopes: ['orders:*'] };
    const made = await owner.call<{ secret: string }>('POST', '/v1/api-keys', wanted);
    expect(made.status).toBe(201);
    expect((await new Api(desk.here.url, made.body.secret).get('/v1/orders')).status).toBe(200);
    expectProblem(await manager.call('POST', '/v1/api-keys', wanted), 403, 'missing_scope');
  });
});

describe('people of several businesses', () => {
  test('join the second with the password they have, and see one business at a time', async () => {
    const other = await desk.stage.business(desk.here);
    const email = desk.email('owner');
    const owner = await desk.member(shop, 'owner', email);
    const token = await desk.invite(other, email, 'agent');
    expectProblem(
      await desk.person().redeem(token, { password: 'not the same one', name: 'Eve' }),
      401,
      'wrong_credentials',
    );
    const elsewhere = desk.person();
    const joined = await elsewhere.redeem(token, { password: PASSWORD });
    expect(joined.body).toMatchObject({
      person: { name: 'Ms owner' },
      member: { role: 'agent' },
      tenant: { id: other.id },
    });
    expect(joined.body.tenants.map(({ id }) => id).sort()).toEqual([shop.id, other.id].sort());

    const [mine] = await desk.members(owner);
    expect((await desk.members(elsewhere)).map(({ id }) => id)).not.toContain(mine?.id);
    expectProblem(await owner.call('DELETE', `/v1/members/${joined.body.member.id}`), 404, 'not_found');
    expectProblem(
      await owner.call('POST', '/console/v1/session/tenant', { tenantId: shop.id.replace(/^./u, '1') }),
      404,
      'not_found',
    );

    const before = owner.session;
    const switched = await owner.call('POST', '/console/v1/session/tenant', { tenantId: other.id });
    expect(switched.body).toMatchObject({ tenant: { id: other.id }, member: { role: 'agent' } });
    expect(owner.session).not.toBe(before);
    const old = await desk.person().call('GET', '/v1/members', undefined, { cookie: before ?? '' });
    expectProblem(old, 401, 'unauthenticated');
  });

  test('a person is forgotten with the last business, by removal and by its erasure', async () => {
    const other = await desk.stage.business(desk.here);
    const email = desk.email('owner');
    const [owner, second] = [await desk.member(shop), await desk.member(shop, 'agent', email)];
    await desk.person().redeem(await desk.invite(other, email), { password: PASSWORD });
    const rows = () =>
      desk.stage.sql<{ n: number }>(
        `SELECT (SELECT count(*) FROM sessions s WHERE s.person_id = p.id)::int AS n FROM people p WHERE email = $1`,
        [email],
      );
    const [agent] = (await desk.members(owner)).filter(({ role }) => role === 'agent');
    expect((await owner.call('DELETE', `/v1/members/${agent?.id}`)).status).toBe(204);
    expect(await rows()).toEqual([{ n: 1 }]);
    expectProblem(await second.get('/v1/members'), 401, 'unauthenticated');

    const admin = desk.stage.admin(desk.here);
    await admin.delete(`/admin/v1/tenants/${other.id}?confirm=${other.slug}`);
    await eventually(async () => (await admin.get(`/admin/v1/tenants/${other.id}`)).status === 404);
    expect(await rows()).toEqual([]);
    const left = await desk.stage.sql(
      `SELECT business_id FROM sessions WHERE business_id = $1 UNION ALL
       SELECT business_id FROM one_time_tokens WHERE business_id = $1`,
      [other.id],
    );
    expect(left).toEqual([]);
  });
});
