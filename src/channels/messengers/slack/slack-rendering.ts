import type { Part } from '../channel-adapter.port.js';
import { choiceKey } from '../rendering/choice-key.js';
import { withAddress } from '../rendering/fitting-pieces.js';
import { distinctLabels } from '../rendering/labels.js';
import { messageRuns } from '../rendering/markdown-runs.js';
import type { RichMessage, Run } from '../rendering/rich-message.types.js';
import { splitRuns } from '../rendering/split-runs.js';
import { escapedForSlack } from './slack-text.js';

/** docs.slack.dev/reference/block-kit/block-elements/button-element. */
const LONGEST_LABEL = 75;

/**
 * Looks are sent as elements of a `rich_text` block (docs.slack.dev/reference/block-kit/blocks/rich-text-block), in which no
 * text is read for marks: nothing that a model writes can call a channel’s members. `text` is what a notification shows.
 */
export async function slackParts(message: RichMessage, textLimit: number, buttons: number): Promise<Part[]> {
  const pieces = splitRuns(await messageRuns(message), textLimit);
  const choices = choicesOf(message, buttons);
  return pieces.map((piece, index) => ({
    text: escapedForSlack(piece.map(({ text, href }) => withAddress(text, href)).join('')),
    blocks: [
      { type: 'rich_text', elements: sectionsOf(piece) },
      ...(index === pieces.length - 1 ? choices : []),
    ],
  }));
}

function sectionsOf(piece: readonly Run[]): object[] {
  const sections: { type: string; elements: object[] }[] = [];
  for (const run of piece) {
    const type = run.style === 'pre' ? 'rich_text_preformatted' : 'rich_text_section';
    const last = sections.at(-1);
    if (last && last.type === type && run.style !== 'pre') last.elements.push(elementOf(run));
    else sections.push({ type, elements: [elementOf(run)] });
  }
  return sections;
}

function elementOf({ text, style, href }: Run): object {
  const look = style && style !== 'pre' ? { style: { [style]: true } } : {};
  if (href !== undefined && style !== 'pre') return { type: 'link', url: href, text, ...look };
  return { type: 'text', text, ...look };
}

function choicesOf({ id, suggestions }: RichMessage, most: number): object[] {
  const elements = distinctLabels(suggestions.slice(0, most), LONGEST_LABEL).map((text, index) => ({
    ...{ type: 'button', action_id: `choice.${index}`, value: choiceKey(id, index) },
    text: { type: 'plain_text', text, emoji: false },
  }));
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
