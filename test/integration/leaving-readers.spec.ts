import { once } from 'node:events';
import { get, createServer, type ClientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { ConversationStreams } from '../../src/conversations/conversation-streams.service.js';
import { ConversationsRepository } from '../../src/conversations/conversations.repository.js';
import type { StreamedEvent } from '../../src/platform/realtime/event-pump.js';
import { EventStreams } from '../../src/platform/realtime/server-sent-events.js';
import { EventLog } from '../../src/platform/realtime/event-log.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { tenantKey } from '../../src/platform/redis/redis-keys.js';
import { eventually } from '../support/eventually.js';
import { TurnRig } from './turn-rig.js';

type Handler = (response: Response) => Promise<unknown>;

describe('a reader that disconnects', () => {
  let rig: TurnRig;
  let server: Server;
  let handler: Handler;
  /** Resolves when the request has been served completely. */
  let served: Promise<unknown>;
  let started: jest.SpyInstance;
  let cleared: jest.SpyInstance;

  beforeAll(async () => {
    rig = await TurnRig.open();
    const app = express().get('/', (_, response) => {
      served = rig.inTenant(() => handler(response));
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    started = jest.spyOn(globalThis, 'setInterval');
    cleared = jest.spyOn(globalThis, 'clearInterval');
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    server.close();
    await rig.close();
  });

  function connect(): ClientRequest {
    const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
    return request.on('error', () => undefined);
  }

  /** The first bytes of the body that are no comment, as which a stream lives on. */
  async function firstBytes(request: ClientRequest): Promise<string> {
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
    return new Promise((resolve) =>
      response.on('data', (chunk: Buffer) => {
        if (!chunk.toString().startsWith(':')) resolve(chunk.toString());
      }),
    );
  }

  async function startConversation(): Promise<string> {
    return (await rig.ask('When do you close?')).message.conversationId;
  }

  function streamOf(id: string): Handler {
    return (response) => rig.platform.get(ConversationStreams).stream(id, undefined, response);
  }

  /** A visitor who has sent nothing yet. */
  function startVisitor(): Promise<string> {
    return rig.inTenant(() => rig.conversations.saveVisitor({}));
  }

  function waitingStreamOf(visitorId: string): Handler {
    return (response) =>
      rig.platform.get(ConversationStreams).streamWhenStarted('widget', visitorId, undefined, response);
  }

  async function expectNothingLeft(conversationId: string): Promise<void> {
    await served;
    const timers = started.mock.results.map(({ value }: { value: unknown }) => value);
    expect(cleared.mock.calls.map(([timer]: unknown[]) => timer)).toEqual(expect.arrayContaining(timers));
    const [log, streams]: unknown[] = [rig.platform.get(EventLog), rig.platform.get(EventStreams)];
    const { listeners } = log as { listeners: Map<string, unknown> };
    const { open } = streams as { open: Set<unknown> };
    await eventually(async () => listeners.size + open.size === 0);
    await eventually(async () => (await subscribers(conversationId)) === 0);
  }

  async function subscribers(id: string): Promise<unknown> {
    const { commands } = rig.platform.get(RedisClients);
    return (await commands.pubsub('NUMSUB', tenantKey(rig.tenantId, 'events', id)))[1];
  }

  it('in the middle of a stream leaves no listener, timer or subscription', async () => {
    const id = await startConversation();
    handler = streamOf(id);
    const request = connect();
    expect(await firstBytes(request)).toContain('message.created');
    expect(started).toHaveBeenCalled();
    request.destroy();
    await expectNothingLeft(id);
  });

  it('before the stream opens leaves nothing either', async () => {
    const id = await startConversation();
    let reached: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => (reached = resolve));
    handler = async (response) => {
      reached?.();
      await once(response, 'close');
      await streamOf(id)(response);
    };
    const request = connect();
    await arrived;
    request.destroy();
    await expectNothingLeft(id);
  });

  it('before the conversation exists is not waited for any more', async () => {
    const visitorId = await startVisitor();
    const looked = jest.spyOn(rig.platform.get(ConversationsRepository), 'latestIds');
    handler = waitingStreamOf(visitorId);
    const request = connect();
    await eventually(() => Promise.resolve(looked.mock.calls.length > 1));
    request.destroy();
    await expectNothingLeft(visitorId);
  });

  it('before the conversation exists queries it rarely, and is notified of it at once', async () => {
    const waits: number[] = [];
    // Waiting for the next look would take 3 s each time; a busy machine delays one try or another.
    while (waits.length < 5 && !waits.some((wait) => wait < 1_500)) waits.push(await waitForNews());
    expect(Math.min(...waits)).toBeLessThan(1_500);
  });

  /** Milliseconds from the opening of the conversation until its waiting reader hears of it. */
  async function waitForNews(): Promise<number> {
    const visitorId = await startVisitor();
    const looked = jest.spyOn(rig.platform.get(ConversationsRepository), 'latestIds').mockClear();
    handler = waitingStreamOf(visitorId);
    const request = connect();
    const told = firstBytes(request);
    const began = Date.now();
    await eventually(async () => (await subscribers(visitorId)) === 1);
    await eventually(() => Promise.resolve(Date.now() - began > 2_000));
    // Once at first, and once when the subscription was active; on a slow machine it is time to look again meanwhile.
    const later = Math.floor((Date.now() - began) / 3_000);
    expect(looked.mock.calls.length).toBeLessThanOrEqual(2 + later);
    const opened = Date.now();
    await rig.inTenant(async () => {
      const { id } = await rig.conversations.openOn('widget', visitorId);
      await rig.conversations.receive({ conversationId: id, from: 'visitor', text: 'hello', clientId: null });
    });
    expect(await told).toContain('message.created');
    const wait = Date.now() - opened;
    request.destroy();
    await expectNothingLeft(visitorId);
    return wait;
  }

  it('while the stream waits for a slow reader ends the source', async () => {
    const id = await startConversation();
    let ended = false;
    let written = 0;
    async function* endless(signal: AbortSignal): AsyncGenerator<StreamedEvent> {
      try {
        for (; !signal.aborted; written += 1) {
          yield { id: '1-0', event: 'text.delta', json: JSON.stringify('x'.repeat(1_000_000)) };
          await new Promise(setImmediate);
        }
      } finally {
        ended = true;
      }
    }
    handler = (response) => rig.platform.get(EventStreams).send(response, endless);
    const request = connect();
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
    response.pause();
    // The source is not read beyond what the sockets can buffer.
    let last = -1;
    await eventually(() => {
      const quiet = written > 0 && written === last;
      last = written;
      return Promise.resolve(quiet);
    });
    request.destroy();
    await expectNothingLeft(id);
    expect(ended).toBe(true);
    expect(written).toBeLessThan(100);
  });
});
