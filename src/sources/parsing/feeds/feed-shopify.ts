import { plainText } from '../../../language/markup/plain-text.js';
import type { ProposalContent } from '../../source.types.js';
import { isNode, textAt, type JsonNode } from '../structured/json-nodes.js';
import { withoutEmpty } from '../structured/structured-products.js';

const MOST_VARIANTS = 200;
/** The one variant of a product without options. */
const NO_OPTIONS = 'Default Title';

/** Products of a shop's public `products.json`; one with several variants becomes a parent and its variants. */
export function shopifyRows(products: readonly unknown[], url: string): ProposalContent[] {
  return products.filter((each) => isNode(each)).flatMap((product) => rowsOf(product, url));
}

function rowsOf(product: JsonNode, url: string): ProposalContent[] {
  const handle = textAt(product['handle']);
  const name = textAt(product['title']).slice(0, 200);
  const variants = nodes(product['variants']).slice(0, MOST_VARIANTS);
  const [first] = variants;
  if (name === '' || handle === '' || !first) return [];
  const own = {
    name,
    description: plainText(textAt(product['body_html'])).slice(0, 12_000),
    url: new URL(`/products/${encodeURIComponent(handle)}`, url).href,
    imageUrl: textAt(nodes(product['images'])[0]?.['src']),
    tags: tagsOf(product),
  };
  if (variants.length === 1) {
    const options = optionsOf(product, first);
    return [withoutEmpty({ ...own, sku: skuOf(first, handle), ...tradeOf(first), options })];
  }
  const parentSku = handle.slice(0, 100);
  const rows = variants.map((variant, at) => {
    const options = optionsOf(product, variant);
    const named = [name, Object.values(options).join(' / ')].filter((part) => part !== '').join(' – ');
    const sku = skuOf(variant, `${handle.slice(0, 90)}-${at + 1}`);
    return withoutEmpty({
      sku,
      name: named.slice(0, 200),
      url: own.url,
      ...tradeOf(variant),
      options,
      parentSku,
    });
  });
  return [withoutEmpty({ ...own, sku: parentSku, price: null, stock: null }), ...rows];
}

/** The public list tells no quantity. */
function tradeOf(variant: JsonNode): ProposalContent {
  return { price: textAt(variant['price']), stock: variant['available'] === false ? 0 : null };
}

function skuOf(variant: JsonNode, otherwise: string): string {
  return (textAt(variant['sku']) || otherwise).slice(0, 100);
}

function optionsOf(product: JsonNode, variant: JsonNode): Record<string, string> {
  const names = nodes(product['options']).map((option) => textAt(option['name']));
  const values = names.map((name, at) => [name, textAt(variant[`option${at + 1}`]).slice(0, 200)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== '' && value !== NO_OPTIONS));
}

function tagsOf(product: JsonNode): string[] {
  const sent = product['tags'];
  const tags = Array.isArray(sent) ? sent.map(textAt) : textAt(sent).split(',');
  const all = [...tags, textAt(product['product_type']), textAt(product['vendor'])].map((tag) => tag.trim());
  return [...new Set(all)].filter((tag) => tag !== '' && tag.length <= 100).slice(0, 50);
}

function nodes(value: unknown): JsonNode[] {
  return [value].flat().filter((each) => isNode(each));
}
