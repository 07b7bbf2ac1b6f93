import { startConversation } from '../../support/businesses.js';
import { Api, type SseEvent } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import { onStage, Stage } from '../stage.js';
import { ends, increasing, messagesOf, spoken, tell } from '../turns.js';
import { deafClient } from './deaf-client.js';
import { call, SocketReader, socketOf, TRANSPORTS, type Reader, type Transport } from './transports.js';

/** Reads on, at one process after the other, from the newest event it has. */
class Wanderer {
  readonly events: SseEvent[] = [];
  private reader: Reader | null = null;

  constructor(
    readonly transport: Transport,
    private readonly conversationId: string,
  ) {}

  async move(caller: Api): Promise<void> {
    this.leave();
    const after = this.events.at(-1)?.id;
    const asked = { caller, conversationId: this.conversationId, ...(after !== undefined && { after }) };
    this.reader = await eventually(async () => {
      const reader = await this.transport.open(asked).catch(() => null);
      return reader?.refusal === null && reader;
    });
  }

  /** An event may have come before the last move: a turn may end while its reader is on the way. */
  async until(wanted: (event: SseEvent) => boolean): Promise<SseEvent> {
    if (!this.reader) throw new Error('Nobody reads.');
    return this.events.find(wanted) ?? this.reader.until(wanted);
  }

  leave(): void {
    this.events.push(...(this.reader?.events ?? []));
    this.reader?.stop();
    this.reader = null;
  }
}

const isDone = ({ event }: SseEvent) => event === 'message.completed';
const isCreated =
  (text: string) =>
  ({ event, data }: SseEvent): boolean =>
    event === 'message.created' && (data['message'] as { text: string }).text === text;

test('every transport resumes by its cursor at another process, after a restart of Redis and after a drain; all see each event once', () =>
  onStage(async (stage) => {
    const [one, other] = await Promise.all([stage.start(), stage.startApi()]);
    const shop = await stage.business(one);
    const at = (process: FrontdeskProcess) => new Api(process.url, shop.api.key);
    const id = await startConversation(shop.api);
    const all = TRANSPORTS.map((transport) => new Wanderer(transport, id));
    const every = (step: (one: Wanderer) => Promise<unknown>) => Promise.all(all.map(step));

    await every((reader) => reader.move(at(one)));
    const { turn } = await tell(shop.api, id, 'when do you close?');
    await every((reader) => reader.until(({ event }) => event === 'text.delta'));
    await every((reader) => reader.move(at(other)));
    await every((reader) => reader.until(ends(String(turn?.id))));

    await stage.redis.kill();
    await stage.redis.start();
    await eventually(async () => (await tell(shop.api, id, 'after the restart').catch(() => null)) !== null);
    await every((reader) => reader.until(isCreated('after the restart')));

    // The process that they read from stops: it tells them, and they go to the other one.
    const socket = await drainedSocket(other, at(other), id);
    await socket.stopped;
    await every((reader) => reader.move(at(one)));
    const last = await tell(shop.api, id, 'after the deploy');
    await every((reader) => reader.until(isCreated('after the deploy')));
    await every((reader) => reader.until(ends(String(last.turn?.id))));
    all.forEach((reader) => reader.leave());

    const stored = await messagesOf(shop.api, id);
    for (const { events, transport } of all) {
      expect([transport.name, increasing(events)]).toEqual([transport.name, true]);
      expect(spoken(events, String(turn?.id))).toBe(stored[1]?.text);
      const seen = events.flatMap(({ data }) => (data['message'] as { id: string } | undefined)?.id ?? []);
      expect(seen.slice(0, 3)).toEqual(stored.slice(0, 3).map((message) => message.id));
    }
  }));

/**
 * Stops the process while a socket of the client library is open, which is told and tries to come again, and while one is
 * open whose client answers nothing, which must not hold up the stop.
 */
async function drainedSocket(process: FrontdeskProcess, caller: Api, id: string) {
  const socket = socketOf(caller, { reconnection: true, reconnectionDelay: 50 });
  await call(socket, 'events', { conversationId: id });
  const deaf = await deafClient(caller);
  const told = new Promise((resolve) => socket.once('server.draining', resolve));
  const tries = new Promise((resolve) => socket.io.once('reconnect_attempt', resolve));
  const stopped = (async () => {
    const exitCode = await process.stop();
    await Promise.all([told, tries]);
    expect(exitCode).toBe(0);
    socket.disconnect();
    deaf.destroy();
  })();
  return { stopped };
}

interface Ending {
  what: string;
  /** Opens a reader whose credential is then taken away. */
  begin: (
    stage: Stage,
    process: FrontdeskProcess,
  ) => Promise<{ caller: Api; id: string | null; end: () => Promise<unknown> }>;
  code: string;
}

const ENDINGS: Ending[] = [
  {
    what: 'a revoked key',
    code: 'unauthenticated',
    begin: async (stage, process) => {
      const { api } = await stage.business(process);
      const { body } = await api.post<{ id: string; secret: string }>('/v1/api-keys', {
        name: 'reader',
        scopes: ['conversations:*'],
      });
      const id = await startConversation(api);
      await tell(api, id, 'hello');
      return {
        caller: new Api(api.url, body.secret),
        id,
        end: () => api.delete(`/v1/api-keys/${body.id}`),
      };
    },
  },
  {
    what: 'a visitor of a suspended business',
    code: 'tenant_suspended',
    begin: async (stage, process) => {
      const shop = await stage.business(process);
      const caller = await visitorWhoSaidHello(shop.widget);
      const path = `/admin/v1/tenants/${shop.id}`;
      return { caller, id: null, end: () => stage.admin(process).patch(path, { status: 'suspended' }) };
    },
  },
  {
    what: 'an erased visitor',
    code: 'unauthenticated',
    begin: async (stage, process) => {
      const caller = await visitorWhoSaidHello((await stage.business(process)).widget);
      return { caller, id: null, end: () => caller.delete('/widget/v1/visitor') };
    },
  },
];

async function visitorWhoSaidHello(widget: Api): Promise<Api> {
  const { body } = await widget.post<{ token: string }>('/widget/v1/sessions');
  const caller = new Api(widget.url, body.token);
  await caller.post('/widget/v1/messages', { text: 'hello', clientId: 'c-1' });
  return caller;
}

test('readers whose credential has ended are told why with their cursor, and gone', () =>
  onSharedStage(async (stage) => {
    const process = stage.frontdesk;
    const cases = await Promise.all(
      ENDINGS.map(async ({ what, code, begin }) => {
        const { caller, id, end } = await begin(stage, process);
        const readers = await Promise.all(
          TRANSPORTS.map((transport) => transport.open({ caller, conversationId: id })),
        );
        await Promise.all(readers.map((reader) => reader.until(isDone)));
        return { what, code, readers, end };
      }),
    );
    await Promise.all(cases.map(({ end }) => end()));
    await Promise.all(cases.flatMap(({ readers }) => readers.map((reader) => reader.ended(90_000))));
    for (const { what, code, readers } of cases) {
      for (const { events } of readers) {
        const [before, last] = events.slice(-2);
        expect([what, last?.event, last?.data['code'], last?.id]).toEqual([
          ...[what, 'stream.closed', code],
          before?.id,
        ]);
      }
      // The client library does not come again by itself.
      for (const reader of readers)
        if (reader instanceof SocketReader) expect(reader.socket.active).toBe(false);
    }
  }));

async function onSharedStage(scenario: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await Stage.shared();
  try {
    await scenario(stage);
  } finally {
    await stage.close();
  }
}
