import type { ReadDocument } from '../document.types.js';
import { readXml } from './xml-document.js';

const MOST_ADDRESSES = 50_000;
const RECORDS = new Set(['url', 'sitemap']);

/** The pages of a sitemap, or the sitemaps of an index; a text has an address on each line. */
export function readSitemap(text: string): Pick<ReadDocument, 'links' | 'sitemaps'> {
  const found = { links: [] as string[], sitemaps: [] as string[] };
  if (!text.trimStart().startsWith('<')) {
    const lines = text.split('\n', MOST_ADDRESSES).map((line) => line.trim());
    return { ...found, links: lines.filter((line) => /^https?:\/\/\S{1,2000}$/u.test(line)) };
  }
  readXml(text, RECORDS, (name, fields) => {
    const list = name === 'url' ? found.links : found.sitemaps;
    const address = fields.get('loc') ?? '';
    if (address !== '' && list.length < MOST_ADDRESSES) list.push(address);
  });
  return found;
}
