import type { ProposalContent } from '../../source.types.js';
import { isNode, isOf, lastPart, textAt, type JsonNode } from './json-nodes.js';

const MOST_VARIANTS = 200;
const LONGEST = { sku: 100, name: 200, description: 12_000, address: 2_048 };
const OFFERED: ReadonlySet<string> = new Set(['OutOfStock', 'SoldOut', 'Discontinued']);
/** What tells a variant from the others. */
const OPTIONS = ['color', 'size', 'material', 'pattern'];

/** A product with a price, or a group with its variants, as rows of `PUT /v1/products`; none without name or number. */
export function productsOf(node: JsonNode): ProposalContent[] {
  if (!isOf(node, 'ProductGroup')) return single(node, {});
  const parent = rowOf(node, { price: null });
  const variants = [node['hasVariant']]
    .flat()
    .filter((each) => isNode(each))
    .slice(0, MOST_VARIANTS);
  if (!parent || variants.length === 0) return [];
  const rows = variants.flatMap((each) =>
    single(each, {
      parentSku: parent['sku'],
      options: optionsOf(each),
      name: textAt(each['name']) || parent['name'],
    }),
  );
  return rows.length === 0 ? [] : [parent, ...rows];
}

function single(node: JsonNode, more: ProposalContent): ProposalContent[] {
  const offer = offerOf(node);
  const row = offer && rowOf(node, { ...offer, ...more });
  return row ? [row] : [];
}

function rowOf(node: JsonNode, more: ProposalContent): ProposalContent | null {
  const name = textAt(node['name']) || textAt(more['name']);
  const url = addressAt(node['url']) ?? addressAt(node['@id']);
  const numbers = ['sku', 'productGroupID', 'mpn', 'gtin13', 'gtin', 'productID'].map((key) =>
    textAt(node[key]),
  );
  const sku = numbers.find((each) => each !== '') ?? slugOf(url);
  if (name === '' || sku === '' || sku.length > LONGEST.sku) return null;
  return withoutEmpty({
    sku,
    name: name.slice(0, LONGEST.name),
    description: textAt(node['description']).slice(0, LONGEST.description),
    url,
    imageUrl: addressAt(node['image']),
    tags: [textAt(node['category']), textAt(node['brand'])].filter((tag) => tag !== '' && tag.length <= 100),
    ...more,
  });
}

function offerOf(node: JsonNode): ProposalContent | null {
  const offers = [node['offers']].flat().filter((each) => isNode(each));
  const [offer] = offers
    .flatMap((each) => (isOf(each, 'AggregateOffer') && each['offers'] ? [each['offers']].flat() : [each]))
    .filter((each) => isNode(each));
  const specification = offer && [offer['priceSpecification']].flat().find((each) => isNode(each));
  const price = textAt(
    offer?.['price'] ?? offer?.['lowPrice'] ?? (isNode(specification) ? specification['price'] : ''),
  );
  if (!offer || !/^\d{1,10}(?:\.\d{1,4})?$/u.test(price)) return null;
  const currency =
    textAt(offer['priceCurrency']) || textAt(isNode(specification) ? specification['priceCurrency'] : '');
  const stock = OFFERED.has(lastPart(offer['availability'])) ? 0 : null;
  return { price, ...(/^[A-Z]{3}$/u.test(currency) && { currency }), stock };
}

function optionsOf(node: JsonNode): Record<string, string> {
  const found = OPTIONS.map((key) => [key, textAt(node[key])] as const).filter(([, value]) => value !== '');
  return Object.fromEntries(found.map(([key, value]) => [key, value.slice(0, 200)]));
}

function addressAt(value: unknown): string | null {
  const [first] = [value].flat();
  const text = isNode(first) ? textAt(first['url'] ?? first['contentUrl']) : textAt(first);
  return URL.canParse(text) && /^https?:/iu.test(text) && text.length <= LONGEST.address ? text : null;
}

function slugOf(url: string | null): string {
  return url === null ? '' : (new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '');
}

export function withoutEmpty(row: ProposalContent): ProposalContent {
  return Object.fromEntries(
    Object.entries(row).filter(([key, value]) => key === 'stock' || key === 'price' || !isEmpty(value)),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
