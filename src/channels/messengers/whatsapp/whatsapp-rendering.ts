import type { Part } from '../channel-adapter.port.js';
import { choiceKey } from '../rendering/choice-key.js';
import { fittingPieces, withAddress } from '../rendering/fitting-pieces.js';
import { cut, distinctLabels } from '../rendering/labels.js';
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
  if (suggestions.length === 0) return fittingPieces(runs, textLimit, marked).map(textPart);
  // A message with buttons is shorter than a text: what is before its last piece goes as texts.
  const pieces = splitRuns(runs, textLimit);
  const [body = LIST_LABEL, ...before] = fittingPieces(pieces.at(-1) ?? [], LONGEST_BODY, marked).reverse();
  const texts = [
    ...pieces.slice(0, -1).flatMap((piece) => fittingPieces(piece, textLimit, marked)),
    ...before.reverse(),
  ];
  return [...texts.map(textPart), interactivePart(message.id, body, suggestions)];
}

function marked(piece: readonly Run[]): string {
  return piece.map(markedRun).join('');
}

/** A mark must touch the words, and stays on one line; an address that is not shown stands behind its words. */
function markedRun({ text, style, href }: Run): string {
  const address = withAddress(text, href).slice(text.length);
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
  const action = fitsButtons
    ? {
        buttons: labels.map((title, index) => ({
          type: 'reply',
          reply: { id: choiceKey(messageId, index), title },
        })),
      }
    : {
        button: LIST_LABEL,
        sections: [
          {
            rows: distinctLabels(suggestions, LONGEST_ROW).map((title, index) => ({
              ...{ id: choiceKey(messageId, index), title },
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
