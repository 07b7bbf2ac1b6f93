import { createHash } from 'node:crypto';

/** Uses in this process after which a statement is prepared: what runs once is planned once anyway. */
const USES = 3;
/** Statements are counted up to this many texts, so that generated ones fill no memory. */
const MOST_COUNTED = 5_000;

/**
 * "Prepared statement does not exist" and "already exists" of a transaction pooler that knows none, and "cached plan must
 * not change result type" after a migration.
 */
const REFUSED = new Set(['26000', '42P05', '0A000']);
const LASTING = new Set(['26000', '42P05']);

/**
 * Which statements PostgreSQL is to parse and plan once for a connection. The name follows from the text, so that
 * connections which a pooler mixes up never run another statement than they mean.
 */
export class PreparedStatements {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();

  /** @param most prepared statements of one connection; 0 for none */
  constructor(private most: number) {}

  /** @returns undefined for a statement that is sent without a name */
  nameOf(text: string): string | undefined {
    if (this.most === 0) return undefined;
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= this.most) return known;
    const uses = (this.uses.get(text) ?? 0) + 1;
    if (uses < USES) {
      if (this.uses.has(text) || this.uses.size < MOST_COUNTED) this.uses.set(text, uses);
      return undefined;
    }
    this.uses.delete(text);
    const name = nameFor(text);
    this.names.set(text, name);
    return name;
  }

  /**
   * Whether the statement failed because of its name alone, and may be sent again without one. Prepares none any more where
   * the pooler does not allow it.
   */
  failedByName(error: unknown): boolean {
    const code = String((error as { code?: unknown }).code);
    if (LASTING.has(code)) this.most = 0;
    return REFUSED.has(code);
  }
}

/** Of the statement with this text, at most 63 bytes. */
export function nameFor(text: string): string {
  return `fd_${createHash('sha256').update(text).digest('base64url')}`;
}
