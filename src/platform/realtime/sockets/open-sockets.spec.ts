import { EventEmitter } from 'node:events';
import express from 'express';
import type { Namespace, Socket } from 'socket.io';
import type { CredentialWatch } from '../credential-watch.js';
import { OpenSockets } from './open-sockets.js';
import type { OpenSocket } from './open-socket.js';
import type { SocketAdmission } from './socket-admission.js';
import type { UnprovenConnections } from './unproven-connections.js';

class FakeConnection extends EventEmitter {
  readyState = 'open';
  terminated = false;
  readonly transport = { socket: { terminate: () => (this.terminated = true) } };

  close(isCut?: boolean): void {
    this.readyState = isCut ? 'closed' : 'closing';
    if (isCut) this.emit('close');
  }
}

class FakeSocket extends EventEmitter {
  readonly conn = new FakeConnection();
  readonly request = { headers: {}, socket: { remoteAddress: '203.0.113.1' } };
  readonly handshake = { auth: { token: 'x' } };
}

type Admit = (socket: FakeSocket, next: (error?: Error) => void) => void;

describe('the open sockets', () => {
  let places: number;
  let sockets: OpenSockets;
  let admit: Admit;

  beforeEach(() => {
    jest.useFakeTimers();
    places = 0;
    const admission = {
      admit: async (open: OpenSocket) => {
        places += 1;
        open.once('close', () => (places -= 1));
        return Promise.resolve();
      },
    };
    const watch = { watch: () => () => true };
    sockets = new OpenSockets(
      ...([admission, watch, { proven: () => undefined }] as unknown as [
        ...[SocketAdmission, CredentialWatch, UnprovenConnections],
      ]),
    );
    const namespace = { use: (middleware: Admit) => (admit = middleware) };
    sockets.guard(namespace as unknown as Namespace, express(), () => Promise.resolve());
  });
  afterEach(() => jest.useRealTimers());

  async function enter(): Promise<FakeSocket> {
    const socket = new FakeSocket();
    const error = await new Promise((resolve) => admit(socket, resolve));
    expect(error).toBeUndefined();
    return socket;
  }

  it('close the connection of a client that leaves the namespace, and free its place when it is closed', async () => {
    const socket = await enter();
    socket.emit('disconnect', 'client namespace disconnect');
    expect([socket.conn.readyState, places]).toEqual(['closing', 1]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect([socket.conn.readyState, socket.conn.terminated, places]).toEqual(['closed', true, 0]);
  });

  it('wait for calls that run before they leave, and are ready to refuse others meanwhile', async () => {
    const socket = await enter();
    const open = sockets.of(socket as unknown as Socket);
    open.running = 1;
    const done = sockets.beforeApplicationShutdown();
    expect(sockets.isClosing).toBe(true);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(socket.conn.readyState).toBe('open');
    open.running = 0;
    await jest.advanceTimersByTimeAsync(40);
    expect(socket.conn.readyState).toBe('closing');
    await done;
  });

  it('wait three seconds for a call that is never answered', async () => {
    const socket = await enter();
    sockets.of(socket as unknown as Socket).running = 1;
    const done = sockets.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(2_900);
    expect(socket.conn.readyState).toBe('open');
    await jest.advanceTimersByTimeAsync(200);
    expect(socket.conn.readyState).toBe('closing');
    await done;
  });
});
