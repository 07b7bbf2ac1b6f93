import type { Request } from 'express';
import type { Socket } from 'socket.io';
import type { DomainError } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/ids.js';
import type { RequestContext } from '../../context/request-context.js';
import type { StreamHolder } from '../../limits/open-streams.js';
import { pump, type EventSource } from '../event-pump.js';
import { closeSoon, cut } from './connection-ends.js';
import { socketProblem } from './socket-problem.js';
import { SocketSink } from './socket-sink.js';
import { SOCKET_ERRORS } from './sockets.errors.js';

/** Of one socket: an app that shows more conversations at once opens another. */
const MOST_CONVERSATIONS = 10;

/** Each conversation that waits for the reader has its own, beside those of the libraries. */
const MOST_LISTENERS = MOST_CONVERSATIONS + 10;

interface Follow {
  sink: SocketSink;
  gone: AbortController;
}

/** A socket that was let in: one client with one credential. */
export class OpenSocket implements StreamHolder {
  readonly openedAt = Date.now();
  /** Calls that are not answered yet. */
  running = 0;
  /** Calls so far. */
  calls = 0;
  /** Why the server closed it; null while it is open, or when the client left. */
  closedFor: string | null = null;
  private readonly follows = new Map<string, Follow>();
  private readonly onClose: (() => void)[] = [];
  /** Its follows have ended, and no further one begins: a call may still run when its client is gone. */
  private ended = false;

  constructor(
    readonly socket: Socket,
    /** What the credential is checked with again; calls have one of their own. */
    readonly req: Request,
    private readonly correlationId: string,
  ) {
    socket.conn.setMaxListeners(MOST_LISTENERS);
  }

  /** Closed, or about to be. */
  get destroyed(): boolean {
    return this.socket.conn.readyState !== 'open';
  }

  get isGone(): boolean {
    return this.socket.conn.readyState === 'closed';
  }

  once(_event: 'close', listener: () => void): void {
    this.onClose.push(listener);
  }

  /** The context of one call. Its ids are in its answer and its log lines. */
  newContext(): RequestContext {
    return { requestId: newId(), correlationId: this.correlationId, tenantId: null };
  }

  /**
   * Sends a conversation's events from now on; a second time for the same conversation starts anew from its cursor.
   * Must be called in the tenant's context. Does nothing when the socket has ended.
   * @throws DomainError `too_many_conversations`
   */
  follow(conversationId: string | undefined, source: EventSource): void {
    if (this.ended || this.destroyed) return;
    const key = conversationId ?? '';
    const before = this.follows.get(key);
    if (!before && this.follows.size >= MOST_CONVERSATIONS) throw tooManyConversations();
    before?.gone.abort();
    const follow: Follow = { sink: new SocketSink(this.socket, conversationId), gone: new AbortController() };
    this.follows.set(key, follow);
    void this.run(key, follow, source);
  }

  /** Tells why, with the cursor of each conversation, and closes: the client must not come again with this credential. */
  refuse({ code, detail }: DomainError): void {
    this.closedFor ??= code;
    const metas = [...this.follows.values()].map(({ sink }) => sink.meta());
    this.end();
    for (const meta of metas.length > 0 ? metas : [{ id: '' }])
      this.socket.emit('stream.closed', { code, detail }, meta);
    this.socket.disconnect(true);
  }

  /** Closes in the way after which clients come again by themselves, and then resume by their cursors. */
  leave(): void {
    this.closedFor ??= 'draining';
    this.end();
    closeSoon(this.socket.conn);
  }

  /** For a client that does not read: what waits for it is dropped. */
  cut(): void {
    this.closedFor ??= 'too_slow';
    this.end();
    cut(this.socket.conn, 'too_slow');
  }

  /** The connection is gone. */
  closed(): void {
    this.end();
    for (const listener of this.onClose.splice(0)) listener();
  }

  /** Sends no further events. */
  end(): void {
    this.ended = true;
    for (const { gone } of this.follows.values()) gone.abort();
    this.follows.clear();
  }

  private async run(key: string, follow: Follow, source: EventSource): Promise<void> {
    try {
      if (!(await pump(source, follow.sink, follow.gone.signal))) this.cut();
    } catch (error) {
      // The client may follow again; the socket is good for others.
      const { code, detail } = socketProblem(error);
      this.socket.emit('stream.closed', { code, detail }, follow.sink.meta());
    } finally {
      if (this.follows.get(key) === follow) this.follows.delete(key);
    }
  }
}

function tooManyConversations(): DomainError {
  return SOCKET_ERRORS.too_many_conversations(
    `One socket follows at most ${MOST_CONVERSATIONS} conversations. Open another socket for more.`,
  );
}
