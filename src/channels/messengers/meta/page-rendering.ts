import type { Part } from '../channel-adapter.port.js';
import { choiceKey } from '../rendering/choice-key.js';
import { fittingPieces, withAddress } from '../rendering/fitting-pieces.js';
import { cut, distinctLabels } from '../rendering/labels.js';
import { messageRuns } from '../rendering/markdown-runs.js';
import type { RichMessage, Run } from '../rendering/rich-message.types.js';

/** How long one text may be. */
export interface TextLimit {
  most: number;
  /** UTF-16 units, or bytes of UTF-8. */
  unit: 'characters' | 'bytes';
}

/** …/messenger-platform/reference/buttons/quick-replies: longer ones are cut by Meta. */
const LONGEST_REPLY = 20;
/** …/messenger-platform/reference/templates/generic. */
const MOST_CARDS = 10;
const LONGEST_TITLE = 80;

/**
 * A message as texts without looks, which Messenger and Instagram do not have; then the pages that it names as cards. The
 * suggestions are quick replies of the last one: Meta shows them only under the newest message.
 * @param most suggestions that are offered
 */
export async function pageParts(
  message: RichMessage,
  { most, unit }: TextLimit,
  mostReplies: number,
): Promise<Part[]> {
  const cards = message.links.filter(({ url }) => isSecure(url) && !message.text.includes(url));
  const others = message.links.filter((link) => !cards.includes(link));
  const runs = await messageRuns({ ...message, links: others });
  const sizeOf = unit === 'bytes' ? (text: string) => Buffer.byteLength(text) : undefined;
  const texts = fittingPieces(runs, most, plain, sizeOf);
  const parts: Part[] = texts.map((text) => ({ text }));
  if (cards.length > 0) parts.push(cardsPart(cards));
  const replies = repliesOf(message, mostReplies);
  return parts.map((part, index) =>
    index === parts.length - 1 && replies.length > 0 ? { ...part, quick_replies: replies } : part,
  );
}

function plain(piece: readonly Run[]): string {
  return piece.map(({ text, href }) => withAddress(text, href)).join('');
}

function repliesOf({ id, suggestions }: RichMessage, most: number): object[] {
  return distinctLabels(suggestions.slice(0, most), LONGEST_REPLY).map((title, index) => ({
    ...{ content_type: 'text', title, payload: choiceKey(id, index) },
  }));
}

/** Each opens its page; the host says where that is. */
function cardsPart(links: readonly RichMessage['links'][number][]): Part {
  const elements = links.slice(0, MOST_CARDS).map(({ title, url }) => ({
    ...{ title: cut(title, LONGEST_TITLE), subtitle: new URL(url).host.slice(0, LONGEST_TITLE) },
    default_action: { type: 'web_url', url },
  }));
  return { attachment: { type: 'template', payload: { template_type: 'generic', elements } } };
}

function isSecure(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
