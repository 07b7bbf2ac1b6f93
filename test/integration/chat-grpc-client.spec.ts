import { Logger } from '@nestjs/common';
import { Metadata } from '@grpc/grpc-js';
import { firstValueFrom, lastValueFrom, Observable, of, Subject, toArray } from 'rxjs';
import { chatConfig, ChatServer } from '../support/chat-server.js';
import { until } from '../support/eventually.js';
import { newId } from '../../src/kernel/ids.js';
import { currentContext, runAsTenant } from '../../src/platform/context/request-context.js';
import { DATABASE_ERRORS } from '../../src/platform/database/database.errors.js';
import {
  ChatEngine,
  type Answer,
  type ChatRequest,
  type TurnEvent,
} from '../../src/chat/chat-engine.port.js';
import type { KeptTrace } from '../../src/chat/kept-trace.types.js';
import { ChatChannels } from '../../src/chat/grpc/chat-channels.js';
import { RemoteChatEngine } from '../../src/chat/grpc/remote-chat-engine.js';

const [TENANT, VISITOR] = [newId(), newId()];
const IDS = { requestId: 'request-1', correlationId: 'walk-1' };
const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const REQUEST: ChatRequest = {
  tenantId: TENANT,
  conversationId: newId(),
  turnId: newId(),
  visitorId: VISITOR,
  verifiedEmail: null,
  text: 'Wann macht ihr auf? متى تفتحون؟ ☺',
  history: [{ from: 'visitor', text: 'hi' }],
  memory: { a: [1, null, { b: 'ß' }] },
  locale: null,
  channel: 'widget',
  standing: { waiting: false, reachable: true, staysOnPage: false },
  at: '2026-11-29T10:00:00.000Z',
};

const ORDER = { number: 'HT-2', status: 'shipped', expectedAt: '2026-12-01', isLate: true };

const CITATIONS: Answer['citations'] = [
  { kind: 'order', id: newId(), title: 'HT-2', order: { ...ORDER, refunded: null, shipments: [] } },
  { kind: 'order', id: newId(), title: 'HT-2', order: { ...ORDER, shipments: [] } },
  { kind: 'opening_hours', id: 'week', title: 'Hours' },
  {
    kind: 'product',
    id: newId(),
    title: 'Tea',
    url: 'https://example.com/tea',
    product: { price: '9.50', isFrom: true, currency: 'EUR', stock: 0.5, imageUrl: null },
  },
  {
    kind: 'order',
    id: newId(),
    title: 'HT-1',
    order: {
      ...{ number: 'HT-1', status: 'shipped', expectedAt: null, isLate: false, refunded: '3.50' },
      shipments: [{ carrier: 'An Post', trackingNumber: 'CE1', trackingUrl: null }],
    },
  },
  { kind: 'article', id: newId(), title: 'Delivery', article: { text: '' } },
];

const FULL: Answer = {
  text: 'At ten.',
  citations: CITATIONS,
  tools: [{ name: 'opening_hours', ok: true }],
  handoff: { reason: 'low_confidence' },
  confidence: 0.1 + 0.2,
  suggestions: [{ text: 'And on Sunday?' }],
  memory: { turns: 3 },
  unanswered: 'parking',
  degraded: true,
  cost: { model: 'm', inputTokens: 2 ** 40, cachedInputTokens: 0, outputTokens: 7, microUsd: null },
  isIncomplete: true,
  savedMicroUsd: 7.5,
};

const EMPTY: Answer = {
  ...{ text: '', citations: [], tools: [], handoff: null, confidence: 0, suggestions: [], memory: {} },
  ...{ unanswered: null, degraded: false },
};

const KEPT: KeptTrace = {
  ...{ language: 'ar', reading: [{ text: 'متى؟', tool: null, score: 0.1 + 0.2 }], rounds: [], heldBack: [] },
  calls: [{ by: 'model', name: 't', input: null, ok: false, found: 0, refusal: 'invalid /day', ms: null }],
  passages: [{ kind: 'order', id: 'o', title: 'HT-1', score: null }],
  ...{ route: { to: 'cache', why: 'kept' }, threshold: 0.85, knowledgeVersion: 2 ** 40 },
};

