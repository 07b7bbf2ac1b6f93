/** The columns that are read of a WooCommerce product export. */
export const WOO_COLUMNS = [
  'type',
  'sku',
  'name',
  'published',
  'shortDescription',
  'description',
  'inStock',
  'stock',
  'salePrice',
  'regularPrice',
  'categories',
  'tags',
  'images',
  'parent',
  'externalUrl',
  'attributeName',
  'attributeValues',
] as const;
export type WooColumn = (typeof WOO_COLUMNS)[number];

/** How WooCommerce names the columns in one language, as written; several where releases differ. `{n}` is a number. */
export type WooHeaders = Readonly<Record<WooColumn, readonly string[]>>;
