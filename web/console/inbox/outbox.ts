import { backoffMs } from '../../shared/backoff.js';
import { Pause } from '../../shared/pause.js';
import { ProblemError } from '../../shared/problem.js';

/** A member's message that the server has not confirmed. */
export interface Unsent {
  /** Sent again with the same id, it is the same message. */
  clientId: string;
  conversationId: string;
  text: string;
  at: string;
  /** The number of the newest message that its author had seen; 0 for none. */
  seenSeq: number;
  /** `overtaken`: another member has answered since, and nothing was sent. */
  state: 'queued' | 'sending' | 'failed' | 'overtaken';
  /** Why the server refused it; empty otherwise. */
  fault: string;
}

export interface OutboxPorts {
  /** Throws {@link ProblemError} when the server refuses, and the browser's own error when nothing answers. */
  send: (unsent: Unsent) => Promise<void>;
  load: () => string;
  save: (text: string) => void;
  newId: () => string;
}

/** Sends one message after another; what cannot be sent now waits, also for the next time the page is opened. */
export class Outbox {
  private list: readonly Unsent[];
  private readonly listeners = new Set<() => void>();
  private readonly pause = new Pause();
  private looping = false;
  private failures = 0;

  constructor(private readonly ports: OutboxPorts) {
    this.list = read(ports.load());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same array until something changes. */
  readonly all = (): readonly Unsent[] => this.list;

  add(conversationId: string, text: string, seenSeq: number, at = new Date()): void {
    const clientId = this.ports.newId();
    const unsent: Unsent = {
      clientId,
      conversationId,
      text,
      at: at.toISOString(),
      seenSeq,
      state: 'queued',
      fault: '',
    };
    this.change([...this.list, unsent]);
    this.wake();
  }

  /** With what its author has seen by now, which lets one that was overtaken go. */
  retry(clientId: string, seenSeq: number): void {
    this.set(clientId, { state: 'queued', fault: '', seenSeq });
    this.wake();
  }

  discard(clientId: string): void {
    this.change(this.list.filter((unsent) => unsent.clientId !== clientId));
  }

  /** Tries at once, for example when the network is back or somebody has signed in. */
  wake(): void {
    this.failures = 0;
    this.pause.end();
    if (!this.looping) void this.loop();
  }

  private async loop(): Promise<void> {
    this.looping = true;
    for (let next = this.next(); next; next = this.next()) {
      if (!(await this.attempt(next))) await this.pause.wait(backoffMs(this.failures++));
    }
    this.looping = false;
  }

  private next(): Unsent | undefined {
    return this.list.find(({ state }) => state === 'queued');
  }

  /** @returns false when it has to wait */
  private async attempt(unsent: Unsent): Promise<boolean> {
    this.set(unsent.clientId, { state: 'sending' });
    try {
      await this.ports.send(unsent);
      this.discard(unsent.clientId);
      this.failures = 0;
      return true;
    } catch (error) {
      const change = afterFault(error);
      this.set(unsent.clientId, change);
      return change.state !== 'queued';
    }
  }

  private set(clientId: string, change: Partial<Unsent>): void {
    this.change(
      this.list.map((unsent) => (unsent.clientId === clientId ? { ...unsent, ...change } : unsent)),
    );
  }

  private change(list: readonly Unsent[]): void {
    this.list = list;
    this.ports.save(list.length > 0 ? JSON.stringify(list) : '');
    for (const listener of this.listeners) listener();
  }
}

/** 409 otherwise means that an earlier try is still running. */
function afterFault(error: unknown): Pick<Unsent, 'state' | 'fault'> {
  if (!(error instanceof ProblemError)) return { state: 'queued', fault: '' };
  if (error.code === 'newer_message') return { state: 'overtaken', fault: '' };
  if (error.passing || error.status === 401) return { state: 'queued', fault: '' };
  return { state: 'failed', fault: error.detail };
}

/** What was being sent when the page went is sent again: by its id the server knows it. */
function read(text: string): Unsent[] {
  try {
    const kept = JSON.parse(text || '[]') as Unsent[];
    return kept.map((unsent) => (unsent.state === 'sending' ? { ...unsent, state: 'queued' } : unsent));
  } catch {
    return [];
  }
}
