import { Injectable } from '@nestjs/common';
import { formatCursor, type Cursor } from './cursor.js';
import { EventLog, type LoggedEvent } from './event-log.js';

/**
 * Reads committed messages' events from a message's number on, from Postgres, oldest first.
 * `settled` leaves out messages of the last second: they are still being written to the stream, and sending them from
 * here would skip earlier events that only the stream holds.
 */
export type DurableSource = (fromSeq: number, settled: boolean) => Promise<LoggedEvent[]>;

/** The longest delay of an event after a lost notification or a loss of Redis's data. */
const RECHECK_MS = 2_000;
/**
 * The same while waiting for something that does not exist yet. Longer, because many callers may wait for a long time.
 */
const RETRY_FIND_MS = 5_000;

/**
 * Follows one conversation by cursor. Redis is fast, Postgres complete: events that the stream lacks (data lost,
 * trimmed, written late) are read from Postgres, in order, so that no event is missed or sent twice.
 */
@Injectable()
export class EventFollower {
  constructor(private readonly log: EventLog) {}

  /** @param after Exclusive; `0-0` starts at the beginning. Ends when the signal aborts. */
  async *follow(
    conversationId: string,
    after: Cursor,
    durable: DurableSource,
    signal: AbortSignal,
  ): AsyncGenerator<LoggedEvent> {
    const wakeUp = new WakeUp(signal);
    const stop = this.log.listen(conversationId, () => wakeUp.notify());
    let cursor = after;
    let recheckAt = 0;
    try {
      while (!signal.aborted) {
        const fresh = await this.readNew(conversationId, cursor, durable, Date.now() >= recheckAt);
        for (const event of fresh) {
          cursor = event.cursor;
          yield event;
        }
        if (fresh.length > 0) continue;
        if (Date.now() >= recheckAt) recheckAt = Date.now() + RECHECK_MS;
        await wakeUp.wait(Math.max(recheckAt - Date.now(), 1));
      }
    } finally {
      stop();
    }
  }

  /** Calls `find` again after each `EventLog.notify(id)`. @returns null when the signal aborts. */
  async untilFound<T>(id: string, find: () => Promise<T | null>, signal: AbortSignal): Promise<T | null> {
    const wakeUp = new WakeUp(signal);
    const stop = this.log.listen(id, () => wakeUp.notify());
    try {
      while (!signal.aborted) {
        const found = await find();
        if (found !== null) return found;
        await wakeUp.wait(RETRY_FIND_MS);
      }
      return null;
    } finally {
      stop();
    }
  }

  private async readNew(
    conversationId: string,
    cursor: Cursor,
    durable: DurableSource,
    recheck: boolean,
  ): Promise<LoggedEvent[]> {
    const streamed = await this.log.read(conversationId, cursor).catch(() => []);
    // A reader that resumes may have been disconnected between two events of one message.
    if (hasGap(streamed, cursor) || (recheck && startsAnew(streamed, cursor))) {
      return merge(streamed, await durable(cursor.seq, false), cursor);
    }
    if (streamed.length > 0 || !recheck) return streamed;
    return merge([], await durable(cursor.seq, true), cursor);
  }
}

/** True when a message's number is missing: its events are in Postgres, not in the stream. */
function hasGap(events: LoggedEvent[], after: Cursor): boolean {
  let seq = after.seq;
  for (const { cursor } of events) {
    const isNextMessage = cursor.seq === seq + 1 && cursor.step === 0;
    if (cursor.seq !== seq && !isNextMessage) return true;
    seq = cursor.seq;
  }
  return false;
}

function startsAnew([first]: LoggedEvent[], after: Cursor): boolean {
  return first !== undefined && first.cursor.seq > after.seq;
}

/**
 * Merges both sources in order. Both are read in pages. Messages behind the stream's page and events behind Postgres'
 * page are left for the next read, because sending them now would skip events in between.
 */
function merge(streamed: LoggedEvent[], committed: LoggedEvent[], after: Cursor): LoggedEvent[] {
  const newest = streamed.at(-1)?.cursor.seq ?? Infinity;
  const durable = committed.filter(({ cursor }) => compare(cursor, after) > 0 && cursor.seq <= newest);
  const end = durable.at(-1)?.cursor.seq ?? Infinity;
  const known = new Set(durable.map(({ cursor }) => formatCursor(cursor)));
  const others = streamed.filter(({ cursor }) => cursor.seq <= end && !known.has(formatCursor(cursor)));
  return [...durable, ...others].sort((a, b) => compare(a.cursor, b.cursor));
}

export function compare(a: Cursor, b: Cursor): number {
  return a.seq - b.seq || a.step - b.step;
}

/** A wake-up signal that is remembered when it comes while nobody waits. */
class WakeUp {
  private notified = false;
  private answer: (() => void) | null = null;

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.notify(), { once: true });
  }

  notify(): void {
    this.notified = true;
    this.answer?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.notified && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.answer = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.answer = null;
    this.notified = false;
  }
}
