import { decodeEntities, hasHtml, htmlText } from './html-text.js';
import { hasMarkdown, markdownText } from './markdown-text.js';

/**
 * A business's text as customers read it: HTML and Markdown become plain text, in which paragraphs and items of lists
 * are on lines of their own. A text without markup stays as it is. Takes linear time.
 */
export function plainText(text: string): string {
  if (hasHtml(text)) return tidy(htmlText(text));
  const decoded = text.includes('&') ? decodeEntities(text) : text;
  if (hasMarkdown(decoded)) return tidy(markdownText(decoded));
  return decoded;
}

/** The same for a name or a question, which is one line. */
export function plainLine(text: string): string {
  const plain = plainText(text);
  return plain === text ? text : plain.replace(/\s{1,200}/gu, ' ').trim();
}

/** Without blanks at the ends of lines, and with at most one empty line in a row. */
function tidy(text: string): string {
  const lines = text
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => line.trim().replace(/[ \t]{2,200}/gu, ' '));
  return lines
    .filter((line, at) => line !== '' || (lines[at - 1] ?? '') !== '')
    .join('\n')
    .trim();
}
