import { EventEmitter } from 'node:events';
import type { LoadShedder } from '../../overload/load-shedder.js';
import { OVERLOAD_ERRORS } from '../../overload/overload.errors.js';
import type { Connection } from './connection-ends.js';
import { UnprovenConnections } from './unproven-connections.js';

class FakeConnection extends EventEmitter {
  readyState = 'open';
  readonly transport = {};

  close(): void {
    this.readyState = 'closed';
    this.emit('close');
  }
}

describe('connections whose client has not proven who it is', () => {
  let isBusy: boolean;
  let unproven: UnprovenConnections;

  beforeEach(() => {
    jest.useFakeTimers();
    isBusy = false;
    const admit = () => {
      if (isBusy) throw OVERLOAD_ERRORS.overloaded('Busy.', { retryAfterSeconds: 1 });
    };
    unproven = new UnprovenConnections({ admit } as unknown as LoadShedder);
  });
  afterEach(() => jest.useRealTimers());

  const open = (address: string, count: number) =>
    Array.from({ length: count }, () => {
      const conn = new FakeConnection();
      unproven.add(conn as unknown as Connection, address);
      return conn;
    });

  it('may be a hundred of one address, and of one network of IPv6', () => {
    open('203.0.113.1', 99);
    expect(unproven.whyNot('203.0.113.1')).toBeNull();
    const [last] = open('203.0.113.1', 1);
    expect(unproven.whyNot('203.0.113.1')).toBe('too_many_connections');
    expect(unproven.whyNot('203.0.113.2')).toBeNull();
    last?.close();
    expect(unproven.whyNot('203.0.113.1')).toBeNull();
    open('2001:db8::1', 100);
    expect(unproven.whyNot('2001:db8::2')).toBe('too_many_connections');
  });

  it('may be two thousand of all addresses', () => {
    for (let n = 0; n < 20; n += 1) open(`203.0.113.${n}`, 100);
    expect(unproven.whyNot('198.51.100.1')).toBe('too_many_connections');
  });

  it('count no longer when they are proven, and then live on', () => {
    const all = open('203.0.113.1', 100);
    for (const conn of all) unproven.proven(conn as unknown as Connection);
    jest.advanceTimersByTime(60_000);
    expect(all.every(({ readyState }) => readyState === 'open')).toBe(true);
    all[0]?.close();
    open('203.0.113.1', 99);
    expect(unproven.whyNot('203.0.113.1')).toBeNull();
    open('203.0.113.1', 1);
    expect(unproven.whyNot('203.0.113.1')).toBe('too_many_connections');
  });

  it('are cut after five seconds', () => {
    const [conn] = open('203.0.113.1', 1);
    jest.advanceTimersByTime(4_999);
    expect(conn?.readyState).toBe('open');
    jest.advanceTimersByTime(1);
    expect(conn?.readyState).toBe('closed');
  });

  it('are not opened while the process has too much to do', () => {
    isBusy = true;
    expect(unproven.whyNot('203.0.113.1')).toBe('overloaded');
  });
});
