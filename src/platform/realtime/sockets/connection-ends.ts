import type { Socket } from 'socket.io';

/** The connection under a socket: one WebSocket, or one session of long polling. */
export type Connection = Socket['conn'];

/** A client that is there has answered the closing by then. */
const LONGEST_CLOSE_MS = 1_000;

/** What Engine.IO declares private. */
interface Inside {
  writeBuffer: { data?: string | Uint8Array }[];
  transport: {
    /** Of a WebSocket. */
    socket?: { terminate(): void };
    /** Of long polling that waits for its client's next request, to tell it that it is closed. */
    shouldClose?: (() => void) | null;
  };
}

const causes = new WeakMap<object, string>();

/** Why we cut a connection; undefined for others. */
export function cutFor(conn: Connection): string | undefined {
  return causes.get(conn);
}

/** Ends a connection now: what waits for its client is dropped, and nothing that came with it is read. */
export function cut(conn: Connection, why: string): void {
  if (conn.readyState !== 'closed') causes.set(conn, why);
  const { transport } = conn as unknown as Inside;
  conn.close(true);
  // Where the closing has begun, both transports wait for their client for half a minute more.
  transport.shouldClose?.();
  transport.socket?.terminate();
}

/** Ends a connection after what waits was sent; a client that takes nothing, or is gone, is cut. */
export function closeSoon(conn: Connection): void {
  setTimeout(() => cut(conn, 'does_not_close'), LONGEST_CLOSE_MS).unref();
  conn.close();
}

/** What the connection has not taken. @returns frames, and their characters or bytes */
export function waiting(conn: Connection): { frames: number; size: number } {
  const { writeBuffer } = conn as unknown as Inside;
  return {
    frames: writeBuffer.length,
    size: writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0),
  };
}
