import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { PublicWeb, WebFault, type WebAnswer } from '../../platform/outbound/public-web.js';
import { DocumentParser } from '../parsing/document-parser.js';
import { UnreadableDocument, type DocumentTask, type ReadDocument } from '../parsing/document.types.js';
import { ReadingsRepository, type NewPage, type Reading, type WaitingPage } from './readings.repository.js';
import { Robots, robotsText } from './robots.js';
import { isSameSite, pageAddress } from './site-links.js';
import { hashOf } from './write-drafts.js';

/** Of one page, compressed or not; a feed and a sitemap may have more. */
const PAGE_BYTES = 5 * 1_048_576;
const LIST_BYTES = 30 * 1_048_576;
const ROBOTS_BYTES = 512_000;
const TIMEOUT_MS = 15_000;
const LIST_TIMEOUT_MS = 60_000;
/** A page that was begun so often ended its process each time, or its server had no time for it. */
const MOST_ATTEMPTS = 3;
const MOST_SITEMAPS = 20;
const MOST_WAIT_SECONDS = 300;
const BUSY: ReadonlySet<number> = new Set([429, 503]);
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** A reading with what its website lets be read. */
export interface BegunReading extends Reading {
  site: URL;
  rules: Robots;
}

/** All pages have an outcome, or the next one may be read after so many seconds. */
export type Step = 'done' | { waitSeconds: number };

/** Reads websites and feeds page by page, within what their robots.txt allows. */
@Injectable()
export class WebsiteReader {
  constructor(
    private readonly web: PublicWeb,
    private readonly parser: DocumentParser,
    private readonly readings: ReadingsRepository,
    private readonly clock: Clock,
  ) {}

  /** At the first call of a run: finds the pages to begin with. */
  async begin(reading: Reading): Promise<BegunReading> {
    const site = new URL(reading.url ?? '');
    if (reading.isPrepared) return { ...reading, site, rules: new Robots(site, reading.robots) };
    const robots = reading.kind === 'website' ? await this.robotsOf(site) : '';
    await this.readings.keepRobots(reading.id, robots);
    const begun = { ...reading, site, rules: new Robots(site, robots) };
    const listed = reading.kind === 'website' ? await this.listed(begun) : [];
    await this.readings.addPages(begun, [{ url: site.href, depth: 0 }, ...listed]);
    return begun;
  }

  async readNext(reading: BegunReading): Promise<Step> {
    const page = await this.readings.nextPage(reading);
    if (!page) return 'done';
    if (page.attempts > MOST_ATTEMPTS) await this.readings.pageFailed(page.id, 'gave_up');
    else if (!reading.rules.allows(page.url)) await this.readings.pageFailed(page.id, 'disallowed');
    else return this.readPage(reading, page);
    return { waitSeconds: 0 };
  }

  private async readPage(reading: BegunReading, page: WaitingPage): Promise<Step> {
    try {
      const answer = await this.fetchPage(reading, page.url);
      if (BUSY.has(answer.status)) return waitFor(answer);
      if (answer.status >= 400) {
        await this.readings.pageFailed(
          page.id,
          GONE.has(answer.status) ? 'not_found' : `http_${answer.status}`,
        );
      } else await this.take(reading, page, await this.parse(reading, answer));
    } catch (error) {
      if (!(error instanceof WebFault || error instanceof UnreadableDocument)) throw error;
      await this.readings.pageFailed(page.id, error.problem);
    }
    return { waitSeconds: reading.rules.delaySeconds };
  }

  private fetchPage({ kind, site }: BegunReading, url: string): Promise<WebAnswer> {
    const isFeed = kind === 'feed';
    return this.web.get(url, {
      maxBytes: isFeed ? LIST_BYTES : PAGE_BYTES,
      timeoutMs: isFeed ? LIST_TIMEOUT_MS : TIMEOUT_MS,
      mayFollow: (target) => isSameSite(target, site),
    });
  }