/** Every variant of an event, and every field both with and without a value. */
const EVENTS: TurnEvent[] = [
  { type: 'started', responder: 'builtin' },
  { type: 'tool-started', name: 'opening_hours' },
  { type: 'tool-finished', name: 'opening_hours', ok: false },
  ...CITATIONS.map((citation): TurnEvent => ({ type: 'citation', citation })),
  { type: 'delta', text: 'At ten.' },
  { type: 'handoff', reason: 'asked_for' },
  { type: 'completed', answer: EMPTY },
  { type: 'completed', answer: FULL, kept: KEPT },
  { type: 'started', responder: 'cache' },
  { type: 'completed', answer: { ...EMPTY, savedMicroUsd: null } },
];

/** An engine whose events the test gives. */
class PlayedEngine extends ChatEngine {
  play: (request: ChatRequest) => Observable<TurnEvent> = () => of(...EVENTS);

  answer(request: ChatRequest): Observable<TurnEvent> {
    return this.play(request);
  }
}

function asTenant<T>(work: () => T): T {
  return runAsTenant(TENANT, { ...IDS, traceparent: TRACEPARENT }, work);
}

function all(engine: ChatEngine, request = REQUEST): Promise<TurnEvent[]> {
  return asTenant(() => lastValueFrom(engine.answer(request).pipe(toArray())));
}

describe('the engine in another process', () => {
  const engine = new PlayedEngine();
  let server: ChatServer;
  let remote: RemoteChatEngine;

  beforeAll(async () => {
    jest.spyOn(Logger.prototype, 'log').mockImplementation();
    server = await ChatServer.start(engine);
    remote = server.client();
  });
  beforeEach(() => (engine.play = () => of(...EVENTS)));
  afterAll(async () => {
    remote.onApplicationShutdown();
    await server.close();
    jest.restoreAllMocks();
  });

  it('gives the events that the one in this process gives', async () => {
    const events = await all(remote);
    expect(events).toEqual(EVENTS);
    // Key by key: the citations are shown to clients as they are.
    expect(JSON.stringify(events)).toBe(JSON.stringify(EVENTS));
  });

  it('is asked the same, in the context of the tenant that asks', async () => {
    const seen: unknown[] = [];
    engine.play = (request) => {
      seen.push(request, currentContext());
      return of(...EVENTS);
    };
    const known = {
      ...{ ...REQUEST, verifiedEmail: 'nora@example.org', locale: 'ar', standing: undefined },
      ...{ messages: 3, keepsTrace: true, waitedMs: 1_500 },
    };
    await all(remote);
    await all(remote, known);
    const context = { ...IDS, tenantId: TENANT, traceparent: TRACEPARENT, audit: undefined, isJob: true };
    expect(seen).toEqual([REQUEST, context, known, context]);
  });

  it('keeps the context where the engine waits', async () => {
    engine.play = () =>
      new Observable((subscriber) => {
        setImmediate(() => {
          subscriber.next({ type: 'delta', text: currentContext().tenantId ?? '' });
          subscriber.complete();
        });
      });
    expect(await all(remote)).toEqual([{ type: 'delta', text: TENANT }]);
  });

  it('is stopped within 100 ms when nobody listens any more', async () => {
    let stopped = 0;
    engine.play = () =>
      new Observable((subscriber) => {
        subscriber.next({ type: 'started', responder: 'builtin' });
        return () => (stopped = performance.now());
      });
    const delays: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      stopped = 0;
      await asTenant(() => firstValueFrom(remote.answer(REQUEST)));
      const left = performance.now();
      await until('the engine was stopped', () => stopped > 0);
      delays.push(stopped - left);
    }
    const median = delays.sort((a, b) => a - b)[10] ?? Infinity;
    expect(median).toBeLessThan(100);
  });

  it('fails with the engine, without its reason, and names a refusal', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    engine.play = () => new Observable((subscriber) => subscriber.error(new Error('row of Nora')));
    await expect(all(remote)).rejects.toThrow(
      /^13 INTERNAL: The chat engine failed; its log has the reason\.$/,
    );
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ tenant: TENANT, err: expect.objectContaining({ message: 'row of Nora' }) }),
      'A turn failed',
    );
    const away = DATABASE_ERRORS.database_unavailable('Wait.');
    engine.play = () => new Observable((subscriber) => subscriber.error(away));
    await expect(all(remote)).rejects.toThrow('14 UNAVAILABLE: Wait.');
    logged.mockRestore();
  });

  it('fails when the process that answers ends, and when its address has none', async () => {
    const other = await ChatServer.start(engine);
    const client = other.client();
    const pieces = new Subject<TurnEvent>();
    engine.play = () => pieces;
    const ended = all(client);
    await until('the engine was asked', () => pieces.observed);
    other.break();
    await expect(ended).rejects.toThrow(/UNAVAILABLE|CANCELLED|INTERNAL/);
    await expect(client.reach()).rejects.toThrow('No chat process could be reached in 800 ms.');
    await expect(all(client)).rejects.toThrow('No chat process could be reached in 5000 ms.');
    client.onApplicationShutdown();
    await other.close();
  });

  it('refuses a call without the secret, or with another one', async () => {
    const stranger = server.client({ CHAT_SHARED_SECRET: 'x'.repeat(32) });
    await expect(all(stranger)).rejects.toThrow(/^16 UNAUTHENTICATED: The call needs the shared secret/);
    stranger.onApplicationShutdown();
  });

  it('takes the secret before as well, while it is replaced', async () => {
    const replacing = await ChatServer.start(engine, { CHAT_SHARED_SECRET_BEFORE: 'b'.repeat(32) });
    engine.play = () => of(...EVENTS);
    for (const caller of [replacing.client(), replacing.client({ CHAT_SHARED_SECRET: 'b'.repeat(32) })])
      expect(await all(caller).finally(() => caller.onApplicationShutdown())).toEqual(EVENTS);
    await replacing.close();
  });

  it.each(['x-tenant-id', 'x-visitor-id'])('refuses a call without %s', async (missing) => {
    const removed = jest.spyOn(Metadata.prototype, 'set').mockImplementation(function (
      this: Metadata,
      key,
      value,
    ) {
      if (key !== missing) this.add(key, value);
    });
    await expect(all(remote)).rejects.toThrow(`16 UNAUTHENTICATED`);
    removed.mockRestore();
  });

  it('is not asked without a tenant’s context', async () => {
    await expect(lastValueFrom(remote.answer(REQUEST))).rejects.toThrow('No request context');
  });

  it('refuses what it does not know', async () => {
    await expect(all(remote, { ...REQUEST, at: 'noon' })).rejects.toThrow('3 INVALID_ARGUMENT: at: is not');
    const history = [{ from: 'parrot' as 'visitor', text: 'hi' }];
    await expect(all(remote, { ...REQUEST, history })).rejects.toThrow(
      '3 INVALID_ARGUMENT: history.from: "parrot" is not known.',
    );
    engine.play = () => of({ type: 'handoff', reason: 'boredom' as 'anger' });
    await expect(all(remote)).rejects.toThrow('handoff.reason: "boredom" is not known.');
  });

  it('is ready as its health says', async () => {
    const told = () =>
      remote.reach().then(
        () => 'ready',
        (error: unknown) => (error as Error).message,
      );
    // A look has 800 ms, which a busy machine may take by itself.
    await until('it is ready', async () => (await told()) === 'ready');
    server.health = 'unavailable';
    await until('it is not', async () => (await told()) === 'The chat process says NOT_SERVING.');
    server.health = 'ok';
  });
});

