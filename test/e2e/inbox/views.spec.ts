import { randomUUID } from 'node:crypto';
import type { BrowserPerson } from '../../support/browser-person.js';
import type { TestBusiness } from '../../support/businesses.js';
import { eventually } from '../../support/eventually.js';
import { aTime, allPages, expectProblem, type PageBody } from '../expectations.js';
import { Console } from '../members/console.js';
import { memberIdOf, messagesOf, say, take, waiting, type ConversationBody } from './inbox-rig.js';

interface Item extends ConversationBody {
  lastMessage: { from: string; text: string; at: string } | null;
  waitingSince: string | null;
  snoozedUntil: string | null;
  unread: number;
}

let desk: Console;
let shop: TestBusiness;
let nora: BrowserPerson;
let sam: BrowserPerson;
let samsId = '';

beforeAll(async () => {
  desk = await Console.open();
});
beforeEach(async () => {
  shop = await desk.stage.business(desk.here);
  [nora, sam] = [await desk.member(shop, 'manager'), (await desk.member(shop, 'agent')).at(desk.there.url)];
  samsId = await memberIdOf(sam);
});
afterAll(() => desk.close());

async function listed(person: BrowserPerson, query: string): Promise<string[]> {
  const { status, body, text } = await person.get<PageBody<Item>>(`/v1/conversations?${query}`);
  if (status !== 200) throw new Error(text);
  return body.data.map(({ id }) => id);
}

async function item(person: BrowserPerson, id: string): Promise<Item> {
  return (await person.get<Item>(`/v1/conversations/${id}`)).body;
}

async function counts(person: BrowserPerson): Promise<Record<string, number>> {
  return (await person.get<Record<string, number>>('/v1/conversations/counts')).body;
}

