import { EventEmitter } from 'node:events';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { AUTH_ERRORS } from '../../auth/auth.errors.js';
import type { StreamedEvent } from '../event-pump.js';
import { OpenSocket } from './open-socket.js';

/** The part of a Socket.IO socket that is used, whose reader may take nothing. */
class FakeSocket extends EventEmitter {
  readonly sent: unknown[][] = [];
  readonly conn = Object.assign(new EventEmitter(), {
    readyState: 'open',
    writeBuffer: [] as unknown[],
    transport: { socket: { terminate: () => (this.terminated = true) } },
    close: () => (this.conn.readyState = 'closed'),
  });
  reads = true;
  terminated = false;
  disconnected = false;

  override emit(...args: [string, ...unknown[]]): boolean {
    this.sent.push(args);
    if (!this.reads) this.conn.writeBuffer.push(args);
    return true;
  }

  disconnect(): void {
    this.disconnected = true;
  }

  /** The reader takes what waits. */
  take(): void {
    this.conn.writeBuffer.length = 0;
    this.conn.emit('drain');
  }
}

async function* events(count: number): AsyncGenerator<StreamedEvent> {
  for (let at = 1; at <= count; at += 1) yield { id: `${at}-0`, event: 'text.delta', json: `{"n":${at}}` };
}

async function* untilAborted(signal: AbortSignal): AsyncGenerator<StreamedEvent> {
  yield* events(1);
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  yield { id: '2-0', event: 'text.delta', json: '{"too":"late"}' };
}

async function* broken(): AsyncGenerator<StreamedEvent> {
  yield* events(1);
  throw AUTH_ERRORS.unauthenticated('Gone.');
}

describe('an open socket', () => {
  let fake: FakeSocket;
  let open: OpenSocket;

  beforeEach(() => {
    jest.useFakeTimers();
    fake = new FakeSocket();
    open = new OpenSocket(fake as unknown as Socket, {} as Request, 'correlation');
  });
  afterEach(() => jest.useRealTimers());

  const settle = () => jest.advanceTimersByTimeAsync(0);

  it('gets each event with its cursor, and with its conversation where it may follow several', async () => {
    open.follow(undefined, () => events(1));
    open.follow('c-1', () => events(1));
    await settle();
    expect(fake.sent).toEqual([
      ['text.delta', { n: 1 }, { id: '1-0' }],
      ['text.delta', { n: 1 }, { id: '1-0', conversationId: 'c-1' }],
    ]);
  });

  it('holds 17 events for a reader who takes nothing, goes on when they are taken, and cuts the connection after 30 seconds', async () => {
    fake.reads = false;
    open.follow('c-1', () => events(10_000));
    await jest.advanceTimersByTimeAsync(20_000);
    expect(fake.sent).toHaveLength(17);
    fake.take();
    await jest.advanceTimersByTimeAsync(29_000);
    expect([fake.sent.length, fake.conn.readyState]).toEqual([34, 'open']);
    await jest.advanceTimersByTimeAsync(1_000);
    expect([fake.terminated, fake.conn.readyState, open.closedFor]).toEqual([true, 'closed', 'too_slow']);
    fake.take();
    await settle();
    expect(fake.sent).toHaveLength(34);
  });

  it('tells a refusal with the cursor of each conversation, sends nothing more, and closes for good', async () => {
    open.follow('c-1', untilAborted);
    open.follow('c-2', untilAborted);
    await settle();
    fake.sent.length = 0;
    open.refuse(AUTH_ERRORS.tenant_suspended('Suspended.'));
    await settle();
    const why = { code: 'tenant_suspended', detail: 'Suspended.' };
    expect(fake.sent).toEqual([
      ['stream.closed', why, { id: '1-0', conversationId: 'c-1' }],
      ['stream.closed', why, { id: '1-0', conversationId: 'c-2' }],
    ]);
    expect(fake.disconnected).toBe(true);
  });

  it('that follows nothing is told a refusal too', () => {
    open.refuse(AUTH_ERRORS.tenant_suspended('Suspended.'));
    expect(fake.sent).toHaveLength(1);
    expect(fake.disconnected).toBe(true);
  });

  it('starts anew when it follows the same conversation again, and may follow ten', async () => {
    open.follow('c-1', untilAborted);
    await settle();
    open.follow('c-1', () => events(2));
    await settle();
    expect(fake.sent.map(([, data]) => data)).toEqual([{ n: 1 }, { n: 1 }, { n: 2 }]);
    for (let n = 0; n < 10; n += 1) open.follow(`d-${n}`, untilAborted);
    expect(() => open.follow('e-1', untilAborted)).toThrow('at most 10 conversations');
    expect(() => open.follow('d-1', untilAborted)).not.toThrow();
  });

  it.each<[string, (gone: OpenSocket) => void]>([
    ['has ended', (gone) => gone.closed()],
    ['is closing', () => (fake.conn.readyState = 'closing')],
  ])('%s: begins nothing for a call that comes late', async (_, happens) => {
    const source = jest.fn(untilAborted);
    happens(open);
    open.follow('c-1', source);
    await settle();
    expect(source).not.toHaveBeenCalled();
  });

  it('lets ten conversations wait for their reader without a warning of listeners', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockReturnValue();
    fake.reads = false;
    for (let n = 0; n < 10; n += 1) open.follow(`d-${n}`, () => events(100));
    await settle();
    expect(fake.conn.listenerCount('drain')).toBe(10);
    open.follow('d-0', () => events(100));
    await settle();
    expect(warned).not.toHaveBeenCalled();
    open.end();
    warned.mockRestore();
  });

  it('outlives a conversation whose events fail, and tells where they ended', async () => {
    open.follow('c-1', broken);
    await settle();
    expect(fake.sent.at(-1)).toEqual([
      'stream.closed',
      { code: 'unauthenticated', detail: 'Gone.' },
      { id: '1-0', conversationId: 'c-1' },
    ]);
    expect([fake.disconnected, fake.conn.readyState]).toEqual([false, 'open']);
  });

  it('is closed by a drain so that its client comes again, and frees what it held once', () => {
    const freed: string[] = [];
    open.once('close', () => freed.push('place'));
    open.leave();
    expect([fake.disconnected, open.destroyed, fake.terminated]).toEqual([false, true, false]);
    jest.advanceTimersByTime(1_000);
    expect(fake.terminated).toBe(true);
    open.closed();
    open.closed();
    expect(freed).toEqual(['place']);
  });
});
