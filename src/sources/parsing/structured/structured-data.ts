import { jsonrepair } from 'jsonrepair';
import { plainLine, plainText } from '../../../language/markup/plain-text.js';
import type { Draft } from '../document.types.js';
import { isNode, isOf, textAt, type JsonNode } from './json-nodes.js';
import { weekOf } from './structured-hours.js';
import { productsOf } from './structured-products.js';

const MOST_NODES = 5_000;
const MOST_DEPTH = 12;
const LONGEST_REPAIRED = 100_000;

/**
 * What a page's JSON-LD (schema.org) proposes: questions of `FAQPage`, products with a price, opening hours. Accepts what
 * shops write: lists at the top, `@graph`, several types, addresses as names, broken JSON.
 * @param today `YYYY-MM-DD`; hours that ended before are left out
 */
export function structuredDrafts(blocks: readonly string[], place: string, today: string): Draft[] {
  const nodes = blocks.flatMap((block) => nodesIn(parsed(block)));
  return [
    ...nodes.filter((node) => isOf(node, 'Question')).flatMap((node) => questionDraft(node, place)),
    ...nodes.filter((node) => isOf(node, 'Product', 'ProductGroup')).flatMap(productDrafts),
    ...nodes.flatMap((node) => hoursDraft(node, today)),
  ];
}

function parsed(block: string): unknown {
  const text = block.replace(/^\s{0,200}(?:<!--|<!\[CDATA\[)/u, '').replace(/(?:-->|\]\]>)\s{0,200}$/u, '');
  try {
    return JSON.parse(text);
  } catch {
    return repaired(text);
  }
}

function repaired(text: string): unknown {
  if (text.length > LONGEST_REPAIRED) return null;
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    return null;
  }
}

/** All objects, the outer ones first. */
function nodesIn(root: unknown): JsonNode[] {
  const found: JsonNode[] = [];
  let level: unknown[] = [root];
  for (let depth = 0; depth < MOST_DEPTH && level.length > 0; depth += 1) {
    const objects = level.flat().filter((each) => isNode(each));
    found.push(...objects);
    if (found.length > MOST_NODES) return found.slice(0, MOST_NODES);
    level = objects.flatMap((each) => Object.values(each).filter((value) => typeof value === 'object'));
  }
  return found;
}

function questionDraft(node: JsonNode, place: string): Draft[] {
  const [answer] = [node['acceptedAnswer'] ?? node['suggestedAnswer']].flat();
  const question = plainLine(textAt(node['name'])).slice(0, 500);
  const text = isNode(answer) ? plainText(textAt(answer['text'])).trim().slice(0, 12_000) : '';
  if (question === '' || text === '') return [];
  const content = { question, answer: text, locale: null, tags: [] };
  return [{ kind: 'article', key: `${place}#?${question.slice(0, 300)}`, heading: question, content }];
}

function productDrafts(node: JsonNode): Draft[] {
  return productsOf(node).map((content) => ({
    kind: 'product',
    key: String(content['sku']),
    heading: String(content['name']),
    content,
  }));
}

function hoursDraft(node: JsonNode, today: string): Draft[] {
  const week = weekOf(node, today);
  if (!week) return [];
  const name = textAt(node['name']).slice(0, 200);
  return [{ kind: 'opening_hours', key: `hours:${name}`, heading: name || null, content: { week } }];
}
