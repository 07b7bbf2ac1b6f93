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
   * more than MOST_VARIANTS, in order of id, those around the product.
   */
  familyOf(id: string): readonly string[] {
    const entry = this.entries.get(id);
    if (!entry) return [id];
    const own = this.sorted(parentKey(entry.sku));
    if (own.length > 0) return [id, ...around(own, id)];
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

/** At most MOST_VARIANTS of the ids in their order, the product's own among them; the first where it is none of them. */
function around(ids: readonly string[], id: string): readonly string[] {
  const latest = Math.max(0, ids.length - MOST_VARIANTS);
  const start = Math.min(latest, Math.max(0, ids.indexOf(id) - MOST_VARIANTS / 2));
  return ids.slice(start, start + MOST_VARIANTS);
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
