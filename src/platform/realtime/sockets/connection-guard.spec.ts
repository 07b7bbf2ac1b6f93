import { EventEmitter } from 'node:events';
import type { Connection } from './connection-ends.js';
import { guardConnection } from './connection-guard.js';

/** Engine.IO's connection: as it, deaf to packets once it is closed. */
class FakeConnection extends EventEmitter {
  readyState = 'open';
  readonly writeBuffer: { data: string }[] = [];
  terminated = false;
  readonly transport = { socket: { terminate: () => (this.terminated = true) } };

  close(isCut?: boolean): void {
    this.readyState = isCut ? 'closed' : 'closing';
  }

  send(data: string, type = 'message'): void {
    if (this.readyState === 'open') this.emit('packet', { type, data });
  }
}

describe('the guard of a connection', () => {
  let conn: FakeConnection;

  beforeEach(() => {
    jest.useFakeTimers();
    conn = new FakeConnection();
    guardConnection(conn as unknown as Connection);
  });
  afterEach(() => jest.useRealTimers());

  const send = (times: number, data = '2/v1,["no such call"]') => {
    for (let n = 0; n < times; n += 1) conn.send(data);
  };

  it('lets a client send a hundred frames at once and then fifty in a second, whatever they are', () => {
    send(100);
    jest.advanceTimersByTime(1_000);
    send(50);
    expect(conn.readyState).toBe('open');
    conn.send('', 'pong');
    expect([conn.readyState, conn.terminated]).toEqual(['closed', true]);
  });

  it('cuts one that sends on and leaves two hundred answers unread, or four megabytes', () => {
    conn.writeBuffer.push(...Array.from({ length: 200 }, () => ({ data: 'x' })));
    conn.send('2/v1,[]');
    expect(conn.readyState).toBe('open');
    conn.writeBuffer.push({ data: 'x' });
    conn.send('2/v1,[]');
    expect([conn.readyState, conn.terminated]).toEqual(['closed', true]);
  });

  it('counts the bytes of what is unread too', () => {
    conn.writeBuffer.push({ data: 'x'.repeat(4 * 1024 * 1024) });
    conn.send('2/v1,[]');
    expect(conn.readyState).toBe('open');
    conn.writeBuffer.push({ data: 'x' });
    conn.send('2/v1,[]');
    expect(conn.terminated).toBe(true);
  });

  it.each(['0/v1,{"token":"x"}', '0/v1', '0/v1,'])('lets it connect once: %s', async (connect) => {
    conn.send(connect);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(conn.readyState).toBe('open');
    conn.send(connect);
    expect([conn.readyState, conn.terminated]).toEqual(['closed', true]);
  });

  it.each(['0/elsewhere,', '0', '0{"token":"x"}', ' /elsewhere,', '0/v1x,', '0/v1?a=b,'])(
    'closes one that connects elsewhere, after it was told: %j',
    async (connect) => {
      conn.send(connect);
      expect(conn.readyState).toBe('open');
      await jest.advanceTimersByTimeAsync(0);
      expect([conn.readyState, conn.terminated]).toEqual(['closing', false]);
      await jest.advanceTimersByTimeAsync(1_000);
      expect([conn.readyState, conn.terminated]).toEqual(['closed', true]);
    },
  );

  it('cuts one that connects to a second namespace before it is told of the first', () => {
    conn.send('0/a,');
    conn.send('0/b,');
    expect(conn.terminated).toBe(true);
  });
});
