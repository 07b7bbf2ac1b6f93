import { fittingPieces, withAddress } from './fitting-pieces.js';
import { messageRuns } from './markdown-runs.js';
import type { RichMessage, Run } from './rich-message.types.js';

/** More of them make a message long. */
const MOST_CHOICES = 5;

/** Texts without looks; the suggestions stand under the last one, each with the number by which it is chosen. */
export async function numberedTexts(message: RichMessage, textLimit: number): Promise<string[]> {
  const choices = message.suggestions.slice(0, MOST_CHOICES).map((text, index) => `${index + 1}. ${text}`);
  const runs = await messageRuns(message);
  const all: Run[] = choices.length === 0 ? runs : [...runs, { text: `\n\n${choices.join('\n')}` }];
  return fittingPieces(all, textLimit, plain);
}

function plain(piece: readonly Run[]): string {
  return piece.map(({ text, href }) => withAddress(text, href)).join('');
}
