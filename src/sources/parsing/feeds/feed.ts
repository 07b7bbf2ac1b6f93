import { plainText } from '../../../language/markup/plain-text.js';
import type { ProposalContent } from '../../source.types.js';
import { UnreadableDocument, type Draft } from '../document.types.js';
import { shopifyRows } from './feed-shopify.js';
import { isNode, textAt } from '../structured/json-nodes.js';
import { withoutEmpty } from '../structured/structured-products.js';
import { wooRows } from './feed-woo.js';
import { readXml } from './xml-document.js';

const MOST_ROWS = 5_000;
const RECORDS = new Set(['item', 'entry']);
const PRICE = /^(\d{1,10}(?:[.,]\d{1,4})?)\s{0,3}([A-Z]{3})?$/u;
const NONE_LEFT = new Set(['out_of_stock', 'out of stock']);
/** Columns that say more about a product. */
const ATTRIBUTES = ['material', 'pattern', 'age_group', 'gender', 'gtin', 'mpn', 'condition'];
const OPTIONS = ['color', 'size'];

export interface FeedPage {
  drafts: Draft[];
  /** The next page; empty at the end. */
  links: string[];
}

/** Google Merchant XML (RSS or Atom). @throws UnreadableDocument `no_products` */
export function readMerchantFeed(xml: string): FeedPage {
  const rows: ProposalContent[] = [];
  readXml(xml, RECORDS, (_, fields) => {
    const row = rows.length < MOST_ROWS ? merchantRow(fields) : null;
    if (row) rows.push(row);
  });
  return { drafts: draftsOf(withParents(rows)), links: [] };
}

/** `products.json` of Shopify, or the products of WooCommerce's Store API. @param url of this page */
export function readJsonFeed(json: string, url: string): FeedPage {
  const data: unknown = JSON.parse(json);
  if (isNode(data) && Array.isArray(data['products'])) {
    const products = data['products'] as unknown[];
    return { drafts: draftsOf(shopifyRows(products, url)), links: nextPage(url, products.length, 'limit') };
  }
  if (!Array.isArray(data)) throw new UnreadableDocument('no_products');
  return { drafts: draftsOf(wooRows(data)), links: nextPage(url, data.length, 'per_page') };
}

/** Both count pages from 1; a page that is not full is the last. */
function nextPage(url: string, count: number, size: string): string[] {
  const next = new URL(url);
  const full = Number(next.searchParams.get(size) ?? (size === 'limit' ? 30 : 10));
  if (count === 0 || count < full) return [];
  next.searchParams.set('page', String(Number(next.searchParams.get('page') ?? 1) + 1));
  return [next.href];
}

function merchantRow(fields: ReadonlyMap<string, string>): ProposalContent | null {
  const at = (name: string): string => fields.get(name) ?? '';
  const [, amount, currency] = PRICE.exec(at('sale_price') || at('price')) ?? [];
  const sku = at('id');
  if (sku === '' || sku.length > 100 || at('title') === '' || amount === undefined) return null;
  const availability = at('availability').toLowerCase();
  return withoutEmpty({
    sku,
    name: at('title').slice(0, 200),
    description: plainText(at('description')).slice(0, 12_000),
    price: amount.replace(',', '.'),
    currency,
    stock: NONE_LEFT.has(availability) ? 0 : null,
    url: addressOf(at('link')),
    imageUrl: addressOf(at('image_link')),
    parentSku: at('item_group_id').slice(0, 100),
    tags: [at('brand'), at('product_type')].filter((tag) => tag !== '' && tag.length <= 100),
    options: chosen(OPTIONS, at),
    attributes: chosen(ATTRIBUTES, at),
  });
}

function chosen(names: readonly string[], at: (name: string) => string): Record<string, string> {
  const found = names.map((name) => [name, at(name).slice(0, 200)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

export function addressOf(text: string): string | null {
  return URL.canParse(text) && /^https?:/iu.test(text) && text.length <= 2_048 ? text : null;
}

/** A group has no row of its own in the feed: its variants share a name. One alone is no variant. */
function withParents(rows: ProposalContent[]): ProposalContent[] {
  const groups = Map.groupBy(rows, (row) => textAt(row['parentSku']));
  return [...groups].flatMap(([parentSku, members]) => {
    const [first] = members;
    if (parentSku === '' || !first) return members;
    if (members.length === 1) return [withoutEmpty({ ...first, parentSku: null })];
    const { name, description, url, imageUrl, tags } = first;
    const hasOwn = members.some(({ sku }) => sku === parentSku);
    const parent = withoutEmpty({
      sku: parentSku,
      name,
      description,
      url,
      imageUrl,
      tags,
      price: null,
      stock: null,
    });
    return hasOwn ? members.map((row) => withoutEmpty({ ...row, parentSku: null })) : [parent, ...members];
  });
}

export function draftsOf(rows: readonly ProposalContent[]): Draft[] {
  if (rows.length === 0) throw new UnreadableDocument('no_products');
  return rows.map((content) => ({
    ...{ kind: 'product', key: String(content['sku']), heading: String(content['name']), content },
  }));
}
