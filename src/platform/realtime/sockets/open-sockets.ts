import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Express } from 'express';
import type { Namespace, Socket } from 'socket.io';
import { principalOf } from '../../auth/principal.js';
import { runInContext } from '../../context/request-context.js';
import { correlationOf } from '../../http/tracing.middleware.js';
import { METRICS } from '../../metrics/metrics.js';
import { newId } from '../../../kernel/ids.js';
import { CredentialWatch } from '../credential-watch.js';
import { closeSoon, cutFor } from './connection-ends.js';
import { OpenSocket } from './open-socket.js';
import { forgetOpeningRequest } from './opening-request.js';
import { SocketAdmission } from './socket-admission.js';
import { socketProblem } from './socket-problem.js';
import { socketRequest } from './socket-request.js';
import { UnprovenConnections } from './unproven-connections.js';

/** Calls of sockets are answered for so long when the process stops. */
const LONGEST_CALLS_MS = 3_000;
/** Clients of a process that stops come again spread over this time at most. */
const LONGEST_DRAIN_MS = 5_000;
/** Closed at a time, so that the loop is not held. */
const CLOSED_AT_ONCE = 50;
const BETWEEN_MS = 20;

/** What a feature does with a socket that is let in; it may refuse it. */
export type Welcome = (socket: OpenSocket) => Promise<void>;

/**
 * The sockets that this process has open. On shutdown their clients are told to come again, and do so with another
 * process. One whose credential is no longer valid ends with the event `stream.closed`.
 */
@Injectable()
export class OpenSockets implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Sockets');
  private readonly open = new Map<Socket, OpenSocket>();
  private closing = false;

  constructor(
    private readonly admission: SocketAdmission,
    private readonly credentials: CredentialWatch,
    private readonly unproven: UnprovenConnections,
  ) {}

  get isClosing(): boolean {
    return this.closing;
  }

  /** From now on sockets of this namespace are let in. */
  guard(namespace: Namespace, app: Express, welcome: Welcome): void {
    namespace.use((socket, next) => {
      const requestId = newId();
      const correlationId = correlationOf(socket.request.headers, requestId);
      runInContext({ requestId, correlationId, tenantId: null }, () => {
        this.letIn(socket, app, correlationId, welcome).then(
          () => next(),
          (error: unknown) => next(refusal(error, socket)),
        );
      });
    });
  }

  /** @throws for a socket that was not let in */
  of(socket: Socket): OpenSocket {
    const open = this.open.get(socket);
    if (!open) throw new Error('This socket was not let in.');
    return open;
  }

  /** Calls that run are answered, further ones refused. Clients come again in turn, so that they do not all do so at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    const all = [...this.open.values()];
    for (const open of all) open.socket.emit('server.draining', {});
    await this.idle(all);
    const rounds = Math.ceil(all.length / CLOSED_AT_ONCE);
    const pause = Math.min(BETWEEN_MS, LONGEST_DRAIN_MS / Math.max(rounds, 1));
    for (let at = 0; at < all.length; at += CLOSED_AT_ONCE) {
      for (const open of all.slice(at, at + CLOSED_AT_ONCE)) open.leave();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private async idle(all: readonly OpenSocket[]): Promise<void> {
    const latest = Date.now() + LONGEST_CALLS_MS;
    while (Date.now() < latest && all.some(({ running }) => running > 0))
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }

  private async letIn(socket: Socket, app: Express, correlationId: string, welcome: Welcome): Promise<void> {
    const open = new OpenSocket(socket, socketRequest(socket, app), correlationId);
    // Also for a client that is gone before it is let in.
    socket.conn.once('close', () => this.forget(open));
    await this.admission.admit(open);
    await welcome(open);
    this.unproven.proven(socket.conn);
    forgetOpeningRequest(socket);
    this.open.set(socket, open);
    METRICS.socketsOpen.set({}, this.open.size);
    open.once(
      'close',
      this.credentials.watch(open.req, (why) => open.refuse(why)),
    );
    socket.once('disconnect', (reason: string) => this.left(open, reason));
    if (this.closing) open.leave();
    else if (open.isGone) this.forget(open);
  }

  /** The client may have left the namespace alone: its connection, and so its place, would be left over. */
  private left(open: OpenSocket, reason: string): void {
    const principal = principalOf(open.req);
    const caller = principal && 'tenantId' in principal ? principal.tenantId : '';
    const ms = Date.now() - open.openedAt;
    runInContext({ ...open.newContext(), caller }, () =>
      this.logger.log(
        { ms, calls: open.calls, reason: open.closedFor ?? cutFor(open.socket.conn) ?? reason },
        'Socket closed',
      ),
    );
    open.end();
    if (open.isGone) this.forget(open);
    else closeSoon(open.socket.conn);
  }

  private forget(open: OpenSocket): void {
    if (this.open.delete(open.socket)) METRICS.socketsOpen.set({}, this.open.size);
    open.closed();
  }
}

/** The client gets the problem as `error.data` of `connect_error`; then the connection is closed. */
function refusal(error: unknown, socket: Socket): Error {
  const problem = socketProblem(error);
  METRICS.socketCalls.add({
    outcome: problem.status >= 500 && problem.status !== 503 ? 'failed' : 'refused',
  });
  // After the refusal was sent.
  setImmediate(() => closeSoon(socket.conn));
  return Object.assign(new Error(problem.code), { data: problem });
}
