import type { Writable } from 'node:stream';
import { status } from '@grpc/grpc-js';
import { Observable } from 'rxjs';
import { refusal } from './grpc-status.js';

/** Events of one call that may wait for a slow reader, besides the 16 of Node's stream and the HTTP/2 window (64 KB). */
export const MOST_WAITING = 2_000;

/** What is used of a call: Node's signal that its buffers are full. */
export type Sink = Pick<Writable, 'writableNeedDrain' | 'on' | 'off'>;

/**
 * Passes values on only while the call's buffers have room, and keeps the others, at most {@link MOST_WAITING}: an
 * engine cannot be slowed down, so a reader that takes nothing loses its call instead of filling the memory.
 * The stream ends with RESOURCE_EXHAUSTED then.
 */
export function boundedBy(sink: Sink, most = MOST_WAITING) {
  return <Value>(source: Observable<Value>): Observable<Value> =>
    new Observable((subscriber) => {
      const waiting: Value[] = [];
      let isOver = false;
      const send = () => {
        while (waiting.length > 0 && !sink.writableNeedDrain) subscriber.next(waiting.shift() as Value);
        if (isOver && waiting.length === 0) subscriber.complete();
      };
      sink.on('drain', send);
      const running = source.subscribe({
        next: (value) => {
          waiting.push(value);
          send();
          if (waiting.length <= most) return;
          waiting.length = 0;
          subscriber.error(refusal(status.RESOURCE_EXHAUSTED, 'The caller does not read its events.'));
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          isOver = true;
          send();
        },
      });
      return () => {
        sink.off('drain', send);
        running.unsubscribe();
      };
    });
}
