import { Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { aTime, allPages, anId, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';

const NEW_TENANT = { name: 'Cedar & Clay', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' };
const LIMITS = {
  requestsPerMinute: expect.any(Number),
  messagesPerMinute: expect.any(Number),
  visitorMessagesPerMinute: expect.any(Number),
  openSockets: expect.any(Number),
  aiTokensPerMonth: expect.any(Number),
  webhooks: expect.any(Number),
  aiCostPerMonth: expect.stringMatching(/^\d+\.\d{2}$/),
};

let stage: Stage;
let frontdesk: FrontdeskProcess;
let admin: Api;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  admin = stage.admin(frontdesk);
  shop = await stage.business(frontdesk);
});
afterAll(() => stage.close());

describe('POST /admin/v1/tenants', () => {
  test('answers the tenant with its first keys, each shown once', async () => {
    const sent = { ...NEW_TENANT, slug: 'cedar-clay', ownerEmail: 'owner@example.com', plan: 'standard' };
    const { status, body } = await admin.post<{
      id: string;
      apiKey: { secret: string };
      publishableKey: string;
    }>('/admin/v1/tenants', sent);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...sent, id: anId, status: 'active' });
    expect(body.apiKey).toEqual({ id: anId, secret: expect.stringMatching(/^fd_live_[\w-]{43,}$/) });
    expect(body.publishableKey).toMatch(/^fd_pub_[\w-]{43,}$/);
    const again = await admin.get(`/admin/v1/tenants/${body.id}`);
    expect(again.text).not.toContain('fd_live_');
    expect(again.text).not.toContain('fd_pub_');
    const own = await new Api(frontdesk.url, body.apiKey.secret).get('/v1/tenant');
    expect(own).toMatchObject({ status: 200, body: { id: body.id, slug: 'cedar-clay' } });
  });

  test('a slug that is taken is a conflict', async () => {
    const answer = await admin.post('/admin/v1/tenants', { ...NEW_TENANT, slug: shop.slug });
    expectProblem(answer, 409, 'slug_taken', ['/slug']);
  });

  test('every wrong field is named, unknown ones too', async () => {
    const wrong = {
      slug: 'No Spaces',
      name: '',
      locale: 'english!',
      timezone: '+02:00',
      currency: 'EURO',
      vip: true,
    };
    const answer = await admin.post<{ errors: { pointer: string }[] }>('/admin/v1/tenants', wrong);
    expect(answer.status).toBe(422);
    const pointers = answer.body.errors.map(({ pointer }) => pointer).sort();
    expect(pointers).toEqual(['/currency', '/locale', '/name', '/slug', '/timezone', '/vip']);
  });

  test('is for admins alone', async () => {
    const body = { ...NEW_TENANT, slug: 'uninvited' };
    expectProblem(await shop.api.post('/admin/v1/tenants', body), 403, 'wrong_credential');
    expectProblem(await new Api(frontdesk.url, null).post('/admin/v1/tenants', body), 401, 'unauthenticated');
    expectProblem(await admin.get('/v1/tenant'), 403, 'wrong_credential');
  });
});

