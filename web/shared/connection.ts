import { ProblemError, saysClosed } from './problem.js';
import { backoffMs } from './backoff.js';
import { EventStreamParser, type ServerSentEvent } from './event-stream.js';
import { Pause } from './pause.js';

/** The server sends a comment every 15 s; two missed and some slack means that the line is dead. */
const SILENCE_MS = 40_000;
/** A stream that lived this long was healthy, so the next failure starts the backoff from the beginning. */
const HEALTHY_MS = 5_000;

/** `closed`: the server answers, and says that the chat is closed for now. */
export type Link = 'connecting' | 'live' | 'lost' | 'closed';

export interface ConnectionPorts {
  open: (signal: AbortSignal) => Promise<Response>;
  /** Runs before the first event is read: catches up on what happened while away. */
  opened: () => Promise<void>;
  event: (event: ServerSentEvent) => void;
  changed: (link: Link) => void;
}

/** Keeps the event stream open for as long as it is wanted, whatever the network does. */
export class Connection {
  private wanted = false;
  private looping = false;
  private stream = new AbortController();
  private readonly pause = new Pause();
  private failures = 0;
  private closed = false;

  constructor(private readonly ports: ConnectionPorts) {}

  start(): void {
    this.wanted = true;
    if (!this.looping) void this.loop();
  }

  /** Lets go of the stream, for example while the page is hidden. */
  stop(): void {
    this.wanted = false;
    this.drop();
  }

  /** The network is gone: do not wait for the stream to notice. */
  drop(): void {
    this.stream.abort();
    this.pause.end();
  }

  /** Tries at once, for example when the network is back. */
  wake(): void {
    this.failures = 0;
    this.pause.end();
  }

  private async loop(): Promise<void> {
    this.looping = true;
    this.ports.changed('connecting');
    while (this.wanted) await this.followAndWait();
    this.looping = false;
    this.ports.changed('connecting');
  }

  private async followAndWait(): Promise<void> {
    const askedMs = await this.follow();
    if (!this.wanted) return;
    this.ports.changed(this.closed ? 'closed' : 'lost');
    await this.pause.wait(Math.max(backoffMs(this.failures++), askedMs));
  }

  /** Follows one stream to its end; returns how long the server asks to wait, in milliseconds. */
  private async follow(): Promise<number> {
    this.stream = new AbortController();
    this.closed = false;
    try {
      const response = await this.ports.open(this.stream.signal);
      await this.ports.opened();
      this.ports.changed('live');
      await this.read(response);
      return 0;
    } catch (error) {
      if (!(error instanceof ProblemError)) return 0;
      this.closed = error.closed;
      return error.retryAfterMs;
    } finally {
      this.stream.abort();
    }
  }

  private async read(response: Response): Promise<void> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventStreamParser();
    const since = Date.now();
    for (;;) {
      const silence = setTimeout(() => this.stream.abort(), SILENCE_MS);
      const piece = await reader?.read().finally(() => clearTimeout(silence));
      if (Date.now() - since > HEALTHY_MS) this.failures = 0;
      if (!piece || piece.done) return;
      for (const event of parser.push(piece.value)) {
        this.closed ||= saysClosed(event.event, event.data);
        this.ports.event(event);
      }
    }
  }
}
