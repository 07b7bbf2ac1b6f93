import type { ImportKind } from './import-file.types.js';

interface Keyed {
  sku?: unknown;
  number?: unknown;
  externalId?: unknown;
  question?: unknown;
}

/** Knows which rows of a file are about the same object: of two it is unknown which was meant. */
export class RepeatedKeys {
  private readonly lines = new Map<number, number>();

  constructor(private readonly kind: ImportKind) {}

  /** @returns the line of the first row with the same key, and the key; null for the first, or without a key */
  earlier(row: Keyed, line: number): { line: number; field: string; key: string } | null {
    const [field, value] = this.keyOf(row);
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const key = String(value).trim();
    if (key === '') return null;
    const place = hashOf(`${field} ${key}`);
    const first = this.lines.get(place);
    if (first !== undefined) return { line: first, field, key };
    this.lines.set(place, line);
    return null;
  }

  private keyOf(row: Keyed): [string, unknown] {
    if (this.kind === 'products') return ['sku', row.sku];
    if (this.kind === 'orders') return ['number', row.number];
    return row.externalId ? ['externalId', row.externalId] : ['question', row.question];
  }
}

/** 53 bits, so that a million keys take some megabytes; two of a million are taken for one once in 18,000 files. */
function hashOf(text: string): number {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 2_654_435_761);
    high = Math.imul(high ^ code, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & high) + (low >>> 0);
}
