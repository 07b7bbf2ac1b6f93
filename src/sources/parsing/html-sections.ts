import { plainLine, plainText } from '../../language/markup/plain-text.js';
import { matchesOf } from '../../language/text/matches.js';
import { HeadingPath } from './markdown-sections.js';
import type { Section } from './passages.js';

/** A disclosure and a term have their text below them, as headings have. */
const HEADING = /<(h[1-6]|summary|dt)(?:\s[^<>]{0,2000})?>/giu;
const TAG = /<[^<>]{0,2000}>/gu;
const BELOW_HEADINGS = 7;
const LONGEST_HEADING = 1_000;

/** HTML by its headings. */
export function htmlSections(html: string): { title: string | null; sections: Section[] } {
  const reader = new HeadingPath();
  let from = 0;
  for (const match of matchesOf(html, HEADING)) {
    const [tag, name = ''] = match;
    const end = html.indexOf(`</${name}>`, match.index);
    if (match.index < from || end < 0) continue;
    const text = lineOf(html.slice(match.index + tag.length, end).slice(0, LONGEST_HEADING));
    if (text.trim() === '') continue;
    reader.add(textOf(html.slice(from, match.index)));
    reader.open(levelOf(name), text.trim());
    from = end + name.length + 3;
  }
  reader.add(textOf(html.slice(from)));
  return reader.result();
}

/** Of an accordion the heading is in a button, which a text has not. */
function lineOf(html: string): string {
  return plainLine(html.replace(TAG, ' '))
    .replace(/\s{1,200}/gu, ' ')
    .trim();
}

function levelOf(name: string): number {
  return /^h[1-6]$/iu.test(name) ? Number(name[1]) : BELOW_HEADINGS;
}

/** A fragment may have text alone. */
function textOf(html: string): string {
  return html.trim() === '' ? '' : plainText(`<div>${html}</div>`);
}
