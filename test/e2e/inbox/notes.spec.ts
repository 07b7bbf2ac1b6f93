import type { Answer } from '../../support/api.js';
import { exported, rowsIn } from '../../support/archives.js';
import type { BrowserPerson } from '../../support/browser-person.js';
import type { TestBusiness } from '../../support/businesses.js';
import { eventually } from '../../support/eventually.js';
import { anId, expectProblem } from '../expectations.js';
import { Console } from '../members/console.js';
import { memberIdOf, messagesOf, waiting } from './inbox-rig.js';

interface NoteBody {
  id: string;
  author: { kind: string; id: string | null; name: string };
  text: string;
}

interface Notes {
  data: NoteBody[];
  page: { next: string | null; hasMore: boolean };
}

const SECRET = 'Careful: she has returned three teapots.';

let desk: Console;
let shop: TestBusiness;
let nora: BrowserPerson;
let sam: BrowserPerson;
let id: string;
let path: string;

beforeAll(async () => {
  desk = await Console.open();
  shop = await desk.stage.business(desk.here);
  [nora, sam] = [await desk.member(shop, 'manager'), await desk.member(shop, 'agent')];
});
beforeEach(async () => {
  id = await waiting(shop);
  path = `/v1/conversations/${id}/notes`;
});
afterAll(() => desk.close());

function note(person: BrowserPerson, text: string): Promise<Answer<NoteBody>> {
  return person.call('POST', path, { text });
}

async function texts(): Promise<string[]> {
  return (await sam.get<Notes>(path)).body.data.map(({ text }) => text);
}

describe('notes on a conversation', () => {
  test('are the team’s, newest first in pages, each with the member or the key that wrote it', async () => {
    const first = await note(nora, SECRET);
    expect([first.status, first.body]).toEqual([
      201,
      {
        id: anId,
        conversationId: id,
        author: { kind: 'member', id: await memberIdOf(nora), name: 'Ms manager' },
        text: SECRET,
        createdAt: expect.any(String) as string,
      },
    ]);
    const byKey = await shop.api.post<NoteBody>(path, { text: 'From the till.' });
    expect(byKey.body.author).toEqual({ kind: 'key', id: anId, name: expect.stringMatching(/./) as string });
    await note(sam, 'She called.');
    const page = await sam.get<Notes>(`${path}?limit=2`);
    expect(page.body.data.map(({ text }) => text)).toEqual(['She called.', 'From the till.']);
    const rest = await sam.get<Notes>(`${path}?limit=2&after=${page.body.page.next ?? ''}`);
    expect(rest.body).toMatchObject({ data: [{ text: SECRET }], page: { next: null, hasMore: false } });
    expect((await sam.call('DELETE', `${path}/${first.body.id}`)).status).toBe(204);
    expectProblem(await sam.call('DELETE', `${path}/${first.body.id}`), 404, 'not_found');
    expect(await texts()).toEqual(['She called.', 'From the till.']);
  });

  test('the same request again writes none twice, and a wrong one none at all', async () => {
    const key = { 'idempotency-key': 'note-1' };
    const [once, again] = [
      await shop.api.post<NoteBody>(path, { text: 'Once.' }, key),
      await shop.api.post<NoteBody>(path, { text: 'Once.' }, key),
    ];
    expect(again.body.id).toBe(once.body.id);
    for (const text of ['', ' \n', 'x'.repeat(8001), 7])
      expectProblem(await shop.api.post(path, { text }), 422, 'invalid', ['/text']);
    expect(await texts()).toEqual(['Once.']);
  });

  test('change nothing of the conversation, and stand in no message, event, webhook or audit line', async () => {
    const before = await shop.api.get<object>(`/v1/conversations/${id}`);
    await note(nora, SECRET);
    expect((await shop.api.get<object>(`/v1/conversations/${id}`)).body).toEqual(before.body);
    expect(JSON.stringify(await messagesOf(shop, id))).not.toContain(SECRET);
    expect(await desk.stage.redis.dump('').then((lines) => lines.join())).not.toContain(SECRET);
    const { body: lines } = await shop.api.get<{ data: { action: string }[] }>('/v1/audit-log');
    expect(lines.data[0]).toMatchObject({ action: 'notes.create', object: { kind: 'note', id: anId } });
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });

  test('are in the business’s archives without the id of their author, and gone with the visitor', async () => {
    await note(nora, SECRET);
    const { body } = await shop.api.get<{ visitor: { id: string } }>(`/v1/conversations/${id}`);
    const visitorId = body.visitor.id;
    const [kept] = rowsIn(await exported(shop.api, { visitorId }), 'conversation_notes');
    expect(kept).toMatchObject({ text: SECRET, author_name: 'Ms manager' });
    expect(kept).not.toHaveProperty('author_id');
    await shop.api.delete(`/v1/visitors/${visitorId}`);
    await eventually(async () => {
      const left = await desk.stage.sql('SELECT FROM conversation_notes WHERE conversation_id = $1', [id]);
      return left.length === 0 ? true : undefined;
    }, 20_000);
    expectProblem(await nora.get(path), 404, 'not_found');
    expectProblem(await note(nora, 'Late.'), 404, 'not_found');
  });

  test('are another business’s never, and a key that reads conversations alone reads none', async () => {
    const { body } = await note(nora, SECRET);
    const other = await desk.stage.business(desk.here);
    const own = await waiting(other);
    for (const within of [id, own]) {
      const place = `/v1/conversations/${within}/notes`;
      expectProblem(await other.api.delete(`${place}/${body.id}`), 404, 'not_found');
    }
    expectProblem(await other.api.get(path), 404, 'not_found');
    expectProblem(await other.api.post(path, { text: 'Mine now.' }), 404, 'not_found');
    const made = await shop.api.post<{ secret: string }>('/v1/api-keys', {
      name: 'reader',
      scopes: ['conversations:*'],
    });
    const headers = { authorization: `Bearer ${made.body.secret}` };
    const refused = await fetch(`${desk.here.url}${path}`, { headers });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'missing_scope' }]);
    expect(await texts()).toEqual([SECRET]);
  });
});
