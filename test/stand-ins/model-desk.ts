import { HandoffPromises } from '../../src/chat/handoff/handoff-promises.service.js';
import type { TeamReachPort } from '../../src/chat/handoff/team-reach.port.js';
import type { Answer, ChatRequest, TurnEvent } from '../../src/chat/chat-engine.port.js';
import type { ModelEndpoint } from '../../src/chat/models/model-client.port.js';
import { ModelEndpoints } from '../../src/chat/models/model-endpoints.js';
import type { ModelSettings } from '../../src/chat/models/model-settings.port.js';
import { ModelContexts } from '../../src/chat/models/model-contexts.js';
import { EndpointCapabilities } from '../../src/chat/models/openai/capabilities.js';
import { ModelPorts } from '../../src/chat/models/model-ports.js';
import { AnswerCache } from '../../src/chat/cache/answer-cache.js';
import type { AnswerStore } from '../../src/chat/cache/answer-store.port.js';
import { NoStore } from './answer-store.js';
import { BuiltinResponder } from '../../src/chat/responders/builtin/builtin-responder.js';
import { ModelResponder } from '../../src/chat/responders/model/model-responder.js';
import type { AssistantTool } from '../../src/assistant/chat-tool.js';
import type { TenantProfile } from '../../src/platform/tenancy/tenant-profiles.js';
import type { KeptTrace } from '../../src/chat/kept-trace.types.js';
import type { TurnTrace } from '../../src/chat/turn-trace.types.js';
import { CountingBudget, WordGrounding, type ScriptedModel } from './scripted-model.js';
import { StandInTeam } from './team.js';

export const PLATFORMS: ModelEndpoint = {
  baseUrl: 'https://models.example/v1',
  apiKey: 'sk-platform-canary',
  model: 'small',
  owner: 'platform',
};

/** What an operator with this model, or without one, has set. */
export function settingsFor(platform: ModelEndpoint | null): ModelSettings {
  return {
    baseUrl: platform?.baseUrl ?? PLATFORMS.baseUrl,
    apiKey: platform?.apiKey ?? '',
    model: platform?.model ?? '',
    businessBaseUrls: [],
    privateHosts: [],
    contextTokens: 0,
    firstTokenMs: 15_000,
    idleMs: 20_000,
    callMs: 30_000,
    lateMs: 20_000,
  };
}

export const TENANTS: ModelEndpoint = {
  ...PLATFORMS,
  apiKey: 'sk-tenant-canary',
  model: 'own',
  owner: 'tenant',
};

export const SHOP: TenantProfile = {
  id: '5d3f0c1e-0000-7000-8000-000000000001',
  name: 'Cedar & Clay',
  locale: 'en-IE',
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  country: 'IE',
  knowledgeVersion: 1,
  assistant: { name: 'Clay', greeting: 'Hello!', handoffTopics: ['wedding orders'] },
};

export interface DeskParts {
  tenant?: TenantProfile;
  chain?: ModelEndpoint[];
  budget?: CountingBudget;
  grounding?: WordGrounding;
  team?: TeamReachPort;
  /** Of prompt and answer together. */
  contextTokens?: number;
  /** Where answers are kept; nowhere when left out. */
  store?: AnswerStore;
}

function contextsOf(contextTokens: number): ModelContexts {
  return new ModelContexts({ ...settingsFor(PLATFORMS), contextTokens }, new EndpointCapabilities());
}

/** A turn as it came out. */
export interface Turn {
  events: TurnEvent[];
  answer: Answer;
  trace: TurnTrace | undefined;
  kept: KeptTrace | undefined;
  /** All deltas, joined. */
  streamed: string;
  /** As the last `started` says. */
  responder: string;
}

/** The model responder on scripted parts, without stores. */
export class ModelDesk {
  readonly budget: CountingBudget;
  readonly grounding: WordGrounding;
  private readonly responder: ModelResponder;
  private readonly tenant: TenantProfile;

  constructor(
    readonly model: ScriptedModel,
    private readonly tools: readonly AssistantTool[],
    {
      tenant = SHOP,
      chain = [PLATFORMS],
      budget,
      grounding,
      team = new StandInTeam(),
      contextTokens = 32_000,
      store = new NoStore(),
    }: DeskParts = {},
  ) {
    this.tenant = tenant;
    this.budget = budget ?? new CountingBudget();
    this.grounding = grounding ?? new WordGrounding();
    const own = chain.find(({ owner }) => owner === 'tenant') ?? null;
    const platform = chain.find(({ owner }) => owner === 'platform') ?? null;
    const endpoints = new ModelEndpoints(settingsFor(platform), { endpoint: () => Promise.resolve(own) });
    if (own) this.tenant = { ...tenant, assistant: { ...tenant.assistant, hasOwnModel: true } };
    this.responder = new ModelResponder(
      new BuiltinResponder(),
      endpoints,
      new ModelPorts(model, this.budget, this.grounding, contextsOf(contextTokens)),
      team,
      new HandoffPromises(team),
      new AnswerCache(store, team, this.grounding),
    );
  }

  async ask(
    text: string,
    more: Partial<ChatRequest> = {},
    signal = new AbortController().signal,
  ): Promise<Turn> {
    const request: ChatRequest = {
      tenantId: this.tenant.id,
      conversationId: '5d3f0c1e-0000-7000-8000-00000000000c',
      turnId: '5d3f0c1e-0000-7000-8000-00000000000d',
      visitorId: '5d3f0c1e-0000-7000-8000-00000000000e',
      verifiedEmail: null,
      text,
      history: [],
      memory: {},
      locale: null,
      at: '2026-11-23T12:00:00Z',
      ...more,
    };
    const events: TurnEvent[] = [];
    for await (const event of this.responder.respond(request, this.tenant, this.tools, signal))
      events.push(event);
    const last = events.at(-1);
    if (last?.type !== 'completed') throw new Error('completed is not last');
    const streamed = events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
    const started = events.flatMap((event) => (event.type === 'started' ? [event.responder] : []));
    const { answer, trace, kept } = last;
    return { events, answer, trace, kept, streamed, responder: started.at(-1) ?? '' };
  }
}
