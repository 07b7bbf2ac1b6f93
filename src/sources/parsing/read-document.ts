import {
  UnreadableDocument,
  type DocumentTask,
  type Draft,
  type Format,
  type ReadDocument,
} from './document.types.js';
import { readJsonFeed, readMerchantFeed } from './feeds/feed.js';
import { readSitemap } from './feeds/sitemap.js';
import { csvDrafts } from './files/csv.js';
import { decodeText } from './files/decode-text.js';
import { docxSections } from './files/docx.js';
import { pdfSections } from './files/pdf.js';
import { readHtmlDocument } from './html-document.js';
import { htmlSections } from './html-sections.js';
import { markdownSections } from './markdown-sections.js';
import { passagesOf, type Section } from './passages.js';
import { structuredDrafts } from './structured/structured-data.js';

const HTML_TAGS = '!doctype html|html|head|body|div|p|h1|main|article|section|meta';
const HTML_START = new RegExp(`^\\s{0,1000}<(?:${HTML_TAGS})\\b`, 'iu');
const COMMENT_START = /^\s{0,1000}<!--/u;
const XML_START = /^\s{0,1000}<(?:\?xml|rss|feed|urlset|sitemapindex)\b/iu;
const XHTML_START = /^\s{0,1000}<\?xml[^>]{0,200}>\s{0,1000}<(?:!doctype )?html/iu;
const MARKDOWN = /^ {0,3}#{1,6} \S/mu;
const BINARY_BYTES = 4_096;

/** What a document is, by its content; its name counts for nothing. */
export function formatOf(bytes: Uint8Array, text: string): Format {
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004')) return 'docx';
  if (bytes.subarray(0, BINARY_BYTES).includes(0) && !isUtf16(bytes))
    throw new UnreadableDocument('unsupported_type');
  if (XML_START.test(text) && !XHTML_START.test(text)) return 'xml';
  if (HTML_START.test(text) || COMMENT_START.test(text) || XHTML_START.test(text)) return 'html';
  if (/^\s{0,1000}[[{]/u.test(text) && isJson(text)) return 'json';
  return MARKDOWN.test(text) ? 'markdown' : 'text';
}

/** Reads a document, in a thread of its own: all of this may take long. @throws UnreadableDocument */
export async function readDocument(task: DocumentTask): Promise<ReadDocument> {
  const text = decodeText(task.bytes, task.charset);
  if (task.wants === 'sitemap') return { format: 'xml', drafts: [], ...readSitemap(text) };
  const format = formatOf(task.bytes, text);
  const read = task.wants === 'feed' ? feedDrafts(format, text, task) : await readAs(format, text, task);
  if (read.drafts.length === 0 && task.url === null) throw new UnreadableDocument('no_text');
  return { format, sitemaps: [], ...read, drafts: unique(read.drafts) };
}

type Read = Pick<ReadDocument, 'drafts' | 'links'> & Partial<ReadDocument>;

function feedDrafts(format: Format, text: string, { url }: DocumentTask): Read {
  if (format === 'xml') return readMerchantFeed(text);
  if (format === 'json' && url !== null) return readJsonFeed(text, url);
  throw new UnreadableDocument('no_products');
}

async function readAs(format: Format, text: string, task: DocumentTask): Promise<Read> {
  switch (format) {
    case 'html':
      return htmlDrafts(text, task);
    case 'pdf':
      return sectionDrafts(await pdfSections(task.bytes), task);
    case 'docx':
      return sectionDrafts(await docxSections(task.bytes), task);
    case 'markdown':
      return sectionDrafts(markdownSections(text), task);
    case 'text': {
      const table = csvDrafts(task.bytes, text);
      return table
        ? { format: 'csv', drafts: table, links: [] }
        : sectionDrafts(markdownSections(text), task);
    }
    default:
      throw new UnreadableDocument('unsupported_type');
  }
}

function htmlDrafts(html: string, task: DocumentTask): Read {
  const { title, locale, content, links, data, mayIndex } = readHtmlDocument(html, task.url);
  if (!mayIndex) return { drafts: [], links };
  const place = task.url ?? '';
  const { sections } = htmlSections(content);
  const stated = structuredDrafts(data, place, task.today);
  const written = passagesOf(sections, { title: title || titleFrom(task), locale, place });
  const questions = new Set(stated.map((draft) => draft.content['question']));
  // A page shows the questions of its structured data as well.
  return { drafts: [...stated, ...written.filter(({ heading }) => !questions.has(heading))], links };
}

function sectionDrafts(read: { title: string | null; sections: Section[] }, task: DocumentTask): Read {
  const options = { title: read.title ?? titleFrom(task), locale: null, place: task.url ?? '' };
  return { drafts: passagesOf(read.sections, options), links: [] };
}

/** "returns-policy.md" as "returns policy". */
function titleFrom({ name, url }: DocumentTask): string {
  const path = url === null ? name : new URL(url).pathname;
  const last = path.split('/').findLast((part) => part !== '') ?? name;
  const title = last.replace(/\.\w{1,5}$/u, '').replace(/[-_]{1,10}/gu, ' ');
  return title.trim().slice(0, 200) || name.slice(0, 200);
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The first of each key: a statement may write a row once. */
function unique(all: readonly Draft[]): Draft[] {
  const known = new Map(all.toReversed().map((draft) => [`${draft.kind} ${draft.key}`, draft]));
  return [...known.values()].toReversed();
}
