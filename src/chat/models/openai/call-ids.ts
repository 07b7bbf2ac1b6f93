import { randomInt } from 'node:crypto';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Mistral accepts no other length. */
const LENGTH = 9;
const VALID = /^[A-Za-z0-9]{9}$/;

export function newCallId(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

/** Gives each id of a request its form of nine letters and digits; the same id always has the same one. */
export class CallIds {
  private readonly made = new Map<string, string>();

  wire(id: string): string {
    if (VALID.test(id)) return id;
    const known = this.made.get(id) ?? newCallId();
    this.made.set(id, known);
    return known;
  }
}

/** How long a turn may take, with ample reserve. */
const KEPT_MS = 600_000;
const MOST = 5_000;

/** What servers give with a call and want back with it, by the call's id (Google's signatures). Kept in the process. */
export class CallExtras {
  private readonly extras = new Map<string, { extra: unknown; until: number }>();

  keep(id: string, extra: unknown): void {
    const now = Date.now();
    for (const [old, { until }] of this.extras) {
      // In the order of insertion, so the first that is kept ends the search.
      if (until > now && this.extras.size < MOST) break;
      this.extras.delete(old);
    }
    this.extras.set(id, { extra, until: now + KEPT_MS });
  }

  of(id: string): unknown {
    return this.extras.get(id)?.extra;
  }
}