  private parse({ kind }: BegunReading, answer: WebAnswer): Promise<ReadDocument> {
    return this.parser.read(this.taskOf(answer, kind === 'feed' ? 'feed' : 'knowledge'));
  }

  private taskOf({ url, body, charset }: WebAnswer, wants: DocumentTask['wants']): DocumentTask {
    const today = this.clock.now().toISOString().slice(0, 10);
    return { bytes: body, name: url, url, charset, wants, today };
  }

  private async take(
    reading: BegunReading,
    page: WaitingPage,
    { drafts, links }: ReadDocument,
  ): Promise<void> {
    await this.readings.addPages(reading, next(reading, page, links));
    const hash = hashOf(drafts);
    const isSame = hash === page.contentHash;
    await this.readings.pageRead(
      reading.id,
      page.id,
      isSame ? null : { page: page.url, url: page.url, drafts, hash },
    );
  }

  private async robotsOf(site: URL): Promise<string> {
    try {
      const limits = { maxBytes: ROBOTS_BYTES, timeoutMs: TIMEOUT_MS };
      const { status, body } = await this.web.get(new URL('/robots.txt', site).href, limits);
      return robotsText(status, body);
    } catch (error) {
      if (!(error instanceof WebFault)) throw error;
      // What cannot be reached is not read anyway, and a file that is too large allows what nobody can find in it.
      return '';
    }
  }

  /** Pages that sitemaps name: one hand over from the first page. */
  private async listed({ site, rules, maxPages, maxDepth }: BegunReading): Promise<NewPage[]> {
    if (maxDepth === 0) return [];
    const waiting = [...rules.sitemaps, new URL('/sitemap.xml', site).href];
    const asked = new Set<string>();
    const pages = new Set<string>();
    while (waiting.length > 0 && asked.size < MOST_SITEMAPS && pages.size < maxPages) {
      const url = waiting.shift() ?? '';
      if (asked.has(url) || !URL.canParse(url) || !isSameSite(new URL(url), site)) continue;
      asked.add(url);
      const { sitemaps, links } = await this.sitemap(url, site);
      waiting.push(...sitemaps);
      for (const link of links) {
        const address = pageAddress(link, site);
        if (address !== null && address !== site.href && rules.allows(address)) pages.add(address);
      }
    }
    return [...pages].slice(0, maxPages).map((address) => ({ url: address, depth: 1 }));
  }

  private async sitemap(url: string, site: URL): Promise<Pick<ReadDocument, 'sitemaps' | 'links'>> {
    try {
      const mayFollow = (target: URL): boolean => isSameSite(target, site);
      const answer = await this.web.get(url, { maxBytes: LIST_BYTES, timeoutMs: TIMEOUT_MS, mayFollow });
      if (answer.status >= 400) return NO_PAGES;
      return await this.parser.read(this.taskOf(answer, 'sitemap'));
    } catch (error) {
      if (!(error instanceof WebFault || error instanceof UnreadableDocument)) throw error;
      return NO_PAGES;
    }
  }
}

const NO_PAGES = { sitemaps: [], links: [] };

/** Links of a page that are to be read; of a feed its next page. */
function next(
  { kind, site, rules, maxDepth }: BegunReading,
  { depth }: WaitingPage,
  links: string[],
): NewPage[] {
  if (kind === 'feed')
    return links.filter((link) => isSameSite(new URL(link), site)).map((url) => ({ url, depth }));
  if (depth >= maxDepth) return [];
  const addresses = links.flatMap((link) => pageAddress(link, site) ?? []);
  return [...new Set(addresses)].filter((url) => rules.allows(url)).map((url) => ({ url, depth: depth + 1 }));
}

function waitFor({ retryAfterSeconds }: WebAnswer): Step {
  return { waitSeconds: Math.max(1, Math.min(MOST_WAIT_SECONDS, retryAfterSeconds ?? 30)) };
}
