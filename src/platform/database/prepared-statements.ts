import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';

/** Uses in this process after which a statement is prepared: what runs once is planned once anyway. */
const USES = 3;
/** Statements are counted up to this many texts, so that generated ones fill no memory. */
const MOST_COUNTED = 5_000;

/** "Prepared statement does not exist" and "already exists": a transaction pooler that does not know them. */
const UNKNOWN_TO_POOLER = new Set(['26000', '42P05']);
/** "Cached plan must not change result type", after a migration. */
const CHANGED_RESULT = '0A000';

/**
 * Which statements PostgreSQL is to parse and plan once for a connection. The name follows from the text, so that
 * connections which a pooler mixes up never run another statement than they mean.
 */
export class PreparedStatements {
  private readonly logger = new Logger('Database');
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
   * To be called with what a named statement has failed with. Where the pooler does not know names, none is given any more.
   * @returns whether it failed because of its name alone, and may be sent again without one
   */
  noteFailure(error: unknown): boolean {
    const isPooler = UNKNOWN_TO_POOLER.has(codeOf(error));
    if (isPooler && this.most > 0) {
      this.most = 0;
      this.logger.warn('The pooler in front of PostgreSQL does not know prepared statements: none is used');
    }
    return isPooler || hasChangedResult(error);
  }
}

/** Whether the statement must be prepared anew on its connection. */
export function hasChangedResult(error: unknown): boolean {
  return codeOf(error) === CHANGED_RESULT;
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}

/** Of the statement with this text, at most 63 bytes. */
export function nameFor(text: string): string {
  return `fd_${createHash('sha256').update(text).digest('base64url')}`;
}
