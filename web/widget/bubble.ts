import { element, icon } from './dom.js';
import { CITATION_ICONS, ICONS } from './icons.js';
import type { Citation } from './protocol.js';
import { type Block, readRichText, safeUrl, type Span } from './rich-text.js';
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
function outsideLink(
  url: string,
  name: string,
  strings: Strings,
  ...children: (Node | string)[]
): HTMLAnchorElement {
  const attributes = { href: url, target: '_blank', rel: 'noopener noreferrer nofollow' };
  return element('a', { ...attributes, 'aria-label': `${name} ${strings.newWindow}` }, ...children);
}

/** The sources an answer rests on; the same one is shown once. */
export function sourceChips(citations: Citation[], strings: Strings): Node[] {
  const unique = new Map(citations.map((citation) => [`${citation.kind}:${citation.id}`, citation]));
  if (unique.size === 0) return [];
  const chips = [...unique.values()].map((citation) => element('li', {}, sourceChip(citation, strings)));
  return [element('ul', { class: 'sources', 'aria-label': strings.sources }, ...chips)];
}

function sourceChip(citation: Citation, strings: Strings): HTMLElement {
  const symbol = icon(CITATION_ICONS[citation.kind] ?? ICONS.chat);
  const name = citation.kind === 'opening_hours' ? strings.openingHours : citation.title;
  const title = element('bdi', {}, name);
  const url = safeUrl(citation.url ?? '');
  const chip = url ? outsideLink(url, name, strings, symbol, title) : element('span', {}, symbol, title);
  chip.classList.add('source');
  chip.title = name;
  return chip;
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
