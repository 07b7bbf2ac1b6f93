import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { plainLine } from '../../language/markup/plain-text.js';
import { UnreadableDocument } from './document.types.js';

const MOST_TAGS = 60_000;
const MOST_NESTED = 256;
const MOST_LINKS = 2_000;
const LONGEST_LINK = 2_000;
const MOST_BLOCKS = 50;
const LONGEST_BLOCK = 500_000;
/** Below this share of the page's own text, the reader has missed something, such as a list of questions. */
const LEAST_SHARE = 0.6;
const ASIDE = [
  'script,style,noscript,template,svg,iframe,nav,aside,input,select,textarea',
  '[role=navigation],[aria-hidden=true]',
].join();
/** Of the page; those of an article are its own. */
const FRAME = 'body > header,body > footer,body > div > header,body > div > footer';

export interface HtmlDocument {
  title: string;
  locale: string | null;
  /** The main content as HTML. */
  content: string;
  links: string[];
  /** Texts of `application/ld+json`. */
  data: string[];
  /** False when the page asks not to be kept. */
  mayIndex: boolean;
}

/** What is used of the DOM, whose types are those of browsers. */
interface PageElement {
  textContent: string | null;
  innerHTML: string;
  getAttribute: (name: string) => string | null;
  remove: () => void;
}

interface Page {
  documentElement: PageElement;
  body: PageElement | null;
  querySelector: (selector: string) => PageElement | null;
  querySelectorAll: (selector: string) => Iterable<PageElement>;
  toString: () => string;
}

const parsePage = parseHTML as unknown as (html: string) => { document: Page };

/** Reads a page: its main content without navigation, its links and its structured data. */
export function readHtmlDocument(html: string, url: string | null): HtmlDocument {
  requireModest(html);
  const { document } = parsePage(html);
  const robots = document.querySelector('meta[name=robots]')?.getAttribute('content')?.toLowerCase() ?? '';
  const head = {
    title: titleOf(document),
    locale: localeOf(document.documentElement.getAttribute('lang')),
    links: robots.includes('nofollow') ? [] : linksOf(document, url),
    data: [...document.querySelectorAll('script[type="application/ld+json"]')]
      .slice(0, MOST_BLOCKS)
      .map(({ textContent }) => textContent ?? '')
      .filter((text) => text.length <= LONGEST_BLOCK),
    mayIndex: !robots.includes('noindex'),
  };
  return { ...head, content: mainContent(document) };
}

/** The parser of pages and the reader of main content take much longer for pages that nobody writes. */
function requireModest(html: string): void {
  let depth = 0;
  let tags = 0;
  const parser = new Parser({
    onopentagname: () => {
      depth += 1;
      tags += 1;
      if (depth > MOST_NESTED || tags > MOST_TAGS) throw new UnreadableDocument('too_complex');
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  parser.write(html);
  parser.end();
}

function titleOf(document: Page): string {
  const heading = plainLine(document.querySelector('h1')?.textContent ?? '').trim();
  if (heading !== '' && heading.length <= 200) return heading.replace(/\s{1,200}/gu, ' ');
  // Without the name of the website behind a bar or a dash.
  const [title = ''] = (document.querySelector('title')?.textContent ?? '').split(/\s[|–—·-]\s/u);
  return title
    .trim()
    .replace(/\s{1,200}/gu, ' ')
    .slice(0, 300);
}

function localeOf(tag: string | null): string | null {
  try {
    return tag ? (Intl.getCanonicalLocales(tag.trim().slice(0, 35))[0] ?? null) : null;
  } catch {
    return null;
  }
}

function linksOf(document: Page, url: string | null): string[] {
  if (url === null) return [];
  const written = document.querySelector('base[href]')?.getAttribute('href') ?? url;
  const base = URL.canParse(written, url) ? new URL(written, url).href : url;
  const found = new Set<string>();
  for (const anchor of document.querySelectorAll('a[href]')) {
    const href = anchor.getAttribute('href')?.trim() ?? '';
    const isFollowed = !/\bnofollow\b/iu.test(anchor.getAttribute('rel') ?? '');
    if (!isFollowed || href.length > LONGEST_LINK || !URL.canParse(href, base)) continue;
    const link = new URL(href, base);
    link.hash = '';
    if (/^https?:$/u.test(link.protocol)) found.add(link.href);
    if (found.size >= MOST_LINKS) break;
  }
  return [...found];
}

/** By Readability; of a page that it takes too little of, everything but navigation and the like. */
function mainContent(document: Page): string {
  for (const node of document.querySelectorAll(`${ASIDE},${FRAME}`)) node.remove();
  const own = document.querySelector('main') ?? document.body;
  const whole = { html: own?.innerHTML ?? '', length: lengthOf(own?.textContent ?? '') };
  const { document: copy } = parsePage(document.toString());
  const read = new Readability(copy, { charThreshold: 200, maxElemsToParse: 0 }).parse();
  const isEnough = read?.content && lengthOf(read.textContent ?? '') >= whole.length * LEAST_SHARE;
  return isEnough ? (read.content ?? '') : whole.html;
}

function lengthOf(text: string): number {
  return text.replace(/\s{1,200}/gu, ' ').length;
}
