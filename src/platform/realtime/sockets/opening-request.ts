import type { Socket } from 'socket.io';

/** What the libraries declare unchangeable. */
interface Kept {
  conn: { request: unknown };
  handshake: unknown;
}

/**
 * Lets go of the request that opened a connection: both libraries would keep it, with its answer and its headers, for as
 * long as the socket is open (Socket.IO, "Memory usage"). To be called when its client is let in and nobody reads it.
 */
export function forgetOpeningRequest(socket: Socket): void {
  const kept = socket as unknown as Kept;
  kept.conn.request = null;
  kept.handshake = null;
}
