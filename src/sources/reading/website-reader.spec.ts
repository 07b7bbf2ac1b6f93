import { WebFault, type PublicWeb, type WebAnswer } from '../../platform/outbound/public-web.js';
import type { DocumentParser } from '../parsing/document-parser.js';
import { readDocument } from '../parsing/read-document.js';
import type { NewPage, Reading, ReadingsRepository, WaitingPage } from './readings.repository.js';
import { Robots, robotsText } from './robots.js';
import { WebsiteReader, type Step } from './website-reader.js';

const SITE = 'https://cedar.example';
const READING: Reading = {
  ...{ id: 'source', kind: 'website', url: `${SITE}/`, name: SITE, maxPages: 50, maxDepth: 3 },
  ...{ run: 1, robots: '', isPrepared: false },
};

interface Page {
  status?: number;
  body?: string;
  retryAfterSeconds?: number;
}

/** A website whose pages are texts, and a reading of it in memory. */
class World {
  readonly pages = new Map<string, Page | Page[]>();
  readonly asked: string[] = [];
  readonly outcomes = new Map<string, string>();
  private readonly waiting: WaitingPage[] = [];

  readonly reader = new WebsiteReader(
    { get: (url: string) => this.get(url) } as unknown as PublicWeb,
    { read: readDocument } as unknown as DocumentParser,
    {
      keepRobots: () => Promise.resolve(),
      addPages: (_: Reading, pages: readonly NewPage[]) => this.add(pages),
      nextPage: () => Promise.resolve(this.next()),
      pageRead: (_: string, id: string) => this.end(id, 'read'),
      pageFailed: (id: string, problem: string) => this.end(id, problem),
    } as unknown as ReadingsRepository,
    { now: () => new Date('2026-11-30T10:00:00Z') },
  );

  /** Reads until the reading has to wait, or is done. @returns the waits, in seconds */
  async readAll(most = 100): Promise<number[]> {
    const begun = await this.reader.begin(READING);
    const waits: number[] = [];
    while (waits.length < most) {
      const step: Step = await this.reader.readNext(begun);
      if (step === 'done') return waits;
      waits.push(step.waitSeconds);
    }
    throw new Error('The reading does not end.');
  }

  private get(url: string): Promise<WebAnswer> {
    this.asked.push(url.slice(SITE.length));
    const page = this.pages.get(url.slice(SITE.length));
    const {
      status = 200,
      body = '',
      retryAfterSeconds = null,
    } = (Array.isArray(page) ? (page.length > 1 ? page.shift() : page[0]) : page) ?? { status: 404 };
    if (status === 0) return Promise.reject(new WebFault('timed_out'));
    const type = body.startsWith('<?xml') ? 'application/xml' : 'text/html';
    return Promise.resolve({
      url,
      status,
      type,
      charset: 'utf-8',
      body: Buffer.from(body),
      retryAfterSeconds,
    });
  }

  private add(pages: readonly NewPage[]): Promise<void> {
    for (const page of pages) {
      if (this.waiting.some(({ url }) => url === page.url)) continue;
      this.waiting.push({ ...page, id: page.url, attempts: 0, contentHash: null });
    }
    return Promise.resolve();
  }

  private next(): WaitingPage | null {
    const page = this.waiting.find(({ id }) => !this.outcomes.has(id));
    if (!page) return null;
    page.attempts += 1;
    return page;
  }

  private end(id: string, outcome: string): Promise<void> {
    this.outcomes.set(id, outcome);
    return Promise.resolve();
  }

  get outcome(): Record<string, string> {
    return Object.fromEntries([...this.outcomes].map(([url, outcome]) => [url.slice(SITE.length), outcome]));
  }
}

function html(...links: string[]): Page {
  const anchors = links.map((link) => `<a href="${link}">x</a>`).join('');
  return {
    body: `<!doctype html><html><body><main><h1>Shop</h1><p>Our shop.</p>${anchors}</main></body></html>`,
  };
}

function index(...sitemaps: string[]): Page {
  const entries = sitemaps.map((path) => `<sitemap><loc>${SITE}${path}</loc></sitemap>`).join('');
  return { body: `<?xml version="1.0"?><sitemapindex>${entries}</sitemapindex>` };
}

function sitemap(...pages: string[]): Page {
  const entries = pages.map((path) => `<url><loc>${SITE}${path}</loc></url>`).join('');
  return { body: `<?xml version="1.0"?><urlset>${entries}</urlset>` };
}

