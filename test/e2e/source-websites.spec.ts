import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Api } from '../support/api.js';
import { startConversation } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { rounds } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { htmlPage, Site } from './site.js';
import { acceptAll, proposalsOf, readSource, type SourceBody } from './source-rig.js';
import { onStage, Stage } from './stage.js';
import { ask } from './turns.js';

const PAGES = rounds(60, 200);
const ALLOWED = { SOURCE_PRIVATE_HOSTS: '127.0.0.1' };

/** Each page links to the next two, as a chain of articles does; every tenth is in the sitemap. */
function fillSite(site: Site): void {
  const link = (number: number) => `<a href="/page/${number}?utm_source=x#top">More</a>`;
  site.set('/robots.txt', 'User-agent: *\nDisallow: /private\nSitemap: /nowhere.xml');
  const listed = Array.from(
    { length: PAGES / 10 },
    (_, at) => `<url><loc>${site.url}/page/${at * 10}</loc></url>`,
  );
  site.set('/sitemap.xml', `<?xml version="1.0"?><urlset>${listed.join('')}</urlset>`);
  site.set('/', htmlPage('Cedar & Clay', `<p>Our pottery.</p>${link(1)}<a href="/private/1">Staff</a>`));
  for (let at = 0; at < PAGES; at += 1)
    site.set(
      `/page/${at}`,
      htmlPage(
        `Glaze ${at}`,
        `<h2>How hot is glaze ${at} fired?</h2><p>At ${1000 + at} degrees.</p>${link(at + 1)}${link(at + 2)}`,
      ),
    );
}

/** Addresses of private, loopback, link-local and metadata networks, in every form that a URL may have. */
const PRIVATE = [
  ...[
    '127.0.0.1',
    '127.1',
    '10.0.0.7:8080',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
  ],
  ...['2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', '017700000001', '2852039166', '127.0.0.1.'],
  ...[
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[64:ff9b::7f00:1]',
  ],
];

async function add(api: Api, url: string, more: object = {}): Promise<SourceBody> {
  const { status, body } = await api.post<SourceBody>('/v1/sources', { kind: 'website', url, ...more });
  expect(status).toBe(202);
  return body;
}

let stage: Stage;
let frontdesk: FrontdeskProcess;
let site: Site;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
});
afterAll(() => stage.close());
beforeEach(async () => {
  site = await Site.start();
});
afterEach(() => site.close());

test('a website of many pages is read in the background, also when its worker is killed midway', () =>
  onStage(async (own) => {
    fillSite(site);
    const first = await own.start(ALLOWED);
    const { api } = await own.business(first);
    const { id } = await add(api, `${site.url}/`, { maxPages: 1_000, maxDepth: 10 });
    await eventually(async () => (await api.get<SourceBody>(`/v1/sources/${id}`)).body.pages.read >= 20);
    await first.kill();
    await own.restart(first, ALLOWED);
    const read = await readSource(api, id, 120_000);
    expect(read).toMatchObject({ status: 'ready', problem: null });
    // Links behind the last page lead nowhere.
    expect(read.pages).toEqual({ found: PAGES + 1, read: PAGES + 1, failed: 0 });
    const asked = Array.from({ length: PAGES }, (_, at) => site.count(`/page/${at}`));
    expect(asked.filter((count) => count === 0)).toEqual([]);
    // The page that was read when the worker was killed is read again.
    expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(PAGES + 1);
    expect(site.count('/private/1')).toBe(0);
    const proposals = await proposalsOf(api, id);
    expect(proposals.filter(({ content }) => /^How hot/.test(String(content['question'])))).toHaveLength(
      PAGES,
    );

    expect(await acceptAll(api, id)).toMatchObject({ changed: proposals.length, errors: [] });
    const talk = await startConversation(api);
    const answer = await ask(api, talk, 'How hot is glaze 47 fired?');
    expect(answer.text).toContain('1047 degrees');
    expect(answer.citations).toMatchObject([{ kind: 'article', url: `${site.url}/page/47` }]);
    expect((await api.delete(`/v1/sources/${id}`)).status).toBe(204);
    expect((await ask(api, talk, 'How hot is glaze 47 fired?')).text).not.toContain('1047 degrees');
  }));

