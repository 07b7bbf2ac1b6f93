import type { MessageEntity } from 'grammy/types';
import type { Part } from '../channel-adapter.port.js';
import { choiceKey } from '../rendering/choice-key.js';
import { messageRuns } from '../rendering/markdown-runs.js';
import type { RichMessage, Run } from '../rendering/rich-message.types.js';
import { splitRuns } from '../rendering/split-runs.js';

const ENTITY_OF = {
  bold: 'bold',
  italic: 'italic',
  strike: 'strikethrough',
  code: 'code',
  pre: 'pre',
} as const satisfies Record<NonNullable<Run['style']>, MessageEntity['type']>;

/** Of a button's label, in characters; Telegram cuts longer ones on small screens. */
const LONGEST_LABEL = 60;

/**
 * Looks are sent as entities beside the plain text (core.telegram.org/bots/api#messageentity), so nothing is to be escaped
 * and nothing can be. Offsets and lengths are in UTF-16 units, as JavaScript counts.
 */
export async function telegramParts(
  message: RichMessage,
  textLimit: number,
  buttons: number,
): Promise<Part[]> {
  const pieces = splitRuns(await messageRuns(message), textLimit);
  const keyboard = message.suggestions
    .slice(0, buttons)
    .map((text, index) => [{ text: label(text), callback_data: choiceKey(message.id, index) }]);
  return pieces.map((piece, index) => {
    const entities = entitiesOf(piece);
    const isLast = index === pieces.length - 1;
    return {
      text: piece.map(({ text }) => text).join(''),
      ...(entities.length > 0 && { entities }),
      ...(isLast && keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    };
  });
}

function entitiesOf(piece: readonly Run[]): MessageEntity[] {
  let offset = 0;
  return piece.flatMap(({ text, style, href }) => {
    const place = { offset, length: text.length };
    offset += text.length;
    return [
      ...(style ? [{ type: ENTITY_OF[style], ...place } as MessageEntity] : []),
      // Code cannot be a link.
      ...(href !== undefined && style !== 'code' && style !== 'pre'
        ? [{ type: 'text_link' as const, url: href, ...place }]
        : []),
    ];
  });
}

function label(text: string): string {
  const characters = Array.from(text);
  return characters.length <= LONGEST_LABEL ? text : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}
