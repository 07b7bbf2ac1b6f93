import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { lastValueFrom, type Observable } from 'rxjs';
import { Server, type Namespace, type ServerOptions } from 'socket.io';
import { runInContext } from '../../context/request-context.js';
import { METRICS } from '../../metrics/metrics.js';
import type { Connection } from './connection-ends.js';
import { guardConnection } from './connection-guard.js';
import type { OpenSocket } from './open-socket.js';
import { OpenSockets } from './open-sockets.js';
import { callerOf, refuseCall, type Acknowledge, type SocketCaller } from './socket-caller.js';
import { addressOf } from './socket-request.js';
import { SOCKET_ERRORS } from './sockets.errors.js';
import { PROVE_MS, UnprovenConnections } from './unproven-connections.js';
import { UpgradedSockets } from './upgraded-sockets.js';

const PATH = '/socket.io';
/** The longest message has 8,000 characters, each at most six bytes of JSON, twice that outside the first plane. */
const MOST_BYTES = 128 * 1024;
const MOST_RUNNING = 20;

const OPTIONS = {
  path: PATH,
  serveClient: false,
  maxHttpBufferSize: MOST_BYTES,
  connectTimeout: PROVE_MS,
  // As the widget's paths: any page may ask, and the guard refuses what the business has not listed; never with cookies.
  cors: { origin: (origin: string | undefined, allow: Allow) => allow(null, origin !== 'null') },
  httpCompression: false,
  perMessageDeflate: false,
} satisfies Partial<ServerOptions>;

type Allow = (error: Error | null, allowed?: boolean) => void;
type Handler = MessageMappingProperties;
type Transform = (data: unknown) => Observable<unknown>;

/**
 * Socket.IO on the application's own HTTP server. Nest's guards, interceptors and pipes get a `SocketCaller` as the
 * request of a call, so the ones of HTTP work for calls unchanged.
 */
export class SocketAdapter extends IoAdapter {
  private upgraded: UpgradedSockets | null = null;
  private readonly sockets: OpenSockets;
  private readonly unproven: UnprovenConnections;

  constructor(private readonly app: NestExpressApplication) {
    super(app);
    this.sockets = app.get(OpenSockets);
    this.unproven = app.get(UnprovenConnections);
  }

  override createIOServer(): Server {
    const httpServer = this.httpServer as HttpServer;
    takeOnlyOurUpgrades(httpServer);
    this.upgraded = new UpgradedSockets(httpServer);
    const server = new Server(httpServer, {
      ...OPTIONS,
      allowRequest: (request, allow) => {
        const why = this.whyNot(request);
        allow(why, why === null);
      },
    });
    server.engine.on('headers', (headers: Record<string, string>) => {
      headers['X-Content-Type-Options'] = 'nosniff';
    });
    server.engine.on('connection', (conn: Connection) => {
      guardConnection(conn);
      this.unproven.add(conn, this.addressOf(conn.request));
    });
    server.use((_socket, next) =>
      next(SOCKET_ERRORS.unknown_namespace('Connect to the namespace /v1: io("https://…/v1").')),
    );
    return server;
  }

  override bindClientConnect(namespace: Namespace, connected: (caller: SocketCaller) => void): void {
    namespace.on('connection', (socket) => connected(callerOf(this.sockets.of(socket))));
  }

  override bindClientDisconnect(caller: unknown, left: () => void): void {
    (caller as SocketCaller).open.once('close', left);
  }

  override bindMessageHandlers(caller: unknown, handlers: Handler[], transform: Transform): void {
    const { open } = caller as SocketCaller;
    open.socket.onAny((name: string, ...given: unknown[]) => {
      void runInContext(open.newContext(), () => this.call(open, handlers, transform, name, given));
    });
  }

  /** All sockets have left by now; the HTTP server is closed by its own adapter. */
  override async close(server: Server | Namespace): Promise<void> {
    if (!(server instanceof Server)) return;
    for (const namespace of server._nsps.values()) await namespace.adapter.close();
    server.engine.close();
    await this.upgraded?.close();
  }

  private async call(
    open: OpenSocket,
    handlers: Handler[],
    transform: Transform,
    name: string,
    given: unknown[],
  ): Promise<void> {
    const acknowledge = typeof given.at(-1) === 'function' ? (given.pop() as Acknowledge) : undefined;
    if (this.sockets.isClosing) return refuseCall(open, draining(), acknowledge);
    const handler = handlers.find(({ message }) => message === name);
    if (!handler) return refuseCall(open, unknownCall(), acknowledge);
    if (open.running >= MOST_RUNNING) return refuseCall(open, tooManyCalls(), acknowledge);
    open.running += 1;
    open.calls += 1;
    try {
      const data = given.length > 1 ? given : (given[0] ?? {});
      const answers = transform(handler.callback(data, acknowledge));
      const answer = await lastValueFrom(answers, { defaultValue: undefined });
      // After an error there is none: the filter has answered.
      if (answer === undefined) return;
      METRICS.socketCalls.add({ outcome: 'ok' });
      acknowledge?.(answer);
    } catch (error) {
      refuseCall(open, error, acknowledge);
    } finally {
      open.running -= 1;
    }
  }

  /** Why a connection is refused before it opens, by the HTTP status 403; null when it is not. */
  private whyNot(request: IncomingMessage): string | null {
    if ((request.headersDistinct['host']?.length ?? 0) > 1) return 'several_hosts';
    return this.sockets.isClosing ? 'draining' : this.unproven.whyNot(this.addressOf(request));
  }

  private addressOf(request: IncomingMessage): string {
    return addressOf(request, this.app.getHttpAdapter().getInstance());
  }
}

/**
 * Node hands every request with `Upgrade` to Socket.IO, which would drop those of other paths: some HTTP clients ask for
 * `h2c` with each request, and expect the answer of HTTP/1.1. Node has this setting since 24.9; an older one would ignore
 * it, but the product runs on the version that package.json pins.
 */
function takeOnlyOurUpgrades(server: HttpServer): void {
  Object.assign(server, {
    shouldUpgradeCallback: ({ url }: IncomingMessage) => url?.startsWith(`${PATH}/`) === true,
  });
}

function draining(): Error {
  const detail = 'This process stops. Connect again and repeat the call.';
  return SOCKET_ERRORS.draining(detail, { retryAfterSeconds: 1 });
}

function unknownCall(): Error {
  return SOCKET_ERRORS.unknown_call('There is no such call. Calls are "message" and "events".');
}

function tooManyCalls(): Error {
  const detail = `A socket has at most ${MOST_RUNNING} calls without an answer. Wait for one.`;
  return SOCKET_ERRORS.too_many_calls(detail, { retryAfterSeconds: 1 });
}
