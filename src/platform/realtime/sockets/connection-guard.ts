import { closeSoon, cut, waiting, type Connection } from './connection-ends.js';

/** The namespace that clients connect to. */
export const NAMESPACE = '/v1';

/** Frames of a client: so many at once, and then so many in each second. */
const MOST_AT_ONCE = 100;
const MOST_PER_SECOND = 50;
/** What a client leaves unread while it goes on sending. */
const MOST_UNREAD = 200;
const MOST_UNREAD_SIZE = 4 * 1024 * 1024;

interface Packet {
  type: string;
  data?: unknown;
}

/**
 * Watches what a connection sends before any library answers it, also before its client has proven who it is: frames have
 * a price even where each is refused, answers that nobody reads are limited, and it connects once, to our namespace.
 */
export function guardConnection(conn: Connection): void {
  const isPaid = frameBucket();
  let hasConnected = false;
  conn.on('packet', ({ type, data }: Packet) => {
    if (!isPaid()) return cut(conn, 'too_many_frames');
    const { frames, size } = waiting(conn);
    if (frames > MOST_UNREAD || size > MOST_UNREAD_SIZE) return cut(conn, 'too_slow');
    if (type !== 'message' || !isConnect(data)) return;
    if (hasConnected) return cut(conn, 'connected_twice');
    hasConnected = true;
    // After it was told that there is no such namespace.
    if (namespaceOf(data) !== NAMESPACE) setImmediate(() => closeSoon(conn));
  });
}

/** @returns false when there is nothing left for this frame */
function frameBucket(): () => boolean {
  let left = MOST_AT_ONCE;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(MOST_AT_ONCE, left + ((now - at) / 1000) * MOST_PER_SECOND) - 1;
    at = now;
    return left >= 0;
  };
}

/** As Socket.IO's decoder reads the type of a packet; to it a space is a 0 as well. */
function isConnect(data: unknown): data is string {
  return typeof data === 'string' && Number(data.charAt(0)) === 0;
}

function namespaceOf(data: string): string {
  return data.charAt(1) === '/' ? (data.slice(1).split(',', 1)[0] ?? '') : '/';
}
