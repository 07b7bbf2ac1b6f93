import { createHash } from 'node:crypto';

/** Longer questions tell stories, and are hardly asked twice. */
const LONGEST = 300;
/** Phone and order numbers, in digits of any script; addresses of mails. */
const PERSONAL = /@|(?:\p{Nd}[\s./-]{0,2}){5}/u;
/** Vectors of one tenant, and of all: 384 figures take 1.5 kB, so at most 6 MB. The least recently used go first. */
const MOST_OF_TENANT = 250;
const MOST = 4_000;

/** A vector that is there, or on its way. */
type Asked = Promise<Float32Array | null>;

/**
 * Vectors of the questions that a tenant's visitors have asked of late. Each tenant has its own: with a common one, how
 * long an answer takes would tell one business what another was asked. A question is kept as a hash, and not at all when it
 * may name a person.
 */
export class QuestionCache {
  /** By tenant, and then by hash; the least recently used are first in both. */
  private readonly tenants = new Map<string, Map<string, Asked>>();
  private count = 0;

  /**
   * The vector that is kept, or else what `embed` makes; questions that are asked at the same time are embedded once.
   * What is null or fails is not kept.
   * @param text as `normalised` makes it
   */
  of(tenantId: string, modelId: string, text: string, embed: () => Asked): Asked {
    if (text.length > LONGEST || PERSONAL.test(text)) return embed();
    const hash = createHash('sha256')
      .update(JSON.stringify([modelId, text]))
      .digest('base64');
    const own = this.touched(tenantId);
    const known = own.get(hash);
    if (known) {
      own.delete(hash);
      own.set(hash, known);
      return known;
    }
    const asked = embed();
    own.set(hash, asked);
    this.count += 1;
    if (own.size > MOST_OF_TENANT) this.dropFirst(tenantId, own);
    if (this.count > MOST) this.dropOldest();
    const forget = () => this.remove(tenantId, hash, asked);
    asked.then((vector) => vector ?? forget(), forget);
    return asked;
  }

  forget(tenantId: string): void {
    this.count -= this.tenants.get(tenantId)?.size ?? 0;
    this.tenants.delete(tenantId);
  }

  private touched(tenantId: string): Map<string, Asked> {
    const own = this.tenants.get(tenantId) ?? new Map<string, Asked>();
    this.tenants.delete(tenantId);
    this.tenants.set(tenantId, own);
    return own;
  }

  private dropOldest(): void {
    const [oldest] = this.tenants;
    if (oldest) this.dropFirst(...oldest);
  }

  private dropFirst(tenantId: string, own: Map<string, Asked>): void {
    const [first] = own.keys();
    if (first !== undefined && own.delete(first)) this.count -= 1;
    if (own.size === 0) this.tenants.delete(tenantId);
  }

  private remove(tenantId: string, hash: string, asked: Asked): void {
    const own = this.tenants.get(tenantId);
    if (own?.get(hash) !== asked) return;
    own.delete(hash);
    this.count -= 1;
    if (own.size === 0) this.tenants.delete(tenantId);
  }
}

/** What is embedded of a question: the same for all that differ in blanks or in how their letters are composed. */
export function normalised(question: string): string {
  return question.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
