import { fold, words } from '../../language/text/fold.js';
import { nameParts } from './name-parts.js';

/** What makes a product a variant: its parent, its options, or the end of its name. */
export interface FamilyMember {
  id: string;
  sku: string;
  name: string;
  parentSku?: string | null;
  options?: Readonly<Record<string, string>>;
}

interface Entry {
  sku: string;
  /** Null for a product that is no variant. */
  key: string | null;
}

/** The ids of one key's products. */
interface Members {
  ids: Set<string>;
  /** Made when it is read: a copy at each change would take quadratic time. */
  sorted: readonly string[] | null;
}

const NONE: readonly string[] = [];
/** More variants of one product are not told apart in an answer. */
export const MOST_VARIANTS = 100;
/** Measured; without its id, whose text the index of words counts. */
const BYTES_OF_PRODUCT = 140;
/** Its key and its place in the family; and what each family takes besides. */
const BYTES_OF_VARIANT = 115;
const BYTES_OF_FAMILY = 355;

/**
 * Which products of a business are variants of one: those that name the same parent, and those without a parent whose
 * names differ only in sizes, colours or measures at the end. Derived from what is indexed, never stored.
 */
export class ProductFamilies {
  private readonly entries = new Map<string, Entry>();
  private readonly bySku = new Map<string, string>();
  private readonly members = new Map<string, Members>();
  private variants = 0;

  put(product: FamilyMember): void {
    this.remove(product.id);
    const key = keyOf(product);
    this.entries.set(product.id, { sku: product.sku, key });
    this.bySku.set(product.sku, product.id);
    if (key === null) return;
    this.variants += 1;
    const members = this.members.get(key);
    if (!members) {
      this.members.set(key, { ids: new Set([product.id]), sorted: null });
      return;
    }
    members.ids.add(product.id);
    members.sorted = null;
  }

  remove(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    if (this.bySku.get(entry.sku) === id) this.bySku.delete(entry.sku);
    if (entry.key === null) return;
    this.variants -= 1;
    const members = this.members.get(entry.key);
    if (!members) return;
    members.ids.delete(id);
    members.sorted = null;
    if (members.ids.size === 0) this.members.delete(entry.key);
  }

  /**
   * Ids of all variants of the product's family, after the parent's where it has one; only its own id without one. Of
   * more than MOST_VARIANTS, in order of id, the first and those around the product. The first id is the same for all.
   */
  familyOf(id: string): readonly string[] {
    const entry = this.entries.get(id);
    if (!entry) return [id];
    const own = this.sorted(parentKey(entry.sku));
    if (own.length > 0) return [id, ...around(own, undefined)];
    const all = entry.key === null ? NONE : this.sorted(entry.key);
    const parent = entry.key?.startsWith(PARENT) ? this.bySku.get(entry.key.slice(PARENT.length)) : undefined;
    if (parent !== undefined) return [parent, ...around(all, id)];
    return all.length > 1 ? around(all, id) : [id];
  }

  private sorted(key: string): readonly string[] {
    const members = this.members.get(key);
    if (!members) return NONE;
    return (members.sorted ??= [...members.ids].sort());
  }

  /** Approximate heap use. */
  get bytes(): number {
    return (
      this.entries.size * BYTES_OF_PRODUCT +
      this.variants * BYTES_OF_VARIANT +
      this.members.size * BYTES_OF_FAMILY
    );
  }
}

const PARENT = 'parent ';

/** At most MOST_VARIANTS of the sorted ids, in their order: the first, and those around the product's own. */
function around(ids: readonly string[], id: string | undefined): readonly string[] {
  if (ids.length <= MOST_VARIANTS) return ids;
  const place = id === undefined ? 0 : placeOf(ids, id);
  const start = Math.min(ids.length - MOST_VARIANTS, Math.max(0, place - MOST_VARIANTS / 2));
  return [...ids.slice(0, 1), ...ids.slice(start + 1, start + MOST_VARIANTS)];
}

/** By halves: a search has two hundred hits, and a family may have tens of thousands of variants. */
function placeOf(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parentKey(sku: string): string {
  return PARENT + sku;
}

/** What all variants of a family share and nobody else has. */
function keyOf({ sku, name, parentSku, options }: FamilyMember): string | null {
  if (parentSku && parentSku !== sku) return parentKey(parentSku);
  const { stem, values } = nameParts(name);
  const isVariant = values.length > 0 || (options !== undefined && Object.keys(options).length > 0);
  return isVariant ? `name ${words(fold(stem)).join(' ')}` : null;
}
