import { element, icon } from './dom.js';
import { ICONS } from './icons.js';
import { type Block, readRichText, type Span } from '../shared/rich-text.js';
import type { Strings } from './words/strings.js';

/** Nodes for an answer's text: paragraphs, bullets, bold, links. */
export function richText(text: string, strings: Strings): Node[] {
  return readRichText(text).map((block) => blockNode(block, strings));
}

function blockNode(block: Block, strings: Strings): Node {
  if (block.kind === 'paragraph') return element('p', { dir: 'auto' }, ...spanNodes(block.spans, strings));
  const items = block.items.map((spans) => element('li', {}, ...spanNodes(spans, strings)));
  return element('ul', { dir: 'auto' }, ...items);
}

function spanNodes(spans: Span[], strings: Strings): Node[] {
  return spans.map((span) => {
    if (span.kind === 'text') return document.createTextNode(span.text);
    if (span.kind === 'strong') return element('strong', {}, span.text);
    return outsideLink(span.url, span.text, strings, span.text);
  });
}

/** A link that opens apart from the shop's page, which it can neither see nor steer. */
export function outsideLink(
  url: string,
  name: string,
  strings: Strings,
  ...children: (Node | string)[]
): HTMLAnchorElement {
  const attributes = { href: url, target: '_blank', rel: 'noopener noreferrer nofollow' };
  return element('a', { ...attributes, 'aria-label': `${name} ${strings.newWindow}` }, ...children);
}

export function typingDots(): HTMLElement {
  const dots = ['', '', ''].map(() => element('i'));
  return element('span', { class: 'dots', 'aria-hidden': 'true' }, ...dots);
}

/** The assistant's mark beside its words. */
export function mark(from: 'assistant' | 'member'): HTMLElement {
  return element(
    'span',
    { class: 'mark', 'aria-hidden': 'true' },
    icon(from === 'member' ? ICONS.person : ICONS.chat),
  );
}
