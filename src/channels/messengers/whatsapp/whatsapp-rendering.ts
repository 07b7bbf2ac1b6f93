import type { Part } from '../channel-adapter.port.js';
import { messageRuns } from '../rendering/markdown-runs.js';
import type { RichMessage, Run } from '../rendering/rich-message.types.js';
import { splitRuns } from '../rendering/split-runs.js';

/** Marks of WhatsApp (faq.whatsapp.com/539178204879377). */
const MARKS: Record<NonNullable<Run['style']>, string> = {
  bold: '*',
  italic: '_',
  strike: '~',
  code: '`',
  pre: '```',
};

/** Of an interactive message (…/whatsapp/cloud-api/reference/messages#interactive-object). */
const MOST_BUTTONS = 3;
const LONGEST_BODY = 1_024;
const LONGEST_BUTTON = 20;
const LONGEST_ROW = 24;
const LONGEST_ROW_DETAIL = 72;
/** Of the button that opens a list. */
const LIST_LABEL = '…';
/** Of a variable of a template: no line breaks, no tabs, no four blanks in a row. */
const LONGEST_VARIABLE = 900;

/** @param most suggestions that are offered */
export async function whatsAppParts(message: RichMessage, textLimit: number, most: number): Promise<Part[]> {
  const runs = await messageRuns(message);
  const suggestions = message.suggestions.slice(0, most);
  if (suggestions.length === 0) return within(runs, textLimit).map(textPart);
  // A message with buttons is shorter than a text: what is before its last piece goes as texts.
  const pieces = splitRuns(runs, textLimit);
  const [body = LIST_LABEL, ...before] = within(pieces.at(-1) ?? [], LONGEST_BODY).reverse();
  const texts = [...pieces.slice(0, -1).flatMap((piece) => within(piece, textLimit)), ...before.reverse()];
  return [...texts.map(textPart), interactivePart(message.id, body, suggestions)];
}

/** Marks count as well, so a text full of them is split finer. */
function within(runs: readonly Run[], limit: number): string[] {
  for (let size = limit; ; size = Math.floor(size / 2)) {
    const pieces = splitRuns(runs, size).map(marked);
    if (size < 50 || pieces.every(({ length }) => length <= limit)) return pieces;
  }
}

function marked(piece: readonly Run[]): string {
  return piece.map(markedRun).join('');
}

/** A mark must touch the words, and stays on one line; an address that is not shown stands behind its words. */
function markedRun({ text, style, href }: Run): string {
  const address = href !== undefined && !text.includes(href.replace(/\/$/, '')) ? ` (${href})` : '';
  if (!style) return text + address;
  const mark = MARKS[style];
  if (style === 'pre') return `${mark}${text}${mark}`;
  const lines = text.split('\n').map((line) => {
    const words = line.trim();
    return words === '' ? line : line.replace(words, () => `${mark}${words}${mark}`);
  });
  return lines.join('\n') + address;
}

function textPart(body: string): Part {
  return { type: 'text', text: { body, preview_url: false } };
}

function interactivePart(messageId: string, text: string, suggestions: readonly string[]): Part {
  const labels = suggestions.map((title) => cut(title, LONGEST_BUTTON));
  // Meta takes no two buttons of the same name; rows of a list show more of each.
  const fitsButtons = labels.length <= MOST_BUTTONS && new Set(labels).size === labels.length;
  const idOf = (index: number) => `${messageId}.${index}`;
  const action = fitsButtons
    ? {
        buttons: labels.map((title, index) => ({ type: 'reply', reply: { id: idOf(index), title } })),
      }
    : {
        button: LIST_LABEL,
        sections: [
          {
            rows: differing(suggestions).map((title, index) => ({
              ...{ id: idOf(index), title },
              ...(suggestions[index] !== title && {
                description: cut(suggestions[index] ?? '', LONGEST_ROW_DETAIL),
              }),
            })),
          },
        ],
      };
  const type = fitsButtons ? 'button' : 'list';
  return { type: 'interactive', interactive: { type, body: { text }, action } };
}

/** Titles of rows; those that would be the same are numbered. */
function differing(suggestions: readonly string[]): string[] {
  const titles = suggestions.map((title) => cut(title, LONGEST_ROW));
  return titles.map((title, index) => {
    if (titles.indexOf(title) === index && titles.lastIndexOf(title) === index) return title;
    return cut(`${index + 1}. ${suggestions[index] ?? ''}`, LONGEST_ROW);
  });
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (characters.join('').length >= longest) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** @param hasText whether the template has a variable for what is said */
export function templatePart(
  { text }: RichMessage,
  { name, language, hasText }: { name: string; language: string; hasText: boolean },
): Part {
  const words = text.replace(/\s+/gu, ' ').trim();
  const said = words.length <= LONGEST_VARIABLE ? words : cut(words, LONGEST_VARIABLE);
  const components = hasText ? [{ type: 'body', parameters: [{ type: 'text', text: said }] }] : [];
  return { type: 'template', template: { name, language: { code: language }, components } };
}