test('a website that is read again proposes what has changed, and marks what is gone', async () => {
  site.set('/', htmlPage('Shop', '<p>Our shop.</p><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a>'));
  site.set('/a', htmlPage('Returns', '<p>Within 30 days.</p>'));
  site.set('/b', htmlPage('Delivery', '<p>In two days.</p>'));
  site.set('/c', htmlPage('Vouchers', '<p>From 10 euro.</p>'));
  const { api } = await stage.business(frontdesk);
  const { id } = await add(api, `${site.url}/`);
  const first = await readSource(api, id);
  expect(first.proposals).toEqual({ open: 4, accepted: 0, rejected: 0 });
  expect(Date.parse(first.nextReadAt ?? '') - Date.parse(first.readAt ?? '')).toBe(24 * 3_600_000);
  await acceptAll(api, id);
  site.set('/a', htmlPage('Returns', '<p>Within 60 days.</p>'));
  site.remove('/b');
  expect((await api.post(`/v1/sources/${id}/read`)).status).toBe(202);
  await eventually(async () => (await api.get<SourceBody>(`/v1/sources/${id}`)).body.proposals.open === 1);
  await readSource(api, id);
  const proposals = await proposalsOf(api, id);
  const seen = proposals.map(({ content, status, isGone }) => [content['answer'], status, isGone]);
  expect(seen).toEqual([
    ['Our shop.\n\nABC', 'accepted', false],
    ['Within 60 days.', 'open', false],
    ['In two days.', 'accepted', true],
    ['From 10 euro.', 'accepted', false],
  ]);
  await acceptAll(api, id);
  const { body } = await api.get<{ data: { answer: string }[] }>('/v1/articles?limit=100');
  expect(body.data.map(({ answer }) => answer)).toContain('Within 60 days.');
  expect(body.data.map(({ answer }) => answer)).not.toContain('Within 30 days.');
});

