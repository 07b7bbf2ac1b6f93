import type { Socket } from 'socket.io';
import { SLOWEST_READER_MS, type EventSink, type StreamedEvent } from '../event-pump.js';
import { waiting } from './connection-ends.js';

/** Frames that may wait for a reader who takes nothing; then the source waits as well. */
const MOST_WAITING = 16;

/** What is told beside an event's data. */
export interface EventMeta {
  /** The cursor. */
  id: string;
  conversationId?: string;
}

/** Sends events over a socket: `socket.on(event, (data, { id, conversationId }) => …)`. */
export class SocketSink implements EventSink {
  lastId = '';

  constructor(
    private readonly socket: Socket,
    /** Absent for a visitor, who has one at a time. */
    private readonly conversationId: string | undefined,
  ) {}

  take({ id, event, json }: StreamedEvent, signal: AbortSignal): boolean | Promise<boolean> {
    this.lastId = id;
    this.socket.emit(event, JSON.parse(json), this.meta());
    return waiting(this.socket.conn).frames <= MOST_WAITING || this.drained(signal);
  }

  meta(): EventMeta {
    const { lastId: id, conversationId } = this;
    return conversationId === undefined ? { id } : { id, conversationId };
  }

  /** @returns false when the reader has taken nothing for too long */
  private drained(signal: AbortSignal): Promise<boolean> {
    const { conn } = this.socket;
    return new Promise((resolve) => {
      const end = (isRead: boolean) => {
        clearTimeout(timer);
        conn.off('drain', taken);
        conn.off('close', taken);
        signal.removeEventListener('abort', taken);
        resolve(isRead);
      };
      const taken = () => end(true);
      const timer = setTimeout(() => end(false), SLOWEST_READER_MS);
      conn.once('drain', taken);
      conn.once('close', taken);
      signal.addEventListener('abort', taken, { once: true });
      if (signal.aborted) taken();
    });
  }
}
