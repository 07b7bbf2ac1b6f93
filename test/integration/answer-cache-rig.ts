import { randomUUID } from 'node:crypto';
import { lastValueFrom, toArray } from 'rxjs';
import { ArticlesService } from '../../src/catalog/articles/articles.service.js';
import { ModelBudget } from '../../src/chat/budgets/model-budget.port.js';
import type { Answer, ChatRequest, Responder } from '../../src/chat/chat-engine.port.js';
import type { KeptTrace } from '../../src/chat/kept-trace.types.js';
import { LocalChatEngine } from '../../src/chat/local-chat-engine.js';
import {
  ModelClient,
  type ModelCallOptions,
  type ModelEndpoint,
  type ModelEvent,
  type ModelRequest,
} from '../../src/chat/models/model-client.port.js';
import { ModelFault } from '../../src/chat/models/model-fault.js';
import { ModelSettings } from '../../src/chat/models/model-settings.port.js';
import { ConversationsService } from '../../src/conversations/conversations.service.js';
import type { Turn } from '../../src/conversations/conversation.types.js';
import { TurnHandler } from '../../src/conversations/turns/turn.handler.js';
import { TurnsRepository } from '../../src/conversations/turns/turns.repository.js';
import { TenantSettingsService } from '../../src/tenants/tenant-settings.service.js';
import { newId } from '../../src/kernel/ids.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { PLATFORMS, settingsFor } from '../stand-ins/model-desk.js';
import { calls, CountingBudget, says } from '../stand-ins/scripted-model.js';
import { asTenant } from './platform-app.js';
import { StatementRig } from './statement-rig.js';

/** The built-in responder is not sure of it, so a model is asked. */
export const QUESTION = 'can my nephew throw clay with somebody around here?';

/** A model that looks for classes and says word for word what the business's article says. */
export class EchoModel extends ModelClient {
  /** Turns for which it was asked. */
  asked = 0;
  /** The tool that it calls first, and its input. */
  wanted: [name: string, input: unknown] = ['article_search', { query: 'pottery classes' }];
  /** What it says; null: the article's answer. */
  text: string | null = null;
  /** It waits for this before it answers. */
  held: Promise<void> = Promise.resolve();

  async *stream(
    _endpoint: ModelEndpoint,
    { messages }: ModelRequest,
    { signal }: ModelCallOptions,
  ): AsyncIterable<ModelEvent> {
    const isFirst = !messages.some(({ role }) => role === 'tool');
    if (isFirst) this.asked += 1;
    await this.held;
    if (signal.aborted) throw new ModelFault('cancelled', 'The call was cancelled.');
    const line = isFirst ? calls(this.wanted) : says(this.text ?? answerIn(JSON.stringify(messages)));
    for (const event of line) if (!(event instanceof ModelFault)) yield event;
  }
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('No job was sent.');
  return value;
}

function answerIn(messages: string): string {
  const found = /Yes, every [A-Z][a-z]+ at \d\d:00\./.exec(messages)?.[0];
  return found ?? 'I do not know.';
}

/** The engine of one process, on the stores of all. */
export class CacheRig {
  private constructor(
    readonly app: StatementRig,
    readonly model: EchoModel,
  ) {}

  static async open(env: NodeJS.ProcessEnv = {}): Promise<CacheRig> {
    const model = new EchoModel();
    const app = await StatementRig.open(
      [
        [ModelClient, model],
        [ModelBudget, new CountingBudget(10_000)],
        [ModelSettings, settingsFor(PLATFORMS)],
      ],
      env,
    );
    return new CacheRig(app, model);
  }

  get tenantId(): string {
    return this.app.tenantId;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** With the business's `assistant.mode`, which is taken back. */
  async inMode(mode: 'model', work: () => Promise<void>): Promise<void> {
    const settings = this.app.get(TenantSettingsService);
    const set = (assistant: { mode: 'auto' | 'model' }) =>
      asTenant(this.tenantId, () => settings.update({ assistant }));
    await set({ mode });
    try {
      await work();
    } finally {
      await set({ mode: 'auto' });
    }
  }

  /** A visitor's first message, unless `more` says otherwise. */
  async ask(
    text: string,
    more: Partial<ChatRequest> = {},
    tenantId = this.tenantId,
  ): Promise<{ responder: Responder; answer: Answer; kept: KeptTrace | undefined; streamed: string }> {
    const request: ChatRequest = {
      ...{ tenantId, conversationId: newId(), turnId: newId(), visitorId: newId() },
      ...{ verifiedEmail: null, text, history: [], memory: {}, locale: null, channel: 'api' },
      standing: { waiting: false, reachable: false, staysOnPage: false },
      at: new Date().toISOString(),
      ...more,
    };
    const answering = asTenant(tenantId, () =>
      lastValueFrom(this.app.get(LocalChatEngine).answer(request).pipe(toArray())),
    );
    const events = await answering;
    const last = events.at(-1);
    if (last?.type !== 'completed') throw new Error('completed is not last');
    const started = events.flatMap((event) => (event.type === 'started' ? [event.responder] : []));
    const streamed = events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
    return { responder: started.at(-1) ?? 'builtin', answer: last.answer, kept: last.kept, streamed };
  }

  /** A visitor's first message in a conversation of the API, answered as the worker does. */
  turn(text: string): Promise<Turn | null> {
    return this.app.inTenant(async () => {
      const conversations = this.app.get(ConversationsService);
      const { id } = await conversations.create('api', await conversations.saveVisitor({}));
      await conversations.receive({ conversationId: id, from: 'visitor', text, clientId: null });
      const { outboxId, reference } = must(this.app.jobs.sent.pop()).payload;
      const alone = () => Promise.reject(new Error('alone'));
      await this.app.get(TurnHandler).handle({ outboxId, reference, alone });
      return this.app.get(TurnsRepository).get(reference);
    });
  }

  /** Another business of the same name and hours, with an article of its own about classes. */
  async neighbour(answer: string): Promise<string> {
    const id = randomUUID();
    await this.app.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Cedar & Clay', 'en', 'Europe/Dublin', 'EUR',
         '{"name": "Clay", "greeting": "", "handoffTopics": []}', '{}')`,
      [id, `shop-${id}`],
    );
    const article = { question: 'Do you hold pottery classes?', answer, tags: ['classes'] };
    await asTenant(id, () => this.app.get(ArticlesService).upsert([article]));
    return id;
  }

  /** Keys at which an answer stands in Redis. */
  kept(tenantId = this.tenantId): Promise<string[]> {
    return this.entries(tenantId, '{');
  }

  /** Keys that lead to another one. */
  leading(tenantId = this.tenantId): Promise<string[]> {
    return this.entries(tenantId, '>');
  }

  private async entries(tenantId: string, beginning: string): Promise<string[]> {
    const { commands } = this.app.get(RedisClients);
    const keys = await commands.keys(`t:${tenantId}:answers:*`);
    const entries = keys.filter((key) => !/:(?:index|counts|maker)$/.test(key));
    const values = entries.length > 0 ? await commands.mget(entries) : [];
    return entries.filter((_key, at) => values[at]?.startsWith(beginning));
  }

  /** Forgets all answers of the business, and who makes them. */
  async clear(tenantId = this.tenantId): Promise<void> {
    const { commands } = this.app.get(RedisClients);
    const keys = await commands.keys(`t:${tenantId}:answers:*`);
    if (keys.length > 0) await commands.unlink(...keys);
    this.model.asked = 0;
  }
}
