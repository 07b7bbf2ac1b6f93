import { Injectable } from '@nestjs/common';
import { isUnavailable } from '../database/sqlstate.js';
import { formatCursor, type Cursor } from './cursor.js';
import { EventLog, type LoggedEvent } from './event-log.js';

/** A conversation's committed messages in Postgres. */
export interface DurableSource {
  /**
   * Their events from a message's number on, oldest first. `settled` leaves out messages of the last second: they are
   * still being written to the stream, and sending them from here would skip earlier events that only the stream holds.
   */
  read(fromSeq: number, settled: boolean): Promise<LoggedEvent[]>;
  /** Whether there is a message after this number. May take half a second, to ask for many conversations at once. */
  hasLater(seq: number): Promise<boolean>;
}

/** With `hasLater`, the longest delay of an event after a lost notification or a loss of Redis's data is two seconds. */
const RECHECK_MS = 1_500;
/** While Postgres is busy or away, a stream stays open and waits this long, or until something is new in Redis. */
const BUSY_MS = 1_000;
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
    /** The number up to which everything in Postgres was sent; null when that is not known. */
    let complete: number | null = null;
    const readAgain = (): void => {
      complete = null;
      recheckAt = 0;
      wakeUp.notify();
    };
    try {
      while (!signal.aborted) {
        const isDue = Date.now() >= recheckAt;
        const isComplete = complete === cursor.seq;
        const recheck = isDue && !isComplete;
        const fresh = await unlessBusy(() => this.readNew(conversationId, cursor, durable, recheck));
        for (const event of fresh ?? []) {
          cursor = event.cursor;
          yield event;
        }
        if (fresh && fresh.length > 0) continue;
        if (fresh && isDue) {
          // In the background: what comes meanwhile is sent at once.
          if (isComplete) whenLater(durable, cursor.seq, readAgain);
          complete = cursor.seq;
          recheckAt = Date.now() + RECHECK_MS;
        }
        await wakeUp.wait(fresh ? Math.max(recheckAt - Date.now(), 1) : BUSY_MS);
      }
    } finally {
      stop();
    }
  }

  /**
   * Calls `find` after each `EventLog.notify(id)` again, unless that has told what is looked for.
   * @returns null when the signal aborts
   */
  async untilFound(
    id: string,
    find: () => Promise<string | null>,
    signal: AbortSignal,
  ): Promise<string | null> {
    const wakeUp = new WakeUp(signal);
    const { promise: told, resolve: tell } = Promise.withResolvers<string>();
    const stop = this.log.listen(id, (hint) => {
      if (hint !== '') tell(hint);
      wakeUp.notify();
    });
    try {
      while (!signal.aborted) {
        const found = await Promise.race([told, unlessBusy(find)]);
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
      return merge(streamed, await durable.read(cursor.seq, false), cursor);
    }
    if (streamed.length > 0 || !recheck) return streamed;
    return merge([], await durable.read(cursor.seq, true), cursor);
  }
}

/** Calls back when Postgres has a message after this number; while it is busy or away, the next recheck asks again. */
function whenLater(durable: DurableSource, seq: number, found: () => void): void {
  durable.hasLater(seq).then(
    (isLater) => isLater && found(),
    () => undefined,
  );
}

/** @returns null when the database is busy or away: a reader who is waiting keeps his stream. */
async function unlessBusy<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
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
