import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { AUTH_ERRORS } from '../auth/auth.errors.js';
import { DATABASE_ERRORS } from '../database/database.errors.js';
import { setPrincipal, type Principal } from '../auth/principal.js';
import type { OpenStreams } from '../limits/open-streams.js';
import type { RedisClients } from '../redis/redis-clients.js';
import { CredentialChanges, type CredentialChange } from './credential-changes.js';
import { CredentialWatch } from './credential-watch.js';
import type { StreamedEvent } from './event-pump.js';
import { EventStreams } from './server-sent-events.js';

const VISITOR: Principal = {
  ...{ kind: 'visitor', tenantId: 'tenant', visitorId: 'visitor' },
  limits: { requestsPerMinute: 1, messagesPerMinute: 1, visitorMessagesPerMinute: 1, openSockets: 1 },
};
const SUSPENDED = AUTH_ERRORS.tenant_suspended('Suspended.');

const ENDLESS = { acquire: () => Promise.resolve(), release: () => undefined } as unknown as OpenStreams;

/** The part of a response that a stream needs. */
class FakeResponse extends EventEmitter {
  readonly req = {};
  written = '';
  ended = false;
  destroyed = false;
  /** The reader takes nothing. */
  writableNeedDrain = false;
  status = () => this;
  setHeader = () => this;
  flushHeaders = () => undefined;

  write(text: string): boolean {
    if (this.ended) throw new Error('written after its end');
    this.written += text;
    return !this.writableNeedDrain;
  }

  destroy(): void {
    this.destroyed = true;
  }

  end(): void {
    this.ended = true;
  }
}

/** What another process tells over Redis. */
class FakeRedis {
  readonly subscriber = Object.assign(new EventEmitter(), { subscribe: () => Promise.resolve() });

  tell(change: CredentialChange): void {
    this.subscriber.emit('message', 'credential-changes', JSON.stringify(change));
  }
}

async function* untilAborted(signal: AbortSignal): AsyncGenerator<StreamedEvent> {
  yield { id: '1-0', event: 'message.created', json: '{}' };
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  yield { id: '2-0', event: 'message.created', json: '{"too":"late"}' };
}

describe('an open event stream', () => {
  let streams: EventStreams;
  let redis: FakeRedis;
  let credentials: CredentialWatch;
  let refusal: Error | null;
  let asking: number;
  let mostAtOnce: number;

  beforeEach(() => {
    jest.useFakeTimers();
    [refusal, asking, mostAtOnce] = [null, 0, 0];
    redis = new FakeRedis();
    const changes = new CredentialChanges(redis as unknown as RedisClients);
    changes.onModuleInit();
    credentials = new CredentialWatch(changes);
    credentials.onModuleInit();
    streams = new EventStreams(ENDLESS, credentials);
  });
  afterEach(() => {
    streams.beforeApplicationShutdown();
    credentials.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  async function prove(): Promise<Principal> {
    mostAtOnce = Math.max(mostAtOnce, ++asking);
    await Promise.resolve();
    asking -= 1;
    if (refusal) throw refusal;
    return VISITOR;
  }

  function open(proof = prove): { response: FakeResponse; over: Promise<void> } {
    const response = new FakeResponse();
    setPrincipal(response.req, VISITOR, proof);
    return { response, over: streams.send(response as unknown as Response, untilAborted) };
  }

  /** A long answer of which a reader takes only the beginning. */
  async function* manyEvents(): AsyncGenerator<StreamedEvent> {
    for (let at = 1; at <= 10_000; at += 1) yield { id: `${at}-0`, event: 'text.delta', json: '{}' };
  }

  it('goes on while its credential is valid', async () => {
    const { response } = open();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(response.ended).toBe(false);
  });

  it('ends within four seconds of a refusal, with a closing event at the last cursor, and sends nothing more', async () => {
    const { response, over } = open();
    await jest.advanceTimersByTimeAsync(8_000);
    refusal = SUSPENDED;
    await jest.advanceTimersByTimeAsync(4_000);
    await over;
    expect(response.ended).toBe(true);
    expect(response.written).toBe(
      'id: 1-0\nevent: message.created\ndata: {}\n\n' +
        'id: 1-0\nevent: stream.closed\ndata: {"code":"tenant_suspended","detail":"Suspended."}\n\n',
    );
  });

  it('ends at once when its business has changed, and not when another has', async () => {
    const { response } = open();
    refusal = SUSPENDED;
    redis.tell({ tenantId: 'another' });
    redis.tell({ personId: 'visitor' });
    await jest.advanceTimersByTimeAsync(0);
    expect(response.ended).toBe(false);
    redis.tell({ tenantId: 'tenant' });
    await jest.advanceTimersByTimeAsync(0);
    expect(response.ended).toBe(true);
  });

  it('waits for a slow reader with one event, and disconnects one that takes nothing for 30 seconds', async () => {
    const response = new FakeResponse();
    response.writableNeedDrain = true;
    setPrincipal(response.req, VISITOR, prove);
    const over = streams.send(response as unknown as Response, manyEvents);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(response.written).toBe('id: 1-0\nevent: text.delta\ndata: {}\n\n');
    response.emit('drain');
    await jest.advanceTimersByTimeAsync(29_000);
    expect([response.destroyed, response.written.match(/^id:/gm)?.length]).toEqual([false, 2]);
    await jest.advanceTimersByTimeAsync(1_000);
    await over;
    expect([response.destroyed, response.ended]).toEqual([true, false]);
  });

  it.each([
    ['a store that is away', DATABASE_ERRORS.database_unavailable('Away.')],
    ['a fault', new Error('broken')],
  ])('outlives %s', async (_, error) => {
    const { response } = open();
    refusal = error;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(response.ended).toBe(false);
    refusal = SUSPENDED;
    await jest.advanceTimersByTimeAsync(4_000);
    expect(response.ended).toBe(true);
  });

  it('ends when refused although the lookups of other streams never answer', async () => {
    const { response: early } = open();
    const silent = Array.from({ length: 20 }, () => open(() => new Promise<never>(() => undefined)));
    const { response: late } = open();
    await jest.advanceTimersByTimeAsync(4_000);
    refusal = SUSPENDED;
    await jest.advanceTimersByTimeAsync(16_000);
    expect([early.ended, late.ended]).toEqual([true, true]);
    expect(silent.some(({ response }) => response.ended)).toBe(false);
  });

  it('is checked together with few others at a time, of a thousand', async () => {
    const all = Array.from({ length: 1000 }, () => open());
    refusal = SUSPENDED;
    await jest.advanceTimersByTimeAsync(4_000);
    await Promise.all(all.map(({ over }) => over));
    expect(all.every(({ response }) => response.ended)).toBe(true);
    expect(mostAtOnce).toBeLessThanOrEqual(8);
  });
});
