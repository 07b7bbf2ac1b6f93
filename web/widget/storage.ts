import type { VisitorSession } from './protocol.js';
import type { SessionStore } from './api.js';

/** A message the visitor wrote that the server has not confirmed yet. */
export interface PendingMessage {
  /** UUID; the same on every try, so that the server can tell a repeat from a new message. */
  clientId: string;
  text: string;
  /** ISO 8601 UTC, the visitor's clock. */
  writtenAt: string;
}

interface Kept {
  session?: VisitorSession;
  /** The last event after which no turn was half told. */
  cursor?: string;
  pending?: PendingMessage[];
  /** Id of the newest message the visitor has seen. */
  seen?: string;
  rated?: boolean;
}

/**
 * What survives a reload, per publishable key. Falls back to memory where the browser refuses storage.
 * Every change re-reads first, because other tabs of the same shop write here too.
 */
export class WidgetStorage implements SessionStore {
  private readonly name: string;
  private memory: Kept = {};

  constructor(publishableKey: string) {
    this.name = `frontdesk:${publishableKey}`;
  }

  read(): VisitorSession | null {
    return this.kept().session ?? null;
  }

  write(session: VisitorSession): void {
    const before = this.kept();
    const sameVisitor = before.session?.visitorId === session.visitorId;
    this.save(sameVisitor ? { ...before, session } : { session, pending: before.pending });
  }

  get cursor(): string {
    return this.kept().cursor ?? '';
  }

  set cursor(cursor: string) {
    this.save({ ...this.kept(), cursor });
  }

  get seen(): string {
    return this.kept().seen ?? '';
  }

  set seen(seen: string) {
    this.save({ ...this.kept(), seen });
  }

  get rated(): boolean {
    return this.kept().rated ?? false;
  }

  set rated(rated: boolean) {
    this.save({ ...this.kept(), rated });
  }

  pending(): PendingMessage[] {
    return this.kept().pending ?? [];
  }

  addPending(message: PendingMessage): void {
    this.save({ ...this.kept(), pending: [...this.pending(), message] });
  }

  removePending(clientId: string): void {
    const pending = this.pending().filter((message) => message.clientId !== clientId);
    this.save({ ...this.kept(), pending });
  }

  /** The panel stays open from page to page of one visit, not for the next visit. */
  get open(): boolean {
    try {
      return sessionStorage.getItem(this.name) === 'open';
    } catch {
      return false;
    }
  }

  set open(open: boolean) {
    try {
      sessionStorage.setItem(this.name, open ? 'open' : 'closed');
    } catch {
      // Storage refused: the panel simply starts closed on the next page.
    }
  }

  private kept(): Kept {
    try {
      return (JSON.parse(localStorage.getItem(this.name) ?? 'null') as Kept | null) ?? this.memory;
    } catch {
      return this.memory;
    }
  }

  private save(kept: Kept): void {
    this.memory = kept;
    try {
      localStorage.setItem(this.name, JSON.stringify(kept));
    } catch {
      // Storage refused or full: memory holds it for this page.
    }
  }
}