describe('reading a website', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.pages.set('/', html('/a'));
    world.pages.set('/a', html());
  });

  it('waits between two pages as robots.txt asks, at most 10 seconds', async () => {
    world.pages.set('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 3' });
    expect(await world.readAll()).toEqual([3, 3]);
    expect(new Robots(new URL(SITE), 'User-agent: *\nCrawl-delay: 600').delaySeconds).toBe(10);
    expect(new Robots(new URL(SITE), 'User-agent: *\nCrawl-delay: -4').delaySeconds).toBe(0);
    expect(new Robots(new URL(SITE), '').delaySeconds).toBe(0);
  });

  it('does not wait for pages that it may not read', async () => {
    world.pages.set('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 3\nDisallow: /a' });
    expect(await world.readAll()).toEqual([3]);
    expect(world.asked).not.toContain('/a');
  });

  it.each([
    [429, 7, 7],
    [503, 45, 45],
    [503, undefined, 30],
    [429, 100_000, 300],
    [429, 0, 1],
  ])('comes again to a page with status %i and Retry-After %s after %i s', async (status, after, wait) => {
    world.pages.set('/a', [{ status, ...(after !== undefined && { retryAfterSeconds: after }) }, html()]);
    expect(await world.readAll()).toEqual([0, wait, 0]);
    expect(world.outcome).toEqual({ '/': 'read', '/a': 'read' });
  });

  it('gives up a page that is busy each time, and reads the others', async () => {
    world.pages.set('/', html('/a', '/b'));
    world.pages.set('/a', { status: 503, retryAfterSeconds: 2 });
    world.pages.set('/b', html());
    expect(await world.readAll()).toEqual([0, 2, 2, 2, 0, 0]);
    expect(world.outcome).toEqual({ '/': 'read', '/a': 'gave_up', '/b': 'read' });
    expect(world.asked.filter((path) => path === '/a')).toHaveLength(3);
  });

  it('fails a page that drips, or that another error has, and reads the others', async () => {
    world.pages.set('/', html('/a', '/b', '/c'));
    world.pages.set('/a', { status: 0 });
    world.pages.set('/b', { status: 500 });
    world.pages.set('/c', html());
    await world.readAll();
    expect(world.outcome).toEqual({ '/': 'read', '/a': 'timed_out', '/b': 'http_500', '/c': 'read' });
  });

  it('reads each sitemap of an index with a cycle once', async () => {
    world.pages.set('/robots.txt', { body: `Sitemap: ${SITE}/one.xml` });
    world.pages.set('/one.xml', index('/two.xml', '/one.xml', '/list.xml'));
    world.pages.set('/two.xml', index('/one.xml', '/two.xml'));
    world.pages.set('/list.xml', sitemap('/a', '/listed'));
    world.pages.set('/listed', html());
    await world.readAll();
    for (const path of ['/one.xml', '/two.xml', '/list.xml'])
      expect(world.asked.filter((each) => each === path)).toHaveLength(1);
    expect(world.outcome).toEqual({ '/': 'read', '/a': 'read', '/listed': 'read' });
  });

  it('reads at most 20 sitemaps of an index that goes on without end', async () => {
    world.pages.set('/sitemap.xml', index('/s/0.xml'));
    for (let at = 0; at < 100; at += 1) world.pages.set(`/s/${at}.xml`, index(`/s/${at + 1}.xml`));
    await world.readAll();
    expect(world.asked.filter((path) => path.endsWith('.xml'))).toHaveLength(20);
    expect(world.outcome).toEqual({ '/': 'read', '/a': 'read' });
  });

  it('reads nothing of a website whose robots.txt has an error of the server', async () => {
    world.pages.set('/robots.txt', { status: 503 });
    await world.readAll();
    expect(world.outcome).toEqual({ '/': 'disallowed' });
    expect(robotsText(404, Buffer.from('Disallow: /'))).toBe('');
  });

  it('goes on with the pages that are left, without asking for robots.txt and sitemaps again', async () => {
    world.pages.set('/', html('/a', '/b'));
    world.pages.set('/b', html());
    const begun = await world.reader.begin(READING);
    await world.reader.readNext(begun);
    world.asked.length = 0;
    // Another process, after the first was killed.
    const again = await world.reader.begin({ ...READING, isPrepared: true });
    while ((await world.reader.readNext(again)) !== 'done');
    expect(world.asked).toEqual(['/a', '/b']);
  });
});