describe('the views of the inbox', () => {
  test('each member sees what waits for them or for anybody, longest waiting first, and the counts of it', async () => {
    const [first, second, third] = [await waiting(shop), await waiting(shop), await waiting(shop)];
    const { body: quiet } = await shop.api.post<{ id: string }>('/v1/conversations', { channel: 'api' });
    expect(await listed(nora, 'view=needs_you')).toEqual([first, second, third]);

    await take(nora, first);
    expect(await listed(nora, 'view=needs_you')).toEqual([first, second, third]);
    expect(await listed(sam, 'view=needs_you')).toEqual([second, third]);
    expect(await counts(sam)).toEqual({ needsYou: 2, mine: 0, unassigned: 2, assistant: 1, unread: 2 });

    await say(nora, first, 'Yes, one is left.');
    expect(await listed(nora, 'view=needs_you')).toEqual([second, third]);
    expect(await listed(nora, 'view=mine')).toEqual([first]);
    expect(await listed(sam, 'view=mine')).toEqual([]);
    expect(await listed(sam, 'view=assistant')).toEqual([quiet.id]);
    expect(await counts(nora)).toEqual({ needsYou: 2, mine: 1, unassigned: 2, assistant: 1, unread: 3 });

    // Whoever writes again waits again, since then: behind those who wait for longer.
    await shop.api.post(`/v1/conversations/${first}/messages`, { text: 'Which size?' });
    expect(await listed(nora, 'view=needs_you')).toEqual([second, third, first]);
    expect(await listed(nora, 'view=mine&sort=waiting')).toEqual([first]);

    await nora.call('POST', `/v1/conversations/${second}/resolve`, {});
    await nora.call('POST', `/v1/conversations/${third}/return`, {});
    expect(await listed(nora, 'view=needs_you')).toEqual([first]);
    expect(await listed(sam, 'view=resolved')).toEqual([second]);
    expect(await listed(sam, 'view=all')).toEqual([third, second, first, quiet.id]);
    expect(await listed(sam, 'sort=recent&status=resolved')).toEqual([second]);
    expect((await shop.api.get<PageBody<Item>>('/v1/conversations?view=needs_you')).body.data).toHaveLength(
      1,
    );
    expectProblem(await shop.api.get('/v1/conversations?view=mine'), 422, 'invalid', ['/view']);
  });

  test('what is put off needs nobody until then, or until the visitor writes', async () => {
    const [first, second] = [await waiting(shop, 'Which size?'), await waiting(shop, 'Which colour?')];
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const put = await nora.call<Item>('POST', `/v1/conversations/${first}/snooze`, { until });
    expect([put.status, put.body]).toEqual([200, await item(nora, first)]);
    expect(put.body).toMatchObject({ snoozedUntil: until, waitingSince: aTime });
    expect(await listed(nora, 'view=needs_you')).toEqual([second]);
    expect(await listed(sam, 'view=needs_you')).toEqual([second]);
    expect((await counts(sam)).needsYou).toBe(1);
    expect(await listed(nora, 'view=all&sort=waiting')).toEqual([first, second]);

    await shop.api.post(`/v1/conversations/${first}/messages`, { text: 'Hello?' });
    expect(await listed(nora, 'view=needs_you')).toEqual([first, second]);
    expect((await item(nora, first)).snoozedUntil).toBeNull();

    await nora.call('POST', `/v1/conversations/${first}/snooze`, { until });
    await nora.call('POST', `/v1/conversations/${first}/snooze`, { until: null });
    expect(await listed(nora, 'view=needs_you')).toEqual([first, second]);

    // Whoever it is given to must see it.
    await nora.call('POST', `/v1/conversations/${first}/snooze`, { until });
    await nora.call('POST', `/v1/conversations/${first}/assign`, { memberId: samsId });
    expect(await listed(sam, 'view=needs_you')).toEqual([first, second]);
    await nora.call('POST', `/v1/conversations/${first}/assign`, { memberId: null });

    const soon = new Date(Date.now() + 1_500).toISOString();
    await nora.call('POST', `/v1/conversations/${first}/snooze`, { until: soon });
    expect(await listed(nora, 'view=needs_you')).toEqual([second]);
    await eventually(async () => (await listed(nora, 'view=needs_you')).length === 2);

    const over = { until: '2020-01-01T00:00:00Z' };
    const refused = await shop.api.post(`/v1/conversations/${first}/snooze`, over);
    expectProblem(refused, 422, 'invalid', ['/until']);
    const unknown = `/v1/conversations/${randomUUID()}/snooze`;
    expectProblem(await shop.api.post(unknown, over), 404, 'not_found');
  });

  test('an item tells the last words, who has it, since when somebody waits and what is unread', async () => {
    const id = await waiting(shop, 'Is the blue one still there?');
    expect(await item(sam, id)).toMatchObject({
      lastMessage: { at: aTime },
      waitingSince: aTime,
      snoozedUntil: null,
      unread: 1,
      assignee: null,
    });
    const since = (await item(sam, id)).waitingSince;
    await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'Hello?' });
    expect(await item(sam, id)).toMatchObject({ waitingSince: since, unread: 2 });
    await say(sam, id, 'Yes, one is left.');
    expect(await item(sam, id)).toMatchObject({
      lastMessage: { from: 'member', text: 'Yes, one is left.' },
      waitingSince: null,
      assignee: { id: samsId, name: 'Ms agent' },
    });
    const { body } = await sam.get<{ data: Item[] }>('/v1/conversations?view=mine');
    expect(body.data).toEqual([await item(sam, id)]);
  });

  test('what one member has read is unread to the other, and unread again when they want it', async () => {
    const id = await waiting(shop);
    const path = `/v1/conversations/${id}/read`;
    const seq = (await messagesOf(shop, id)).at(-1)?.seq ?? 0;
    expect((await nora.call('PUT', path, { seq })).status).toBe(204);
    expect((await nora.call('PUT', path, { seq: 1 })).status).toBe(204);
    expect([(await item(nora, id)).unread, (await item(sam, id)).unread]).toEqual([0, 1]);
    expect([(await counts(nora))['unread'], (await counts(sam))['unread']]).toEqual([0, 1]);
    // What has not been said cannot have been read.
    await sam.call('PUT', path, { seq: 900 });
    await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'Hello?' });
    expect([(await item(nora, id)).unread, (await item(sam, id)).unread]).toEqual([1, 1]);
    await sam.call('PUT', path, { seq: 900 });
    expect((await sam.call('DELETE', path)).status).toBe(204);
    expect((await item(sam, id)).unread).toBe(1);

    expectProblem(await shop.api.put(path, { seq }), 422, 'invalid', ['/memberId']);
    expect((await shop.api.put(path, { seq: 900, memberId: samsId })).status).toBe(204);
    expect((await item(sam, id)).unread).toBe(0);
    // A key that names nobody does it for all.
    await nora.call('PUT', path, { seq: 900 });
    expect((await shop.api.call('DELETE', path)).status).toBe(204);
    expect([(await item(nora, id)).unread, (await item(sam, id)).unread]).toEqual([1, 1]);
    const other = await desk.stage.business(desk.here);
    const stranger = await desk.member(other);
    expectProblem(await stranger.call('PUT', path, { seq }), 404, 'not_found');
    expectProblem(await stranger.call('DELETE', path), 404, 'not_found');
    expect((await item(nora, id)).unread).toBe(1);
  });

  test('pages go on where they ended, also while conversations change and where times are equal', async () => {
    const ids: string[] = [];
    for (let made = 0; made < 6; made += 1) ids.push(await waiting(shop));
    await desk.stage.sql(
      `UPDATE conversations SET waiting_since = '2026-11-23T09:00:00Z' WHERE tenant_id = $1`,
      [shop.id],
    );
    const inOrder = [...ids].sort();
    const pages = await allPages<Item>((query) => nora.get(`/v1/conversations?view=needs_you&${query}`), 2);
    expect(pages.map(({ id }) => id)).toEqual(inOrder);

    const { body: top } = await nora.get<PageBody<Item>>('/v1/conversations?view=all&limit=2');
    const [newest] = top.data;
    await say(sam, newest?.id ?? '', 'Here I am.');
    const { body: next } = await nora.get<PageBody<Item>>(
      `/v1/conversations?view=all&limit=4&after=${top.page.next}`,
    );
    const seen = [...top.data, ...next.data].map(({ id }) => id);
    expect(new Set(seen).size).toBe(6);
    expectProblem(
      await nora.get(`/v1/conversations?view=resolved&after=${top.page.next}`),
      400,
      'cursor_of_another_list',
      ['/after'],
    );
  });
});
