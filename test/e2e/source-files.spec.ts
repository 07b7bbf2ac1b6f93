import { startConversation, type TestBusiness } from '../support/businesses.js';
import type { Api } from '../support/api.js';
import { aTime, anId, expectProblem, type PageBody } from './expectations.js';
import { acceptAll, proposalsOf, readSource, upload, type DecisionBody } from './source-rig.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

const HANDBOOK = `# House rules

Our workshop is in Galway.

## Can I bring my dog to the workshop?

Yes, dogs on a lead are welcome in the workshop.

## Glazing

### Which glazes are food safe?

All our glazes are free of lead and food safe.
`;

const PAGE = `<!doctype html><html lang="en"><head><title>Firing | Cedar &amp; Clay</title></head><body>
<nav><a href="/">Home</a><p>Navigation that nobody asks for</p></nav>
<main><h1>Kiln firing</h1><p>We fire pieces of other potters every Thursday.</p>
<h2>What does kiln firing cost?</h2><p>Kiln firing costs 14 euro a shelf.</p></main>
<footer>Imprint and privacy</footer></body></html>`;

describe('an uploaded file', () => {
  let stage: Stage;
  let shop: TestBusiness;
  let api: Api;

  beforeAll(async () => {
    stage = await Stage.shared();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    shop = await stage.business(stage.frontdesk);
    ({ api } = shop);
  });

  const answer = async (text: string) => ask(api, await startConversation(api), text);

  test('proposes articles; an answer cites what was taken over, and none does when it is removed', async () => {
    const sent = await upload(api, 'handbook.md', HANDBOOK);
    expect(sent.status).toBe(202);
    expect(sent.body).toMatchObject({
      id: anId,
      kind: 'file',
      url: null,
      name: 'handbook.md',
      createdAt: aTime,
    });
    expect(sent.body.addedBy).not.toBe('');
    const { id } = sent.body;
    const read = await readSource(api, id);
    expect(read).toMatchObject({ status: 'ready', problem: null, proposals: { open: 3, accepted: 0 } });
    const proposals = await proposalsOf(api, id);
    expect(proposals.map(({ content }) => content['question'])).toEqual([
      'House rules',
      'Can I bring my dog to the workshop?',
      'Which glazes are food safe?',
    ]);
    const before = await answer('Can I bring my dog to the workshop?');
    expect(before.citations).toEqual([]);

    expect(await acceptAll(api, id)).toEqual({ changed: 3, unchanged: 0, errors: [] });
    expect(await acceptAll(api, id)).toEqual({ changed: 0, unchanged: 0, errors: [] });
    const after = await answer('Can I bring my dog to the workshop?');
    expect(after.text).toContain('dogs on a lead are welcome');
    expect(after.citations).toMatchObject([
      { kind: 'article', title: 'Can I bring my dog to the workshop?' },
    ]);
    const { body } = await api.get<PageBody<{ source: unknown }>>('/v1/articles');
    expect(body.data.map(({ source }) => source)).toEqual(
      Array.from({ length: 3 }, () => ({ id, url: null, fetchedAt: aTime })),
    );

    expect((await api.delete(`/v1/sources/${id}`)).status).toBe(204);
    expect((await api.get<PageBody>('/v1/articles')).body.data).toEqual([]);
    const gone = await answer('Can I bring my dog to the workshop?');
    expect(gone.text).not.toContain('dogs on a lead');
    expect(gone.citations).toEqual([]);
    expectProblem(await api.get(`/v1/sources/${id}`), 404, 'not_found');
  });

  test('of HTML proposes its main content by headings, in its language', async () => {
    const { body } = await upload(api, 'firing.txt', PAGE);
    await readSource(api, body.id);
    const proposals = await proposalsOf(api, body.id);
    expect(proposals.map(({ content }) => [content['question'], content['answer']])).toEqual([
      ['Kiln firing', 'We fire pieces of other potters every Thursday.'],
      ['What does kiln firing cost?', 'Kiln firing costs 14 euro a shelf.'],
    ]);
    expect(proposals[0]?.content['locale']).toBe('en');
    const [intro, cost] = proposals.map(({ id }) => id);
    const decide = (verb: string, ids: (string | undefined)[]) =>
      api.post<DecisionBody>(`/v1/sources/${body.id}/proposals/${verb}`, { ids });
    expect((await decide('accept', [cost])).body).toEqual({ changed: 1, unchanged: 0, errors: [] });
    expect((await decide('accept', [cost])).body).toEqual({ changed: 0, unchanged: 1, errors: [] });
    expect((await decide('reject', [intro])).body).toEqual({ changed: 1, unchanged: 0, errors: [] });
    expect((await decide('reject', [intro, cost])).body).toMatchObject({
      ...{ changed: 0, unchanged: 1, errors: [{ id: cost, code: 'accepted' }] },
    });
    expect(await acceptAll(api, body.id)).toMatchObject({ changed: 0 });
    expect((await answer('What does kiln firing cost?')).text).toContain('14 euro a shelf');
  });

  test('is the same source when it is sent again, and never another business’s', async () => {
    const first = await upload(api, 'handbook.md', HANDBOOK);
    expect((await upload(api, 'copy.md', HANDBOOK)).body.id).toBe(first.body.id);
    const other = await stage.business(stage.frontdesk);
    expect((await upload(other.api, 'handbook.md', HANDBOOK)).body.id).not.toBe(first.body.id);
    const path = `/v1/sources/${first.body.id}`;
    for (const answered of [
      await other.api.get(path),
      await other.api.get(`${path}/proposals`),
      await other.api.post(`${path}/proposals/accept`, { all: true }),
      await other.api.post(`${path}/proposals/reject`, { all: true }),
      await other.api.post(`${path}/read`),
      await other.api.delete(path),
    ])
      expectProblem(answered, 404, 'not_found');
    expect((await readSource(api, first.body.id)).status).toBe('ready');
  });

  test('that cannot be read fails with the reason', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    const failed = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
      const { body } = await upload(api, name, content);
      return (await readSource(api, body.id)).problem;
    };
    expect(await failed('page.html', png)).toBe('unsupported_type');
    expect(await failed('deep.html', '<!doctype html>' + '<div>'.repeat(5_000))).toBe('too_complex');
    expect(await failed('empty.md', '\n\n')).toBe('no_text');
  });

  test('is refused when it is too large, and when it is none', async () => {
    expect(await upload(api, 'large.txt', 'x'.repeat(20 * 1_048_576 + 1))).toMatchObject({
      ...{ status: 413, body: { code: 'body_too_large' } },
    });
    const broken = await fetch(`${api.url}/v1/sources`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.key}`, 'content-type': 'multipart/form-data' },
      body: 'kind=file',
    });
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: 'malformed_body' }]);
    expectProblem(await api.post('/v1/sources', { kind: 'file' }), 422, 'invalid', ['/file']);
    expectProblem(await api.post('/v1/sources', { kind: 'website' }), 422, 'invalid', ['/url']);
  });
});