describe('several chat processes', () => {
  it('are asked in turn, also where they are listed one by one; one that is gone is left out', async () => {
    const answered = [0, 0];
    const servers = await Promise.all(
      answered.map((_, index) => {
        const engine = new PlayedEngine();
        engine.play = () => {
          answered[index] = (answered[index] ?? 0) + 1;
          return of(...EVENTS);
        };
        return ChatServer.start(engine);
      }),
    );
    const [first, second] = servers;
    if (!first || !second) throw new Error('Two are needed.');
    const hosts = servers.map(({ env }) => env.CHAT_URL.slice('grpc://'.length));
    const channels = new ChatChannels(chatConfig({ ...first.env, CHAT_URL: `grpc://${hosts.join(',')}` }));
    const urls = async () => Reflect.get((await channels.next(60_000)).client, 'url') as string;
    await until('both are connected', async () => (await urls()) !== (await urls()));
    const asked = [await urls(), await urls(), await urls(), await urls()];
    expect(new Set(asked).size).toBe(2);
    expect(asked.slice(0, 2)).toEqual(asked.slice(2));
    await first.close();
    await until('the first is left out', async () => {
      const now = [await urls(), await urls(), await urls()];
      return now.every((url) => url.endsWith(String(hosts[1])));
    });
    channels.close();
    await second.close();
  });
});
