import type { ImportKind } from '../reading/import-file.types.js';

/** What a cell becomes: `amount` with a point before the cents, `number`, `count` a whole one, `list` of texts, `time` with an offset. */
type CellKind = 'text' | 'amount' | 'count' | 'number' | 'list' | 'time';

/** The fields of the bulk calls; dots lead into objects and lists of objects. */
export const PLAIN_FIELDS = {
  products: {
    sku: 'text',
    name: 'text',
    description: 'text',
    price: 'amount',
    currency: 'text',
    stock: 'count',
    url: 'text',
    imageUrl: 'text',
    tags: 'list',
    parentSku: 'text',
    status: 'text',
  },
  orders: {
    number: 'text',
    externalId: 'text',
    status: 'text',
    placedAt: 'time',
    currency: 'text',
    total: 'amount',
    expectedAt: 'text',
    note: 'text',
    'customer.name': 'text',
    'customer.email': 'text',
    'customer.phone': 'text',
    'items.sku': 'text',
    'items.name': 'text',
    'items.quantity': 'number',
    'items.unitPrice': 'amount',
    'shipments.carrier': 'text',
    'shipments.trackingNumber': 'text',
    'shipments.trackingUrl': 'text',
    'shipments.status': 'text',
    'lines.kind': 'text',
    'lines.name': 'text',
    'lines.amount': 'amount',
  },
  articles: {
    externalId: 'text',
    question: 'text',
    answer: 'text',
    locale: 'text',
    tags: 'list',
  },
} as const satisfies Record<ImportKind, Record<string, CellKind>>;

type FieldsOf = typeof PLAIN_FIELDS;
export type PlainField = { [Kind in ImportKind]: keyof FieldsOf[Kind] & string }[ImportKind];

/** Maps of texts, whose columns are `attributes.<name>` and `options.<name>`. */
export const TEXT_MAPS = ['attributes', 'options'] as const;

/** Without these columns a file is none of the kind. */
export const NEEDED: Record<ImportKind, readonly PlainField[]> = {
  products: ['sku', 'name'],
  orders: ['number', 'total'],
  articles: ['question', 'answer'],
};

export function cellKindOf(kind: ImportKind, field: string): CellKind {
  const kinds: Record<string, CellKind> = PLAIN_FIELDS[kind];
  // Not what every object inherits, such as `constructor`.
  return Object.hasOwn(kinds, field) ? (kinds[field] ?? 'text') : 'text';
}

/** Whether the API's rows of the kind have such a field. */
export function isField(kind: ImportKind, field: string): boolean {
  if (Object.hasOwn(PLAIN_FIELDS[kind], field)) return true;
  return kind === 'products' && TEXT_MAPS.some((map) => field.startsWith(`${map}.`) && field !== `${map}.`);
}
