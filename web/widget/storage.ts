import type { KeptSession, SessionStore } from './api.js';

/** A message the visitor wrote that the server has not confirmed yet. */
export interface PendingMessage {
  /** UUID; the same on every try, so that the server can tell a repeat from a new message. */
  clientId: string;
  text: string;
  /** ISO 8601 UTC, the visitor's clock. */
  writtenAt: string;
}

interface Kept {
  session?: KeptSession;
  /** The last event after which no turn was half told. */
  cursor?: string;
  pending?: PendingMessage[];
  /** Id of the newest message the visitor has seen. */
  seen?: string;
  rated?: boolean;
  /** The conversation that `cursor` belongs to. */
  conversation?: string;
  /** Changes whenever the visitor leaves a conversation, for the other tabs. */
  begun?: number;
}

/**
 * What survives a reload, per publishable key and owner. Falls back to memory where the browser refuses storage.
 * Every change re-reads first, because other tabs of the same shop write here too. What belongs to other owners is
 * forgotten: who signs out leaves nothing behind for whoever uses the browser next.
 */
export class WidgetStorage implements SessionStore {
  private readonly name: string;
  private readonly openName: string;
  private memory: Kept = {};
  private stored = false;
  private retired = false;

  /** @param owner see `ownerOf`; empty for an anonymous visitor. */
  constructor(
    publishableKey: string,
    readonly owner: string,
  ) {
    this.openName = `frontdesk:${publishableKey}`;
    this.name = owner ? `${this.openName}:${owner}` : this.openName;
    this.forgetOthers();
  }

  /** Another one took its place: what is still under way for this one is no longer kept. */
  retire(): void {
    this.retired = true;
  }

  read(): KeptSession | null {
    return this.kept().session ?? null;
  }

  write(session: KeptSession): void {
    const before = this.kept();
    const sameVisitor = before.session?.visitorId === session.visitorId;
    this.save(sameVisitor ? { ...before, session } : { session, pending: before.pending });
  }

  /**
   * Another tab has become another visitor, for example because both opened a session at once where there are no locks:
   * what is kept counts, so this tab follows.
   */
  onOtherVisitor(changed: () => void, until: AbortSignal): void {
    let known = this.read()?.visitorId;
    const look = (): void => {
      const now = this.read()?.visitorId;
      const own = known ?? this.memory.session?.visitorId;
      known = now ?? known;
      if (!this.retired && now && own && now !== own) changed();
    };
    addEventListener('storage', ({ key }) => key === this.name && look(), { signal: until });
  }

  /** Another tab has left the conversation for a new one, or has erased it. */
  onNewConversation(changed: () => void, until: AbortSignal): void {
    let known = this.kept().begun;
    const look = (): void => {
      const { begun } = this.kept();
      const isNew = begun !== undefined && begun !== known;
      known = begun ?? known;
      if (!this.retired && isNew) changed();
    };
    addEventListener('storage', ({ key }) => key === this.name && look(), { signal: until });
  }

  /** What was kept of the conversation goes; the visitor stays who they are. */
  beginAnew(): void {
    const { session, pending } = this.kept();
    this.save({ ...(session && { session }), ...(pending && { pending }), begun: Date.now() });
  }

  /** The visitor is nobody any more. */
  forgetVisitor(): void {
    this.save({ begun: Date.now() });
  }

  get conversation(): string {
    return this.kept().conversation ?? '';
  }

  set conversation(conversation: string) {
    if (conversation !== this.conversation) this.save({ ...this.kept(), conversation });
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
      return sessionStorage.getItem(this.openName) === 'open';
    } catch {
      return false;
    }
  }

  set open(open: boolean) {
    try {
      sessionStorage.setItem(this.openName, open ? 'open' : 'closed');
    } catch {
      // Storage refused: the panel simply starts closed on the next page.
    }
  }

  private kept(): Kept {
    try {
      const kept = this.retired ? null : localStorage.getItem(this.name);
      this.stored ||= kept !== null;
      return kept === null ? this.memory : (JSON.parse(kept) as Kept);
    } catch {
      return this.memory;
    }
  }

  private save(kept: Kept): void {
    this.memory = kept;
    try {
      // Gone again: another tab forgot it for another owner. From then on only this page remembers.
      if (this.retired || (this.stored && localStorage.getItem(this.name) === null)) return;
      localStorage.setItem(this.name, JSON.stringify(kept));
      this.stored = true;
    } catch {
      // Storage refused or full: memory holds it for this page.
    }
  }

  private forgetOthers(): void {
    try {
      for (const name of Object.keys(localStorage)) {
        const ofThisKey = name === this.openName || name.startsWith(`${this.openName}:`);
        if (ofThisKey && name !== this.name) localStorage.removeItem(name);
      }
    } catch {
      // Storage refused: nothing is kept there.
    }
  }
}
