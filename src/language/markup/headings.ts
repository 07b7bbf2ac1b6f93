import { matchesOf } from '../text/matches.js';
import { hasHtml } from './html-text.js';
import { hasMarkdown } from './markdown-text.js';
import { plainLine } from './plain-text.js';

const HTML_HEADING = /<(h[1-6]|summary|dt)(?:\s[^<>]{0,500})?>([\s\S]{0,500}?)<\/\1\s{0,9}>/giu;
const MARKDOWN_HEADING = /^ {0,3}#{1,6} {1,4}\S/u;
/** A line in bold print is a heading to whoever wrote it. */
const BOLD_LINE = /^\s{0,3}(\*\*|__)(?=\S)[^\n*_]{1,100}\1:?\s{0,9}$/u;
const MOST = 200;

/** The headings of a text in HTML or Markdown, as they are lines of its plain text; null when it has none. */
export function headingsOf(sent: string): ReadonlySet<string> | null {
  const marked = hasHtml(sent) ? htmlHeadings(sent) : hasMarkdown(sent) ? markdownHeadings(sent) : [];
  const lines = marked.slice(0, MOST).map((heading) => plainLine(heading).trim());
  const headings = new Set(lines.filter((line) => line !== ''));
  return headings.size === 0 ? null : headings;
}

function htmlHeadings(html: string): string[] {
  return matchesOf(html, HTML_HEADING).map(([, , content = '']) => `<p>${content}</p>`);
}

function markdownHeadings(markdown: string): string[] {
  return markdown.split('\n').filter((line) => MARKDOWN_HEADING.test(line) || BOLD_LINE.test(line));
}
