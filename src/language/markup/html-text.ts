import { createRequire } from 'node:module';
import type { FormatCallback, HtmlToTextOptions } from 'html-to-text';
import { matchesOf } from '../text/matches.js';

/** Real descriptions of 60 kB have some 1,500 tags; the converter takes quadratic time in the number of blocks. */
const MOST_TAGS = 2_000;
/** Text in editors nests 20 deep, pages of a builder 60; the converter recurses. */
const MOST_NESTED = 200;
const LONGEST_TAG = 2_000;

const TAG = new RegExp(`<(/?)([a-z][a-z0-9]{0,15})(?![^\\s/>])[^<>]{0,${LONGEST_TAG}}>`, 'giu');
const COMMENT = /<!--[^>]{0,2000}-->/gu;
const VOID = /^(?:br|hr|img|input|meta|link|wbr|source|col|area|base|embed|track)$/iu;
const BREAKS = /^(?:p|div|br|hr|li|ul|ol|tr|table|h[1-6]|section|article|blockquote|dl|dt|dd)$/iu;

/** A row of a table as one line, because columns need a fixed width: `Size | Chest`, and of two cells `Chest: 96 cm`. */
const formatRow: FormatCallback = (row, walk, builder) => {
  const cells = row.children.filter(({ name }) => name === 'td' || name === 'th');
  builder.openBlock({ leadingLineBreaks: 1 });
  cells.forEach((cell, at) => {
    if (at > 0) builder.addInline(cells.length === 2 ? ': ' : ' | ', { noWordTransform: true });
    walk(cell.children, builder);
  });
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const HEADING = { format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 1 } };
const BLOCKS = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
const NARROW = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: MOST_NESTED + 1, ellipsis: '…' },
  formatters: { row: formatRow },
  selectors: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, ...HEADING })),
    ...['img', 'script', 'style', 'iframe', 'svg', 'noscript', 'template', 'video', 'audio', 'button'].map(
      (selector) => ({ selector, format: 'skip' }),
    ),
    { selector: 'ul', options: { itemPrefix: '- ', ...BLOCKS } },
    { selector: 'ol', options: BLOCKS },
    { selector: 'table', format: 'block', options: BLOCKS },
    { selector: 'tr', format: 'row' },
    { selector: 'dt', format: 'block', options: NARROW },
    { selector: 'dd', format: 'block', options: NARROW },
    { selector: 'blockquote', format: 'block', options: BLOCKS },
    {
      selector: 'a',
      options: {
        hideLinkHrefIfSameAsText: true,
        noAnchorUrl: true,
        linkBrackets: ['(', ')'],
        // An address within the shop's pages leads nowhere in a chat.
        pathRewrite: (path: string) => (/^(?:https?:\/\/|mailto:|tel:)/iu.test(path) ? path : ''),
      },
    },
  ],
};

let converter: ((html: string) => string) | undefined;

/** The library is loaded with the first markup: it takes 15 MB. */
function convert(html: string): string {
  const load = createRequire(import.meta.url);
  converter ??= (load('html-to-text') as typeof import('html-to-text')).compile(OPTIONS);
  return converter(html);
}

/**
 * The text of an HTML fragment: paragraphs, lists and rows of tables on lines of their own, links as their text with the
 * address in brackets. Markup beyond what real texts have is only taken away, in linear time.
 */
export function htmlText(html: string): string {
  return isModest(html) ? convert(html) : stripped(html);
}

/** Counts tags, and how deep they may nest; unclosed paragraphs count as nested. */
function isModest(html: string): boolean {
  const tags = matchesOf(html, TAG);
  if (tags.length > MOST_TAGS) return false;
  let depth = 0;
  return tags.every(([, closes, name = '']) => {
    if (!VOID.test(name)) depth += closes === '/' ? -1 : 1;
    return depth <= MOST_NESTED;
  });
}

function stripped(html: string): string {
  const bare = html
    .replace(COMMENT, ' ')
    .replace(TAG, (_tag, _closes, name: string) => (BREAKS.test(name) ? '\n' : ' '));
  return decodeEntities(bare);
}

const ENTITY = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/giu;
const SPACES: ReadonlyMap<string, string> = new Map([
  ['&nbsp;', ' '],
  ['&#160;', ' '],
]);

/** Stands between entities that are decoded together: longer than what one becomes, and begins otherwise than it ends. */
const BETWEEN = '|~~;';

/** `&amp;`, `&ndash;`, `&#8211;` as their signs; what is no entity stays. */
export function decodeEntities(text: string): string {
  const found = new Set(matchesOf(text, ENTITY).map(([entity]) => entity));
  const entities = [...found].filter((entity) => !SPACES.has(entity));
  if (found.size === 0) return text;
  // One call for all of them, since each call of the converter sets up a parser.
  const signs = convert(`${BETWEEN}${entities.join(BETWEEN)}${BETWEEN}`).split(BETWEEN);
  const known = new Map([
    ...SPACES,
    ...entities.map((entity, at) => [entity, signs[at + 1] ?? entity] as const),
  ]);
  return text.replace(ENTITY, (entity) => known.get(entity) ?? entity);
}

/** Tags of editors; not `s` and `u`, which are also sizes and letters in angle brackets. */
const TAGS = [
  'p|br|div|span|ul|ol|li|table|tr|td|th|h[1-6]|strong|em|b|i|a|img|hr',
  'section|font|small|sup|sub|blockquote|iframe|figure',
].join('|');
const CLOSING = '<\\/[a-z][a-z0-9]{0,15}\\s{0,9}>';
const OPENING = `<(?:${TAGS})(?:\\s{0,9}\\/?>|\\s{1,9}[a-z][\\w:-]{0,40}\\s{0,9}=)`;
const HTML_TAG = new RegExp(`${CLOSING}|${OPENING}|<!--`, 'iu');

/** Whether a text is HTML: it has a tag as editors write it. "a < b", "<3" and "size <S>" are none, so `<s>` is not one either. */
export function hasHtml(text: string): boolean {
  return text.includes('<') && HTML_TAG.test(text);
}
