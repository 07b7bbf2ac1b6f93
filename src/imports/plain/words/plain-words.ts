import type { PlainField } from '../plain-fields.js';

/** How people head the column of a field, in one language; [] where nobody does. */
export type PlainWords = Readonly<Record<PlainField, readonly string[]>>;
