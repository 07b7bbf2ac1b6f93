import type { Part } from '../channel-adapter.port.js';
import { fittingPieces, withAddress } from '../rendering/fitting-pieces.js';
import { messageRuns } from '../rendering/markdown-runs.js';
import type { RichMessage, Run } from '../rendering/rich-message.types.js';

/** More of them make a long message, which costs by the piece. */
const MOST_CHOICES = 5;

/** Texts without looks; the suggestions stand under the last one, each with the number by which it is chosen. */
export async function smsParts(message: RichMessage, textLimit: number): Promise<Part[]> {
  const choices = message.suggestions.slice(0, MOST_CHOICES).map((text, index) => `${index + 1}. ${text}`);
  const runs = await messageRuns(message);
  const all: Run[] = choices.length === 0 ? runs : [...runs, { text: `\n\n${choices.join('\n')}` }];
  return fittingPieces(all, textLimit, plain).map((text) => ({ text }));
}

function plain(piece: readonly Run[]): string {
  return piece.map(({ text, href }) => withAddress(text, href)).join('');
}
