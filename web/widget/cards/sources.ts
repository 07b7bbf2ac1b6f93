import { outsideLink, richText } from '../bubble.js';
import { button, element, icon } from '../dom.js';
import { CITATION_ICONS, ICONS } from '../icons.js';
import type { Dates } from '../locale/dates.js';
import type { Citation } from '../protocol.js';
import { safeUrl } from '../../shared/rich-text.js';
import type { Strings } from '../words/strings.js';
import { orderCard } from './order-card.js';
import { productCard } from './product-card.js';

/** What cards are written with. */
export interface CardStyle {
  strings: Strings;
  dates: Dates;
}

/** The sources an answer rests on, each once: products and proven orders as cards, the others as chips. */
export function sources(citations: readonly Citation[], style: CardStyle): Node[] {
  const unique = [
    ...new Map(citations.map((each) => [`${each.kind}:${each.id}:${each.heading ?? ''}`, each])).values(),
  ];
  const cards = unique.flatMap((citation) => cardOf(citation, style));
  const chips = unique.filter(({ product, order }) => !product && !order).map((each) => chip(each, style));
  const label = { 'aria-label': style.strings.sources };
  return [
    ...(cards.length > 0 ? [element('ul', { class: 'cards', ...label }, ...cards)] : []),
    ...(chips.length > 0 ? [element('ul', { class: 'sources', ...label }, ...chips)] : []),
  ];
}

function cardOf(citation: Citation, style: CardStyle): HTMLElement[] {
  if (citation.order) return [orderCard(citation.order, style)];
  return citation.product ? [productCard(citation, citation.product, style)] : [];
}

/** Opens its source, or does not look as if it did. */
function chip(citation: Citation, { strings }: CardStyle): HTMLElement {
  const { kind, article } = citation;
  const title = citation.heading === undefined ? citation.title : `${citation.title} · ${citation.heading}`;
  const name = kind === 'opening_hours' ? strings.openingHours : title;
  const content = [icon(CITATION_ICONS[kind] ?? ICONS.chat), element('bdi', {}, name)];
  const url = safeUrl(citation.url ?? '');
  if (url) {
    const link = outsideLink(url, name, strings, ...content);
    link.classList.add('source');
    return element('li', {}, link);
  }
  if (article) return articleChip(article.text, content, strings);
  return element('li', {}, element('span', { class: 'source' }, ...content));
}

/** The article's own text, in place. */
function articleChip(text: string, content: (Node | string)[], strings: Strings): HTMLElement {
  const shown = element('div', { class: 'article', hidden: true }, ...richText(text, strings));
  const toggle = button(
    { class: 'source', 'aria-expanded': 'false' },
    () => {
      shown.hidden = !shown.hidden;
      toggle.setAttribute('aria-expanded', String(!shown.hidden));
    },
    ...content,
  );
  return element('li', {}, toggle, shown);
}
