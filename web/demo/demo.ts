import { button, element } from '../widget/dom.js';
import type { FrontdeskGlobal } from '../widget/global.js';
import { drawing, drawingFor, standing } from './art.js';
import { type Copy, copyFor, stillFor, taglineFor } from './copy.js';
import { type Day, DAYS, type Product, readShopData, type ShopData } from './shop-data.js';

const shop = readShopData();
const copy = copyFor(shop.locale);
/** European digits also in Arabic, as in the shop's own texts. */
const numbers = `${shop.locale}-u-nu-latn`;

// Before the body is parsed, so that the page never shows in another shop's colours.
document.documentElement.dataset.shop = shop.slug;
document.addEventListener('DOMContentLoaded', () => render(shop));

function render(data: ShopData): void {
  writeCopy();
  place('tagline', taglineFor(data.slug, data.name));
  document.querySelector('.switch')?.append(...data.shops.map((each) => shopLink(each, data.slug)));
  place('questions', ...data.demo.questions.map(questionChip));
  place('still', ...stillLife(data));
  place('product-list', ...data.products.map(productCard));
  place('week', ...DAYS.map((day) => dayRow(day, data.hours.week[day])));
  for (const open of document.querySelectorAll('[data-open]')) {
    open.addEventListener('click', () => withChat((chat) => chat.open()));
  }
  withChat((chat) => chat.suggest(data.demo.questions.slice(0, 3)));
}

function writeCopy(): void {
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]')) {
    node.textContent = copy[node.dataset.text as keyof Copy];
  }
  for (const node of document.querySelectorAll<HTMLElement>('[data-label]')) {
    node.setAttribute('aria-label', copy[node.dataset.label as keyof Copy]);
  }
}

function place(id: string, ...content: (Node | string)[]): void {
  document.getElementById(id)?.replaceChildren(...content);
}

/** The widget's loader is asynchronous: it may come before this script or after. */
function withChat(use: (chat: FrontdeskGlobal) => void): void {
  const run = (): void => {
    if (window.Frontdesk) use(window.Frontdesk);
  };
  if (window.Frontdesk) run();
  else document.getElementById('frontdesk')?.addEventListener('load', run, { once: true });
}

function shopLink(other: { slug: string; name: string }, current: string): HTMLElement {
  const href = `/demo?shop=${encodeURIComponent(other.slug)}`;
  return element('a', { href, dir: 'auto', 'aria-current': other.slug === current && 'page' }, other.name);
}

function questionChip(question: string): HTMLElement {
  const ask = button({ dir: 'auto' }, () => withChat((chat) => chat.ask(question)), question);
  return element('li', {}, ask);
}

/** A few products, as a group on a shelf. */
function stillLife({ slug, products }: ShopData): Node[] {
  const shown = (stillFor(slug) ?? products.slice(0, 3).map(drawingOf)).map(standing);
  return [element('div', { class: 'halo' }), element('div', { class: 'shelf' }, ...shown)];
}

function drawingOf(product: Product): string {
  return drawingFor(product.name, product.description ?? '');
}

function productCard(product: Product): HTMLElement {
  const question = copy.question.replace('{name}', () => product.name);
  const label = { 'aria-label': `${copy.askAbout}: ${product.name}`, class: 'ask' };
  return element(
    'li',
    { class: product.stock === 0 ? 'product gone' : 'product' },
    element('div', { class: 'picture' }, drawing(drawingOf(product))),
    element('h3', { dir: 'auto' }, product.name),
    element('p', { class: 'what', dir: 'auto' }, product.description ?? ''),
    element('p', { class: 'price' }, element('strong', {}, price(product)), stock(product.stock)),
    button(label, () => withChat((chat) => chat.ask(question)), copy.askAbout),
  );
}

function price(product: Product): string {
  if (product.price === null) return '';
  const currency = product.currency ?? shop.currency;
  return new Intl.NumberFormat(numbers, { style: 'currency', currency }).format(Number(product.price));
}

const FEW = 5;

function stock(count: number | null): HTMLElement {
  if (count === 0) return element('span', { class: 'stock none' }, copy.soldOut);
  if (count === null || count > FEW) return element('span', { class: 'stock' }, copy.inStock);
  return element('span', { class: 'stock few' }, copy.few.replace('{n}', String(count)));
}

/** Any Monday will do to name the days in the shop's language. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

function dayRow(day: Day, spans: { open: string; close: string }[]): HTMLElement {
  const index = DAYS.indexOf(day);
  const name = new Intl.DateTimeFormat(shop.locale, { weekday: 'long', timeZone: 'UTC' });
  const today = (new Date().getDay() + 6) % 7 === index;
  const times = spans.map(({ open, close }) => element('bdi', { dir: 'ltr' }, `${open} – ${close}`));
  return element(
    'tr',
    { class: today && 'today' },
    element('th', { scope: 'row' }, name.format(A_MONDAY + index * DAY_MS)),
    element('td', {}, ...(times.length > 0 ? times : [copy.closed])),
  );
}
