import { randomBytes } from 'node:crypto';

/**
 * Characters that a reader does not see and a model does: controls, format and direction marks, tags, private use,
 * variation selectors. Line feeds and tabs stay.
 */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

/** Names the data blocks of one turn, so that no text can pretend to be one or to end one. */
export function newMarker(): string {
  return randomBytes(6).toString('hex');
}

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * Data in a prompt: JSON between tags that only this turn knows.
 * @param json as `JSON.stringify` or `compactJson` writes it
 */
export function dataBlock(kind: string, json: string, marker: string): string {
  return `<${kind}-${marker}>${json.replaceAll(marker, '')}</${kind}-${marker}>`;
}
