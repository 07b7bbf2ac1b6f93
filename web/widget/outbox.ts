import { ProblemError } from '../shared/problem.js';
import { backoffMs } from '../shared/backoff.js';
import type { Accepted } from './protocol.js';
import type { PendingMessage, WidgetStorage } from './storage.js';
import { Pause } from '../shared/pause.js';
import { uuid } from '../shared/uuid.js';

const MAX_REFUSALS = 5;

export interface Unsent extends PendingMessage {
  state: 'sending' | 'waiting' | 'failed';
  /** Words for a refusal; empty when there are none. */
  reason: string;
  refusals: number;
  /** When this page began to send it, in milliseconds since the epoch. */
  since: number;
}

interface OutboxPorts {
  storage: WidgetStorage;
  send: (text: string, clientId: string) => Promise<Accepted>;
  /** What to tell the visitor of a refusal; empty when there is nothing to tell. */
  words: (problem: ProblemError) => string;
  accepted: (accepted: Accepted) => void;
  changed: () => void;
}

/**
 * Sends what the visitor wrote, in order, until the server has it. Every try of a message carries the same
 * `clientId` and unsent messages survive a reload, so nothing is lost and nothing is sent twice.
 */
export class Outbox {
  readonly unsent: Unsent[];
  private readonly pause = new Pause();
  private running = false;
  private stopped = false;

  constructor(private readonly ports: OutboxPorts) {
    this.unsent = ports.storage.pending().map(waiting);
  }

  add(text: string): void {
    const message = { clientId: uuid(), text, writtenAt: new Date().toISOString() };
    this.ports.storage.addPending(message);
    this.unsent.push({ ...waiting(message), state: 'sending' });
    this.ports.changed();
    void this.flush();
  }

  retry(clientId: string): void {
    const message = this.unsent.find((each) => each.clientId === clientId);
    if (!message) return;
    Object.assign(message, { state: 'sending', reason: '', refusals: 0, since: Date.now() });
    this.ports.changed();
    this.wake();
  }

  /** The server holds this message: no need to send it (again). */
  confirm(clientId: string | null | undefined): void {
    const at = this.unsent.findIndex((each) => each.clientId === clientId);
    if (at < 0) return;
    const [message] = this.unsent.splice(at, 1);
    if (message) this.ports.storage.removePending(message.clientId);
  }

  /** Tries now rather than at the end of the current pause. */
  wake(): void {
    this.pause.end();
    void this.flush();
  }

  /** Gives up on all that is not sent, for good. */
  stop(): void {
    this.stopped = true;
    this.pause.end();
  }

  private async flush(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let tries = 0, next = this.next(); next; next = this.next()) {
      tries = (await this.attempt(next)) ? 0 : tries + 1;
      if (tries > 0 && this.next()) await this.pause.wait(Math.max(backoffMs(tries - 1), this.askedMs));
    }
    this.running = false;
  }

  private askedMs = 0;

  private next(): Unsent | undefined {
    return this.stopped ? undefined : this.unsent.find((message) => message.state !== 'failed');
  }

  /** True when the queue may go on at once: sent, or given up on. */
  private async attempt(message: Unsent): Promise<boolean> {
    this.askedMs = 0;
    try {
      const accepted = await this.ports.send(message.text, message.clientId);
      this.confirm(message.clientId);
      this.ports.accepted(accepted);
      return true;
    } catch (error) {
      this.refused(message, error);
      this.ports.changed();
      return message.state === 'failed';
    }
  }

  /** Silence (no connection) and a chat closed for now are waited out for ever; refusals only a few times, and final ones not at all. */
  private refused(message: Unsent, error: unknown): void {
    message.state = 'waiting';
    if (!(error instanceof ProblemError)) return;
    this.askedMs = error.retryAfterMs;
    if (error.closed) return;
    message.reason = this.ports.words(error);
    message.refusals += 1;
    if (!error.passing || message.refusals >= MAX_REFUSALS) message.state = 'failed';
  }
}

function waiting(message: PendingMessage): Unsent {
  return { ...message, state: 'waiting', reason: '', refusals: 0, since: Date.now() };
}