test('hostile pages cost their own page and nothing else', async () => {
  const links = ['bomb', 'away', 'loop', 'deep', 'cut', 'ring/ring/ring', 'entities', 'good', 'large', 'meta']
    .map((path) => `<a href="/${path}">x</a>`)
    .join('');
  site.set('/', htmlPage('Shop', `<p>Our shop.</p>${links}<a href="mailto:a@b.example">Mail</a>`));
  const bomb = gzipSync(Buffer.alloc(60_000_000, 'a'));
  site.set('/bomb', (_, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
  const send = (to: string) => (_: unknown, response: ServerResponse) =>
    void response.writeHead(302, { location: to }).end();
  site.set('/away', send('http://169.254.169.254/latest/meta-data/'));
  site.set('/meta', send(`http://localhost:${new URL(site.url).port}/`));
  site.set('/loop', send('/loop'));
  site.set('/deep', `<!doctype html>${'<div>'.repeat(100_000)}`);
  site.set('/cut', (request, response) => {
    response.writeHead(200, { 'content-length': '999' }).write('<p>');
    setTimeout(() => request.socket.destroy(), 50);
  });
  site.set('/large', 'x'.repeat(6_000_000));
  const entity = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  site.set('/sitemap.xml', `<?xml version="1.0"?>${entity}<urlset><url><loc>&b;</loc></url></urlset>`);
  site.set('/entities', `<?xml version="1.0"?>${entity}<x>&b;</x>`);
  site.set('/good', htmlPage('Opening', '<p>We open at nine.</p>'));
  const { api } = await stage.business(frontdesk);
  const { id } = await add(api, `${site.url}/`);
  const read = await readSource(api, id, 120_000);
  expect(read).toMatchObject({ status: 'ready', pages: { found: 10, read: 2, failed: 8 } });
  const problems = await stage.sql<{ path: string; problem: string }>(
    `SELECT substring(url from '[^/]*$') AS path, problem FROM source_pages
       WHERE source_id = $1 AND problem IS NOT NULL ORDER BY path`,
    [id],
  );
  expect(problems).toEqual([
    { path: 'away', problem: 'left_site' },
    { path: 'bomb', problem: 'too_large' },
    { path: 'cut', problem: 'unreachable' },
    { path: 'deep', problem: 'too_complex' },
    { path: 'entities', problem: 'unsupported_type' },
    { path: 'large', problem: 'too_large' },
    { path: 'loop', problem: 'redirect_loop' },
    { path: 'meta', problem: 'left_site' },
  ]);
  expect((await proposalsOf(api, id)).map(({ content }) => content['answer'])).toContain('We open at nine.');
});

deepTest('a busy website is read as slowly as it asks', async () => {
  const times = new Map<string, number[]>();
  const noted =
    (path: string, answers: ((response: ServerResponse) => void)[]) =>
    (_: unknown, response: ServerResponse): void => {
      const known = times.get(path) ?? [];
      times.set(path, [...known, performance.now()]);
      const answer = answers[Math.min(known.length, answers.length - 1)];
      answer?.(response);
    };
  const page =
    (title: string, links = '') =>
    (response: ServerResponse) =>
      void response.setHeader('content-type', 'text/html').end(htmlPage(title, `<p>${title}.</p>${links}`));
  const busy = (status: number, seconds: number) => (response: ServerResponse) =>
    void response.writeHead(status, { 'retry-after': `${seconds}` }).end('Busy.');
  site.set('/robots.txt', 'User-agent: *\nCrawl-delay: 1');
  site.set('/', noted('/', [page('Shop', '<a href="/limited">A</a><a href="/down">B</a>')]));
  site.set('/limited', noted('/limited', [busy(429, 3), page('Vouchers')]));
  site.set('/down', noted('/down', [busy(503, 2), page('Repairs')]));
  const { api } = await stage.business(frontdesk);
  const read = await readSource(api, (await add(api, `${site.url}/`)).id, 120_000);
  expect(read).toMatchObject({ status: 'ready', problem: null, pages: { found: 3, read: 3, failed: 0 } });
  const [[first = 0] = [], limited = [], down = []] = ['/', '/limited', '/down'].map((path) =>
    times.get(path),
  );
  expect([limited.length, down.length]).toEqual([2, 2]);
  // The pause is counted by the database's clock.
  const gap = (from = 0, to = 0) => Math.round((to - from) / 100) / 10;
  expect(gap(first, Math.min(limited[0] ?? 0, down[0] ?? 0))).toBeGreaterThanOrEqual(0.9);
  expect(gap(limited[0], limited[1])).toBeGreaterThanOrEqual(2.9);
  expect(gap(down[0], down[1])).toBeGreaterThanOrEqual(1.9);
});

test('a website in a private network is not read, nor one that forbids it', () =>
  onStage(async (own) => {
    site.set('/robots.txt', 'User-agent: FrontdeskBot\nDisallow: /');
    site.set('/', htmlPage('Shop', '<p>Our shop.</p>'));
    const shop = await own.business(await own.start());
    const named = `http://localhost:${new URL(site.url).port}/`;
    const hidden = await readSource(shop.api, (await add(shop.api, named)).id);
    expect(hidden).toMatchObject({ status: 'failed', problem: 'private_address', pages: { read: 0 } });
    for (const host of PRIVATE)
      for (const kind of ['website', 'feed']) {
        const { status, body } = await shop.api.post('/v1/sources', { kind, url: `http://${host}/page` });
        expect([host, status, body]).toMatchObject([
          ...[host, 422],
          { errors: [{ pointer: '/url', code: 'private_address' }] },
        ]);
      }
    expect((await shop.api.get<{ data: object[] }>('/v1/sources')).body.data).toHaveLength(1);
    expect(site.asked.size).toBe(0);
    const { api } = await stage.business(frontdesk);
    const forbidden = await readSource(api, (await add(api, `${site.url}/`)).id);
    expect(forbidden).toMatchObject({ status: 'failed', problem: 'disallowed' });
    expect([...site.asked.keys()].sort()).toEqual(['/robots.txt', '/sitemap.xml']);
  }));