describe('GET and PATCH /admin/v1/tenants', () => {
  test('lists all, newest first, page by page', async () => {
    for (const slug of ['page-a', 'page-b', 'page-c'])
      await admin.post('/admin/v1/tenants', { ...NEW_TENANT, slug });
    const listed = await allPages<{ slug: string }>(
      (query) => admin.get<PageBody<{ slug: string }>>(`/admin/v1/tenants?${query}`),
      2,
    );
    const slugs = listed.map(({ slug }) => slug);
    expect(slugs.slice(0, 3)).toEqual(['page-c', 'page-b', 'page-a']);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).toContain(shop.slug);
  });

  test('one tenant shows its effective limits; a change of one keeps the others', async () => {
    const path = `/admin/v1/tenants/${shop.id}`;
    const before = await admin.get<{ limits: Record<string, unknown> }>(path);
    expect(before.body).toMatchObject({ id: shop.id, limits: LIMITS, createdAt: aTime, updatedAt: aTime });
    const limits = { messagesPerMinute: 7, aiCostPerMonth: '3.50' };
    const changed = await admin.patch(path, { name: 'Renamed', plan: 'large', limits });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Renamed', plan: 'large' } });
    await admin.patch(path, { limits: { openSockets: 3 } });
    const after = await admin.get<{ limits: Record<string, unknown> }>(path);
    expect(after.body.limits).toEqual({ ...before.body.limits, ...limits, openSockets: 3 });
    const own = { openSockets: null, messagesPerMinute: null, aiCostPerMonth: null };
    const freed = await admin.patch<{ limits: Record<string, unknown> }>(path, { limits: own });
    expect(freed.body.limits).toEqual(before.body.limits);
  });

  test('a limit that is no number or no money is refused', async () => {
    const limits = { openSockets: -1, aiCostPerMonth: 25, perHour: 1 };
    const answer = await admin.patch<{ errors: { pointer: string }[] }>(`/admin/v1/tenants/${shop.id}`, {
      limits,
    });
    expect(answer.status).toBe(422);
    const pointers = answer.body.errors.map(({ pointer }) => pointer).sort();
    expect(pointers).toEqual(['/limits/aiCostPerMonth', '/limits/openSockets', '/limits/perHour']);
  });

  test('a suspended business is refused until it is active again', async () => {
    const { id, api, widget } = await stage.business(frontdesk);
    await admin.patch(`/admin/v1/tenants/${id}`, { status: 'suspended' });
    expectProblem(await api.get('/v1/tenant'), 403, 'tenant_suspended');
    expectProblem(await widget.get('/widget/v1/config'), 403, 'tenant_suspended');
    await admin.patch(`/admin/v1/tenants/${id}`, { status: 'active' });
    expect((await api.get('/v1/tenant')).status).toBe(200);
  });

  test('an unknown tenant is not found', async () => {
    expectProblem(
      await admin.get('/admin/v1/tenants/01920000-0000-7000-8000-000000000000'),
      404,
      'not_found',
    );
    expectProblem(await admin.patch('/admin/v1/tenants/nonsense', { name: 'x' }), 404, 'not_found');
  });
});

