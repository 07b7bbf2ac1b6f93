import { plainLine, plainText } from '../../../language/markup/plain-text.js';
import type { ProposalContent } from '../../source.types.js';
import { isNode, textAt, type JsonNode } from '../structured/json-nodes.js';
import { withoutEmpty } from '../structured/structured-products.js';

/** Products of WooCommerce's Store API (`/wp-json/wc/store/v1/products`); a variable one has its lowest price. */
export function wooRows(products: readonly unknown[]): ProposalContent[] {
  return products
    .filter((each) => isNode(each))
    .flatMap((product) => [rowOf(product)].filter((row) => row !== null));
}

function rowOf(product: JsonNode): ProposalContent | null {
  const name = plainLine(textAt(product['name'])).slice(0, 200);
  const prices = isNode(product['prices']) ? product['prices'] : {};
  const price = amountOf(textAt(prices['price']), Number(prices['currency_minor_unit'] ?? 2));
  const sku = (textAt(product['sku']) || textAt(product['slug']) || textAt(product['id'])).slice(0, 100);
  if (name === '' || sku === '' || price === null) return null;
  const text = textAt(product['description']) || textAt(product['short_description']);
  return withoutEmpty({
    ...{ sku, name, price },
    description: plainText(text).slice(0, 12_000),
    currency: /^[A-Z]{3}$/u.test(textAt(prices['currency_code'])) ? textAt(prices['currency_code']) : null,
    stock: product['is_in_stock'] === false ? 0 : null,
    url: textAt(product['permalink']),
    imageUrl: isNode([product['images']].flat()[0])
      ? textAt(([product['images']].flat()[0] as JsonNode)['src'])
      : null,
    tags: [...named(product['categories']), ...named(product['tags'])].slice(0, 50),
  });
}

/** "2200" of two places is "22.00". */
function amountOf(minor: string, places: number): string | null {
  if (!/^\d{1,12}$/u.test(minor) || !Number.isInteger(places) || places < 0 || places > 4) return null;
  if (places === 0) return minor;
  const digits = minor.padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function named(list: unknown): string[] {
  const names = [list]
    .flat()
    .filter((each) => isNode(each))
    .map((each) => plainLine(textAt(each['name'])));
  return names.filter((name) => name !== '' && name.length <= 100);
}
