import { Injectable } from '@nestjs/common';
import { formatCursor, type Cursor } from './cursor.js';
import { EventLog, type LoggedEvent } from './event-log.js';

/**
 * Reads committed messages' events from a message's number on, from Postgres, oldest first.
 * `settled` leaves out the last second: such a message is on its way into the stream, and telling it from here
 * would jump over what the stream still holds before it.
 */
export type DurableSource = (fromSeq: number, settled: boolean) => Promise<LoggedEvent[]>;

/** How long a lost hint or an emptied Redis can delay an event. */
const RECHECK_MS = 2_000;
/** The same for what is waited for and does not exist yet: many wait long, and nothing is lost meanwhile. */
const RETRY_FIND_MS = 5_000;

/**
 * Follows one conversation by cursor. Redis tells quickly, Postgres completely: whatever the stream lacks
 * (emptied, trimmed, written late) is read from the truth, in order, so nothing is missed or told twice.
 */
@Injectable()
export class EventFollower {
  constructor(private readonly log: EventLog) {}

  /** @param after Exclusive; `0-0` tells everything. Ends when the signal aborts. */
  async *follow(
    conversationId: string,
    after: Cursor,
    durable: DurableSource,
    signal: AbortSignal,
  ): AsyncGenerator<LoggedEvent> {
    const bell = new Bell(signal);
    const stop = this.log.listen(conversationId, () => bell.ring());
    let cursor = after;
    let recheckAt = 0;
    try {
      while (!signal.aborted) {
        const fresh = await this.news(conversationId, cursor, durable, Date.now() >= recheckAt);
        for (const event of fresh) {
          cursor = event.cursor;
          yield event;
        }
        if (fresh.length > 0) continue;
        if (Date.now() >= recheckAt) recheckAt = Date.now() + RECHECK_MS;
        await bell.wait(Math.max(recheckAt - Date.now(), 1));
      }
    } finally {
      stop();
    }
  }

  /** Looks again whenever `ring(id)` is heard. @returns null when the signal aborts. */
  async untilFound<T>(id: string, find: () => Promise<T | null>, signal: AbortSignal): Promise<T | null> {
    const bell = new Bell(signal);
    const stop = this.log.listen(id, () => bell.ring());
    try {
      while (!signal.aborted) {
        const found = await find();
        if (found !== null) return found;
        await bell.wait(RETRY_FIND_MS);
      }
      return null;
    } finally {
      stop();
    }
  }

  private async news(
    conversationId: string,
    cursor: Cursor,
    durable: DurableSource,
    recheck: boolean,
  ): Promise<LoggedEvent[]> {
    const streamed = await this.log.read(conversationId, cursor).catch(() => []);
    // Who resumes may have been cut off between two events of one message.
    if (hasGap(streamed, cursor) || (recheck && startsAnew(streamed, cursor))) {
      return merge(streamed, await durable(cursor.seq, false), cursor);
    }
    if (streamed.length > 0 || !recheck) return streamed;
    return merge([], await durable(cursor.seq, true), cursor);
  }
}

/** True when a message's number is passed over: its event is in Postgres, not in the stream. */
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
 * Both sources in order. Each is read by the page: a message past the stream's page would jump over what only
 * streamed, and an event past Postgres' page over messages; they come with the next reading.
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

/** Remembers a ring that came while nobody waited. */
class Bell {
  private rung = false;
  private answer: (() => void) | null = null;

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.rung = true;
    this.answer?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.rung && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.answer = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.answer = null;
    this.rung = false;
  }
}
