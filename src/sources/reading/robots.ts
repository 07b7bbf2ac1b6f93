import { createRequire } from 'node:module';
import type robotsParser from 'robots-parser';

type Parse = (typeof robotsParser)['default'];

/** The product token of the reader's `User-Agent`. */
const AGENT = 'FrontdeskBot';
const LONGEST = 100_000;
const LONGEST_LINE = 1_000;
const MOST_SITEMAPS = 10;
const MOST_DELAY_SECONDS = 10;
const ALLOWS_NOTHING = 'User-agent: *\nDisallow: /';

/** What a website lets be read (RFC 9309). */
export class Robots {
  private readonly rules: ReturnType<Parse>;

  /** @param text of robots.txt on the site; '' allows everything */
  constructor(site: URL, text: string) {
    const load = createRequire(import.meta.url);
    const parse = load('robots-parser') as Parse;
    this.rules = parse(new URL('/robots.txt', site).href, text);
  }

  allows(url: string): boolean {
    return this.rules.isAllowed(url, AGENT) !== false;
  }

  /** Seconds between two pages; 0 when nothing is asked. */
  get delaySeconds(): number {
    const delay = this.rules.getCrawlDelay(AGENT) ?? 0;
    return Math.max(0, Math.min(MOST_DELAY_SECONDS, delay));
  }

  get sitemaps(): string[] {
    return this.rules.getSitemaps().slice(0, MOST_SITEMAPS);
  }
}

/** The text that is kept, by the answer: an error of the server forbids everything, no file forbids nothing. */
export function robotsText(status: number, body: Buffer): string {
  if (status >= 500) return ALLOWS_NOTHING;
  if (status >= 400) return '';
  const lines = body.toString('utf8').slice(0, LONGEST).replaceAll('\0', '').toWellFormed().split('\n');
  return lines.filter((line) => line.length <= LONGEST_LINE).join('\n');
}
