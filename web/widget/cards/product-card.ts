import { outsideLink } from '../bubble.js';
import { element } from '../dom.js';
import type { Citation, CitedProduct } from '../protocol.js';
import { safeUrl } from '../../shared/rich-text.js';
import { fill } from '../strings.js';
import type { CardStyle } from './sources.js';

/** From here on the number in stock is told. */
const FEW = 5;
const PICTURE_PX = 64;

/** Picture, name, price and stock; the whole card is the link where the product has a page. */
export function productCard({ title, url }: Citation, product: CitedProduct, style: CardStyle): HTMLElement {
  const page = safeUrl(url ?? '');
  const name = element('bdi', {}, title);
  const words = element(
    'div',
    { class: 'words' },
    page ? outsideLink(page, title, style.strings, name) : element('strong', {}, name),
    ...priceLine(product, style),
    ...stockLine(product, style),
  );
  return element('li', { class: 'card' }, ...picture(product.imageUrl), words);
}

/** Nothing is sent to the picture's host but the request; without the picture the card is still whole. */
function picture(address: string | null): Node[] {
  const src = address && /^https?:/i.test(address) ? safeUrl(address) : null;
  if (!src) return [];
  const image = element('img', {
    ...{ alt: '', width: PICTURE_PX, height: PICTURE_PX, loading: 'lazy', decoding: 'async' },
    referrerpolicy: 'no-referrer',
  });
  image.addEventListener('error', () => image.remove(), { once: true });
  image.src = src;
  return [image];
}

function priceLine({ price, currency, isFrom }: CitedProduct, { strings, dates }: CardStyle): Node[] {
  if (price === null) return [];
  const amount = dates.money(price, currency);
  return [element('p', { class: 'price' }, isFrom ? fill(strings.from, { name: amount }) : amount)];
}

function stockLine({ stock }: CitedProduct, { strings }: CardStyle): Node[] {
  if (stock === null) return [];
  if (stock <= 0) return [element('p', { class: 'stock none' }, strings.soldOut)];
  const words = stock > FEW ? strings.inStock : fill(strings.fewLeft, { n: stock });
  return [element('p', { class: stock > FEW ? 'stock' : 'stock few' }, words)];
}
