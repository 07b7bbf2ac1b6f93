import { EventEmitter } from 'node:events';
import { range, Subject } from 'rxjs';
import { boundedBy, MOST_WAITING, type Sink } from './bounded-sending.js';

/** A call's stream: full when the test says so. */
class FakeSink extends EventEmitter {
  writableNeedDrain = false;
}

function open() {
  const fake = new FakeSink();
  return { fake, sink: fake as unknown as Sink };
}

describe('sending to a slow reader', () => {
  it('passes on what there is room for, keeps the rest in order, and ends after it', () => {
    const { fake, sink } = open();
    const source = new Subject<number>();
    const sent: (number | string)[] = [];
    source.pipe(boundedBy(sink)).subscribe({
      next: (value) => {
        sent.push(value);
        fake.writableNeedDrain = value % 3 === 0;
      },
      complete: () => sent.push('end'),
    });
    for (let value = 1; value <= 7; value += 1) source.next(value);
    source.complete();
    expect(sent).toEqual([1, 2, 3]);
    for (const expected of [
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 4, 5, 6, 7, 'end'],
    ]) {
      fake.writableNeedDrain = false;
      fake.emit('drain');
      expect(sent).toEqual(expected);
    }
    expect(fake.listenerCount('drain')).toBe(0);
  });

  it('ends the call of one that takes nothing, and the work with it', () => {
    const { fake, sink } = open();
    fake.writableNeedDrain = true;
    const source = new Subject<number>();
    const errors: unknown[] = [];
    source.pipe(boundedBy(sink)).subscribe({ error: (error: unknown) => errors.push(error) });
    range(0, MOST_WAITING).subscribe((value) => source.next(value));
    expect(errors).toEqual([]);
    source.next(0);
    expect(errors).toEqual([expect.objectContaining({ message: 'The caller does not read its events.' })]);
    expect(source.observed).toBe(false);
    expect(fake.listenerCount('drain')).toBe(0);
  });

  it('stops the work when it is unsubscribed', () => {
    const { fake, sink } = open();
    const source = new Subject<number>();
    source.pipe(boundedBy(sink)).subscribe().unsubscribe();
    expect(source.observed).toBe(false);
    expect(fake.listenerCount('drain')).toBe(0);
  });
});