describe('/v1/tenant', () => {
  test('shows and changes the settings, and only those sent', async () => {
    const { api, id, slug } = await stage.business(frontdesk, { name: 'Own shop' });
    const before = await api.get<{ assistant: object; widget: object }>('/v1/tenant');
    expect(before.body).toEqual({
      id,
      slug,
      name: 'Own shop',
      locale: 'en',
      timezone: 'Europe/Dublin',
      currency: 'EUR',
      status: 'active',
      assistant: {
        name: expect.any(String),
        tone: expect.any(String),
        greeting: expect.any(String),
        disclosure: expect.any(String),
        handoffTopics: [],
        address: 'formal',
      },
      widget: { color: expect.stringMatching(/^#[0-9a-f]{6}$/i), position: 'right', allowedOrigins: [] },
      retention: { messagesDays: null, visitorsDays: null, auditDays: null, deadLettersDays: null },
      createdAt: aTime,
      updatedAt: aTime,
    });
    const change = {
      assistant: { handoffTopics: ['refund'] },
      widget: { color: '#112233' },
      locale: 'de-AT',
    };
    const changed = await api.patch('/v1/tenant', { ...change, timezone: 'Europe/Vienna' });
    expect(changed.status).toBe(200);
    expect((await api.get('/v1/tenant')).body).toEqual({
      ...before.body,
      locale: 'de-AT',
      timezone: 'Europe/Vienna',
      assistant: { ...before.body.assistant, ...change.assistant },
      widget: { ...before.body.widget, ...change.widget },
      updatedAt: aTime,
    });
  });

  test('keeps the days of each kind, and null takes a limit away', async () => {
    const { api } = await stage.business(frontdesk);
    await api.patch('/v1/tenant', { retention: { messagesDays: 365, auditDays: 400 } });
    const changed = await api.patch('/v1/tenant', { retention: { messagesDays: null, deadLettersDays: 30 } });
    const retention = { messagesDays: null, visitorsDays: null, auditDays: 400, deadLettersDays: 30 };
    expect(changed.body).toMatchObject({ retention });
    expect((await api.get('/v1/tenant')).body).toMatchObject({ retention });
    const lines = await api.get<PageBody<{ after: object }>>('/v1/audit-log?action=tenant.update');
    expect(lines.body.data.slice(0, 2).map(({ after }) => after)).toEqual([
      { retention: { auditDays: 400, deadLettersDays: 30 } },
      { retention: { messagesDays: 365, auditDays: 400 } },
    ]);
  });

  test('does not change the days when somebody else has changed the settings since', async () => {
    const { api } = await stage.business(frontdesk);
    const { headers } = await api.get('/v1/tenant');
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };
    expect((await api.call('PATCH', '/v1/tenant', { retention: { auditDays: 90 } }, ifMatch)).status).toBe(
      200,
    );
    const late = await api.call('PATCH', '/v1/tenant', { retention: { auditDays: 30 } }, ifMatch);
    expectProblem(late, 412, 'changed_meanwhile', ['/headers/If-Match']);
  });

  test.each([
    ['an unknown field', { colour: 'red' }, '/colour'],
    ['what only an admin may change', { status: 'active' }, '/status'],
    [
      'an origin with a path',
      { widget: { allowedOrigins: ['https://a.example/shop'] } },
      '/widget/allowedOrigins',
    ],
    ['less than a day', { retention: { messagesDays: 0 } }, '/retention/messagesDays'],
    ['half a day', { retention: { visitorsDays: 0.5 } }, '/retention/visitorsDays'],
    ['more than ten years', { retention: { visitorsDays: 3651 } }, '/retention/visitorsDays'],
    ['an audit log of less than a month', { retention: { auditDays: 29 } }, '/retention/auditDays'],
    [
      'dead letters beyond what is kept',
      { retention: { deadLettersDays: 91 } },
      '/retention/deadLettersDays',
    ],
    ['days as text', { retention: { messagesDays: '30' } }, '/retention/messagesDays'],
    ['a kind that is not known', { retention: { ordersDays: 30 } }, '/retention/ordersDays'],
    ['retention that is null', { retention: null }, '/retention'],
    ['a name that is null', { name: null }, '/name'],
    ['settings that are null', { assistant: null }, '/assistant'],
    ['a setting that is null', { widget: { color: null } }, '/widget/color'],
  ])('refuses %s', async (_, change, pointer) => {
    expectProblem(await shop.api.patch('/v1/tenant', change), 422, 'invalid', [pointer]);
  });
});

describe('opening hours', () => {
  const CLOSED = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const ALL_DAY = [{ open: '00:00', close: '00:00' }];

  test('are all closed at first, then as written, with the current state', async () => {
    const { api } = await stage.business(frontdesk, { timezone: 'Asia/Amman' });
    expect((await api.get('/v1/opening-hours')).body).toEqual({
      week: CLOSED,
      openNow: false,
      nextChange: null,
    });
    const week = {
      ...CLOSED,
      mon: [
        { open: '09:00', close: '13:00' },
        { open: '14:00', close: '18:00' },
      ],
      fri: [{ open: '20:00', close: '02:00' }],
    };
    const put = await api.put('/v1/opening-hours', { week });
    expect(put.status).toBe(200);
    const { body } = await api.get<{ week: object; openNow: boolean; nextChange: string }>(
      '/v1/opening-hours',
    );
    expect(body).toEqual({ week, openNow: expect.any(Boolean), nextChange: aTime });
    expect(Object.keys(body.week)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
    expect(Date.parse(body.nextChange)).toBeGreaterThan(Date.now());
  });

  test('openNow and nextChange follow the week and the closures', async () => {
    const { api } = await stage.business(frontdesk, { timezone: 'Pacific/Auckland' });
    const always = {
      mon: ALL_DAY,
      tue: ALL_DAY,
      wed: ALL_DAY,
      thu: ALL_DAY,
      fri: ALL_DAY,
      sat: ALL_DAY,
      sun: ALL_DAY,
    };
    await api.put('/v1/opening-hours', { week: always });
    expect((await api.get('/v1/opening-hours')).body).toMatchObject({ openNow: true, nextChange: null });
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' }).format(new Date());
    await api.put('/v1/closures', { closures: [{ date: today, reason: 'Stocktaking', hours: [] }] });
    const { body } = await api.get<{ openNow: boolean; nextChange: string }>('/v1/opening-hours');
    expect(body).toMatchObject({ openNow: false, nextChange: aTime });
    const reopens = new Date(body.nextChange);
    const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'Pacific/Auckland', timeStyle: 'short' });
    expect(local.format(reopens)).toBe('00:00');
    expect(reopens.getTime() - Date.now()).toBeLessThanOrEqual(25 * 3600 * 1000);
  });

  test.each([
    [
      'in one day',
      {
        tue: [
          { open: '09:00', close: '13:00' },
          { open: '12:00', close: '18:00' },
        ],
      },
      '/week/tue/1',
    ],
    [
      'past midnight',
      { fri: [{ open: '20:00', close: '03:00' }], sat: [{ open: '02:00', close: '05:00' }] },
      '/week/sat/0',
    ],
    [
      'from Sunday into Monday',
      { mon: [{ open: '01:00', close: '05:00' }], sun: [{ open: '22:00', close: '02:00' }] },
      '/week/sun/0',
    ],
  ])('overlaps %s are refused where they are', async (_, days, pointer) => {
    const answer = await shop.api.put('/v1/opening-hours', { week: { ...CLOSED, ...days } });
    expectProblem(answer, 422, 'invalid', [pointer]);
  });

  test('every day and every time must be written', async () => {
    const { sun: _, ...six } = CLOSED;
    expectProblem(await shop.api.put('/v1/opening-hours', { week: six }), 422, 'invalid', ['/week/sun']);
    const week = { ...CLOSED, mon: [{ open: '9am', close: '25:00' }] };
    const answer = await shop.api.put('/v1/opening-hours', { week });
    expectProblem(answer, 422, 'invalid', ['/week/mon/0/open', '/week/mon/0/close']);
    const extra = await shop.api.put('/v1/opening-hours', { week: { ...CLOSED, someday: [] } });
    expectProblem(extra, 422, 'invalid', ['/week/someday']);
  });

  test.each([
    ['no week', {}, '/week'],
    ['a week that is null', { week: null }, '/week'],
    ['a week that is a list', { week: [] }, '/week'],
  ])('%s is refused', async (_, body, pointer) => {
    const answer = await shop.api.put<{ errors: { pointer: string }[] }>('/v1/opening-hours', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.every((error) => error.pointer.startsWith(pointer))).toBe(true);
  });

  test('closures are replaced as a whole, with special hours', async () => {
    const closures = [
      { date: '2026-12-24', reason: 'Christmas Eve', hours: [{ open: '09:00', close: '12:00' }] },
      { date: '2026-12-25', reason: 'Christmas Day', hours: [] },
    ];
    expect(await shop.api.put('/v1/closures', { closures })).toMatchObject({
      status: 200,
      body: { closures },
    });
    expect((await shop.api.get('/v1/closures')).body).toEqual({ closures });
    await shop.api.put('/v1/closures', { closures: closures.slice(1) });
    expect((await shop.api.get('/v1/closures')).body).toEqual({ closures: closures.slice(1) });
  });

  test('ranges, yearly ones, ranked weekdays and seasons come back as they were sent', async () => {
    const week = { ...CLOSED, mon: [{ open: '10:00', close: '24:00' }] };
    const closures = [
      { on: { nth: 1, weekday: 'sun' }, repeats: 'monthly', reason: 'Flea market', hours: [] },
      { on: { nth: -1, weekday: 'mon', month: 5 }, repeats: 'yearly', reason: 'Spring fair', hours: [] },
      { date: '2026-12-25', repeats: 'yearly', reason: 'Christmas Day', hours: [] },
      { from: '2027-06-01', to: '2027-09-30', reason: 'Summer', hours: [], week },
      { from: '2027-08-10', to: '2027-08-24', reason: 'Summer holiday', hours: [] },
    ];
    const put = await shop.api.put('/v1/closures', { closures });
    expect(put).toMatchObject({ status: 200 });
    expect((await shop.api.get<{ closures: unknown[] }>('/v1/closures')).body).toEqual({
      closures: expect.arrayContaining(closures),
    });
    const again = await shop.api.put<{ closures: unknown[] }>('/v1/closures', {
      closures: closures.slice(3),
    });
    expect(again.body.closures).toEqual(closures.slice(3));
  });

  test('what does not fit together is refused with its field', async () => {
    const reason = 'x';
    const refused: [object, string][] = [
      [{ reason }, '/closures/0/date'],
      [{ reason, from: '2027-08-10', to: '2027-08-01' }, '/closures/0/to'],
      [{ reason, from: '2027-08-10', to: '2029-08-01' }, '/closures/0/to'],
      [{ reason, date: '2027-08-10', to: '2027-08-11' }, '/closures/0/to'],
      [{ reason, date: '2027-08-10', repeats: 'monthly' }, '/closures/0/repeats'],
      [{ reason, on: { nth: 1, weekday: 'mon' } }, '/closures/0/repeats'],
      [{ reason, on: { nth: 1, weekday: 'mon' }, repeats: 'yearly' }, '/closures/0/on/month'],
      [{ reason, on: { nth: 6, weekday: 'mon' }, repeats: 'monthly' }, '/closures/0/on/nth'],
    ];
    for (const [closure, pointer] of refused) {
      expectProblem(await shop.api.put('/v1/closures', { closures: [closure] }), 422, 'invalid', [pointer]);
    }
    const meeting = [
      { from: '2027-08-10', to: '2027-08-24', reason },
      { from: '2027-08-24', to: '2027-08-30', reason },
    ];
    const answer = await shop.api.put('/v1/closures', { closures: meeting });
    expectProblem(answer, 422, 'invalid', ['/closures/1/from']);
  });

  test('public holidays are listed, and count once they are taken over', async () => {
    const list = await shop.api.get<{ holidays: { date: string }[]; regions: object }>(
      '/v1/public-holidays?country=DE&region=BY&year=2027',
    );
    expect(list.status).toBe(200);
    expect(list.body.holidays).toContainEqual({
      date: '2027-01-06',
      name: 'Heilige Drei Könige',
      confirm: false,
    });
    expect(list.body.regions).toMatchObject({ BY: 'Bayern' });
    await shop.api.put('/v1/closures', {
      closures: [{ date: '2027-12-25', reason: 'Christmas', hours: [] }],
    });
    const taken = await shop.api.post('/v1/closures/import-holidays', {
      ...{ country: 'DE', region: 'BY', year: 2027 },
      dates: ['2027-12-25', '2027-12-26'],
    });
    expect(taken).toMatchObject({
      status: 200,
      body: {
        ...{ added: 1, kept: 1 },
        closures: [
          { date: '2027-12-25', reason: 'Christmas' },
          { date: '2027-12-26', reason: '2. Weihnachtstag', hours: [] },
        ],
      },
    });
    const moon = await shop.api.get<{ holidays: object[] }>(
      '/v1/public-holidays?country=AE&year=2027&locale=en',
    );
    expect(moon.body.holidays).toContainEqual(
      expect.objectContaining({ date: '2027-03-09', to: '2027-03-11', confirm: true }),
    );
    const jordan = await shop.api.get<{ errors: { detail: string }[] }>('/v1/public-holidays?country=JO');
    expectProblem(jordan, 422, 'invalid', ['/country']);
    expect(jordan.body.errors[0]?.detail).toMatch(/JO.*supported: .*AE/);
  });

  test('a day that does not exist, or twice, is refused and nothing changes', async () => {
    const before = (await shop.api.get('/v1/closures')).body;
    const none = [{ date: '2026-02-30', reason: 'Never', hours: [] }];
    expectProblem(await shop.api.put('/v1/closures', { closures: none }), 422, 'invalid', [
      '/closures/0/date',
    ]);
    const day = { date: '2026-12-25', reason: 'Christmas', hours: [] };
    const twice = await shop.api.put('/v1/closures', { closures: [day, day] });
    expectProblem(twice, 422, 'invalid', ['/closures/1/date']);
    expect((await shop.api.get('/v1/closures')).body).toEqual(before);
  });
});
