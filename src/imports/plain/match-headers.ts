import { LANGUAGES } from '../../language/language.js';
import { fold } from '../../language/text/fold.js';
import { IMPORT_KINDS, type ImportKind } from '../reading/import-file.types.js';
import { isField, NEEDED, PLAIN_FIELDS, TEXT_MAPS, type PlainField } from './plain-fields.js';
import { HEADER_WORDS } from './words/words.js';

/** The fields of a table's columns; null for a column that is none. */
export type ColumnFields = readonly (string | null)[];

/** Without case, marks, blanks and signs: "Parent SKU", "parent_sku" and "parentSku" are the same. */
function keyOf(header: string): string {
  return fold(header).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Fields of a kind by the key of their name first, then by the words of the languages. */
const FIELDS: Readonly<Record<ImportKind, ReadonlyMap<string, string>>> = {
  products: fieldsOf('products'),
  orders: fieldsOf('orders'),
  articles: fieldsOf('articles'),
};

function fieldsOf(kind: ImportKind): Map<string, string> {
  const fields = Object.keys(PLAIN_FIELDS[kind]) as PlainField[];
  const byName = fields.map((field) => [keyOf(field), field] as const);
  const byWord = LANGUAGES.flatMap((language) =>
    fields.flatMap((field) => HEADER_WORDS[language][field].map((word) => [keyOf(word), field] as const)),
  );
  // Of two entries of a map the last counts, so the names come last and the first language before the others.
  return new Map([...byWord.toReversed(), ...byName]);
}

const MAP_COLUMN = new RegExp(`^(${TEXT_MAPS.join('|')})[.:/]\\s{0,3}(.{1,100})$`, 'iu');

function fieldOf(header: string, kind: ImportKind): string | null {
  const [, map, name] = MAP_COLUMN.exec(header.trim()) ?? [];
  if (kind === 'products' && map && name) return `${map.toLowerCase()}.${name.trim()}`;
  return FIELDS[kind].get(keyOf(header)) ?? null;
}

/**
 * @param mapping fields by headers, where the sender has said; '' for a column that is to be left out
 * @returns for each column its field; of two columns of one field the first has it
 */
export function matchHeaders(
  columns: readonly string[],
  kind: ImportKind,
  mapping: Readonly<Record<string, string>>,
): ColumnFields {
  const said = new Map(Object.entries(mapping).map(([header, field]) => [keyOf(header), field]));
  const mapped = new Set(columns.flatMap((column) => said.get(keyOf(column)) ?? []));
  const taken = new Set<string>();
  return columns.map((column) => {
    const own = said.get(keyOf(column));
    const field = own ?? fieldOf(column, kind);
    if (!field || taken.has(field) || (own === undefined && mapped.has(field)) || !isField(kind, field))
      return null;
    taken.add(field);
    return field;
  });
}

/** Columns that the sender has left out, by an empty field. */
export function leftOutBy(mapping: Readonly<Record<string, string>>): (column: string) => boolean {
  const left = new Set(
    Object.keys(mapping).flatMap((header) => (mapping[header] === '' ? keyOf(header) : [])),
  );
  return (column) => left.has(keyOf(column));
}

/** The kind whose needed columns are all there; null when none or several have them. */
export function kindByHeaders(
  columns: readonly string[],
  mapping: Readonly<Record<string, string>>,
): ImportKind | null {
  const [kind, another] = IMPORT_KINDS.filter((each) => {
    const fields = matchHeaders(columns, each, mapping);
    return NEEDED[each].every((field) => fields.includes(field));
  });
  return kind && !another ? kind : null;
}
