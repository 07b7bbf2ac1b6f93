import { LANGUAGES } from '../language/language.js';
import { amountsOf, given, listOf, type ReadAmount } from './cells.js';
import type { ImportedProduct, ImportWarning, Table, TableRow } from './import.types.js';
import { SkuRegister } from './sku-register.js';
import type { WooColumn, WooHeaders } from './words/woo-headers.js';
import { WOO_HEADERS } from './words/words.js';

/** These columns tell a language's export from others. */
const TELLING: readonly WooColumn[] = ['type', 'name', 'regularPrice', 'description'];
const MOST_ATTRIBUTES = 20;

/** The language of an export by its headers; null when it is none of WooCommerce's products. */
export function wooHeaders(columns: ReadonlySet<string>): WooHeaders | null {
  const language = LANGUAGES.find((each) =>
    TELLING.every((column) => WOO_HEADERS[each][column].some((name) => columns.has(name.toLowerCase()))),
  );
  return language ? WOO_HEADERS[language] : null;
}

/** Products of a WooCommerce export. Types of products are never translated. */
export function wooProducts(
  table: Table,
  headers: WooHeaders,
): { rows: ImportedProduct[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const at: Cell = (row, column, number = 1) =>
    headers[column].map((name) => row.cell(name.replace('{n}', `${number}`))).find((cell) => cell !== '') ??
    '';
  const prices = table.rows.flatMap((row) => [at(row, 'salePrice'), at(row, 'regularPrice')]);
  const products = table.rows.filter((row) => at(row, 'name') !== '');
  const reader = { at, amount: amountsOf(prices), warnings, parents: parentsOf(products, at, warnings) };
  return { rows: products.map((row) => productOf(row, reader)), warnings };
}

type Cell = (row: TableRow, column: WooColumn, number?: number) => string;

interface Reader {
  at: Cell;
  amount: ReadAmount;
  warnings: ImportWarning[];
  parents: Parents;
}

/** Every row's SKU, and the rows by what variations call their parent: a SKU, or `id:12`. */
interface Parents {
  skus: ReadonlyMap<TableRow, string>;
  rows: ReadonlyMap<string, TableRow>;
}

function parentsOf(rows: readonly TableRow[], at: Cell, warnings: ImportWarning[]): Parents {
  const register = new SkuRegister(warnings);
  const skus = new Map(
    rows.map((row) => [row, register.take(at(row, 'sku'), `woo-${row.cell('ID') || row.line}`, row.line)]),
  );
  const named = rows.flatMap((row): [string, TableRow][] => [
    [`id:${row.cell('ID')}`, row],
    [at(row, 'sku') || `id:${row.cell('ID')}`, row],
  ]);
  return { skus, rows: new Map(named.reverse()) };
}

function productOf(row: TableRow, reader: Reader): ImportedProduct {
  const { at, amount, parents } = reader;
  const types = listOf(at(row, 'type').toLowerCase());
  const isVariation = types.includes('variation');
  const parent = isVariation ? parentOf(row, reader) : undefined;
  const attributes = attributesOf(row, at);
  const hasVariants = types.includes('variable') || types.includes('grouped');
  return given({
    sku: parents.skus.get(row) ?? '',
    name: at(row, 'name'),
    description: descriptionOf(row, at),
    price: hasVariants ? null : (amount(at(row, 'salePrice')) ?? amount(at(row, 'regularPrice'))),
    stock: stockOf(row, parent, at),
    url: at(row, 'externalUrl'),
    imageUrl: listOf(at(row, 'images'))[0] ?? '',
    tags: tagsOf(row, at),
    ...(isVariation ? { options: attributes } : hasVariants ? {} : { attributes }),
    parentSku: parent ? (parents.skus.get(parent) ?? '') : '',
    status: at(row, 'published') === '1' ? 'active' : 'archived',
  });
}

function parentOf(row: TableRow, { at, parents, warnings }: Reader): TableRow | undefined {
  const parent = parents.rows.get(at(row, 'parent'));
  if (!parent) {
    const detail = `There is no product "${at(row, 'parent')}" in the file; it is loaded on its own.`;
    warnings.push({ line: row.line, column: 'Parent', code: 'no_parent', detail });
  }
  return parent;
}

/** The short text first; a line break may be written as the two characters `\n`. */
function descriptionOf(row: TableRow, at: Cell): string {
  return [at(row, 'shortDescription'), at(row, 'description')]
    .filter((text) => text !== '')
    .map((text) => text.replaceAll('\\n', '\n'))
    .join('\n\n');
}

function stockOf(row: TableRow, parent: TableRow | undefined, at: Cell): number | null {
  const cell = at(row, 'stock');
  if (cell === 'parent' && parent) return stockOf(parent, undefined, at);
  const count = Number.parseInt(cell, 10);
  const state = at(row, 'inStock').toLowerCase();
  if (state === 'backorder') return null;
  if (!Number.isNaN(count)) return count;
  return state === '0' ? 0 : null;
}

/** Of a category only its own name: "Jackets" of "Clothing > Jackets". */
function tagsOf(row: TableRow, at: Cell): string[] {
  const categories = listOf(at(row, 'categories')).map((path) => path.split('>').at(-1)?.trim() ?? '');
  return [...new Set([...categories, ...listOf(at(row, 'tags'))])].filter((tag) => tag !== '');
}

function attributesOf(row: TableRow, at: Cell): Record<string, string> {
  const numbers = Array.from({ length: MOST_ATTRIBUTES }, (_, index) => index + 1);
  const found = numbers.flatMap((number) => {
    const name = at(row, 'attributeName', number);
    const values = listOf(at(row, 'attributeValues', number)).join(', ');
    return name === '' || values === '' ? [] : [[name, values]];
  });
  return Object.fromEntries(found) as Record<string, string>;
}
