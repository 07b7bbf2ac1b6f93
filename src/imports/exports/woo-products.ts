import { LANGUAGES } from '../../language/language.js';
import { given, listOf, type ReadAmount } from './cells.js';
import type { FileFacts, Parent } from './file-facts.js';
import type { ImportedProduct, ImportWarning, Located, Table, TableRow } from './import.types.js';
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

type Cell = (row: TableRow, column: WooColumn, number?: number) => string;

function cellsBy(headers: WooHeaders): Cell {
  return (row, column, number = 1) =>
    headers[column].map((name) => row.cell(name.replace('{n}', `${number}`))).find((cell) => cell !== '') ??
    '';
}

/** Notes what the variations of the file may call their parent: a SKU, or `id:12`. The first of a name counts. */
export function noteWooParents(
  headers: WooHeaders,
): (row: TableRow, skus: SkuRegister, parents: Map<string, Parent>) => void {
  const at = cellsBy(headers);
  return (row, skus, parents) => {
    if (at(row, 'name') === '') return;
    const sku = skuOf(row, at, skus);
    if (typesOf(row, at).includes('variation')) return;
    const id = `id:${row.cell('ID')}`;
    const parent = { sku, stock: stockOf(row, undefined, at) };
    for (const name of [id, at(row, 'sku') || id]) if (!parents.has(name)) parents.set(name, parent);
  };
}

/** Products of a WooCommerce export. Types of products are never translated. */
export function wooProducts(
  table: Table,
  headers: WooHeaders,
  file: FileFacts,
): { rows: Located<ImportedProduct>[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const at = cellsBy(headers);
  const products = table.rows.filter((row) => at(row, 'name') !== '');
  const reader: Reader = {
    ...{ at, warnings, parents: file.parents },
    amount: file.amountsOf([...headers.salePrice, ...headers.regularPrice]),
    skus: new SkuRegister(warnings, file.takenSkus),
  };
  return { rows: products.map((row) => productOf(row, reader)), warnings };
}

interface Reader {
  at: Cell;
  amount: ReadAmount;
  warnings: ImportWarning[];
  skus: SkuRegister;
  parents: ReadonlyMap<string, Parent>;
}

function skuOf(row: TableRow, at: Cell, skus: SkuRegister): string {
  return skus.take(at(row, 'sku'), `woo-${row.cell('ID') || row.line}`, row.line);
}

function typesOf(row: TableRow, at: Cell): string[] {
  return listOf(at(row, 'type').toLowerCase());
}

function productOf(row: TableRow, reader: Reader): Located<ImportedProduct> {
  const { at, amount, skus } = reader;
  const types = typesOf(row, at);
  const sku = skuOf(row, at, skus);
  const isVariation = types.includes('variation');
  const parent = isVariation ? parentOf(row, reader) : undefined;
  const attributes = attributesOf(row, at);
  const hasVariants = types.includes('variable') || types.includes('grouped');
  return given({
    ...{ line: row.line, sku },
    name: at(row, 'name'),
    description: descriptionOf(row, at),
    price: hasVariants ? null : (amount(at(row, 'salePrice')) ?? amount(at(row, 'regularPrice'))),
    stock: stockOf(row, parent, at),
    url: at(row, 'externalUrl'),
    imageUrl: listOf(at(row, 'images'))[0] ?? '',
    tags: tagsOf(row, at),
    ...(isVariation ? { options: attributes } : hasVariants ? {} : { attributes }),
    parentSku: parent?.sku ?? '',
    status: at(row, 'published') === '1' ? 'active' : 'archived',
  });
}

function parentOf(row: TableRow, { at, parents, warnings }: Reader): Parent | undefined {
  const parent = parents.get(at(row, 'parent'));
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

function stockOf(row: TableRow, parent: Parent | undefined, at: Cell): number | null {
  const cell = at(row, 'stock');
  if (cell === 'parent' && parent) return parent.stock;
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
