import pg from 'pg';

/**
 * More than the longest statement, 5 s, which the server ends by itself: who is silent for longer does not answer at all,
 * as when a cable is pulled or a machine is gone, which nobody says.
 */
const LONGEST_SILENCE_MS = 6_500;

/** What pg's published types leave out. */
interface Inside {
  /** False while an answer is awaited. */
  readyForQuery: boolean;
  connection: { stream: import('node:net').Socket };
}

/**
 * A connection that breaks by itself when the server does not answer: whatever waits on it fails as `ETIMEDOUT`, and the
 * pool opens another one. Without it a call would wait for as long as the system tries to send, a quarter of an hour.
 */
export class WatchedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // Emitted when it can be used, TLS included.
    this.once('connect', () => this.watch(LONGEST_SILENCE_MS));
  }

  private watch(silenceMs: number): void {
    const { stream } = this.inside.connection;
    stream.setTimeout(silenceMs).on('timeout', () => {
      const read = stream.bytesRead;
      // After the event loop was blocked, an answer may lie unread; `setImmediate` runs when it has been read.
      setImmediate(() => {
        if (this.inside.readyForQuery || stream.bytesRead > read) return;
        stream.destroy(Object.assign(new Error('PostgreSQL does not answer'), { code: 'ETIMEDOUT' }));
      });
    });
  }

  private get inside(): Inside {
    return this as unknown as Inside;
  }
}
