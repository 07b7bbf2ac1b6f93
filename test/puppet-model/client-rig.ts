import { EndpointCapabilities } from '../../src/chat/models/openai/capabilities.js';
import { ModelAttempts } from '../../src/chat/models/openai/model-attempts.js';
import { ModelBreakers } from '../../src/chat/models/openai/breakers.js';
import { ModelTargets } from '../../src/chat/models/openai/model-targets.js';
import { OpenAiModelClient } from '../../src/chat/models/openai/openai-model-client.js';
import { OpenAiModelProbe } from '../../src/chat/models/openai/openai-model-probe.js';
import { SdkCalls } from '../../src/chat/models/openai/sdk-calls.js';
import type {
  ModelEndpoint,
  ModelEvent,
  ModelRequest,
  ModelTool,
} from '../../src/chat/models/model-client.port.js';
import { ModelFault } from '../../src/chat/models/model-fault.js';
import type { ModelSettings } from '../../src/chat/models/model-settings.port.js';
import { TokenEstimates } from '../../src/chat/models/token-estimates.js';
import { OutboundConnections } from '../../src/platform/outbound/outbound-connections.js';

/** The real client with all its parts, as `ModelsModule` puts it together. */
export class ClientRig {
  readonly settings: ModelSettings;
  readonly connections = new OutboundConnections();
  readonly capabilities = new EndpointCapabilities();
  readonly breakers = new ModelBreakers();
  readonly estimates = new TokenEstimates();
  readonly client: OpenAiModelClient;
  readonly probe: OpenAiModelProbe;

  constructor(settings: Partial<ModelSettings> = {}) {
    this.settings = { ...SETTINGS, ...settings };
    const targets = new ModelTargets(this.settings);
    const attempts = new ModelAttempts(
      this.settings,
      targets,
      new SdkCalls(this.connections),
      this.capabilities,
      this.breakers,
      this.estimates,
    );
    this.client = new OpenAiModelClient(targets, this.breakers, this.capabilities, attempts);
    this.probe = new OpenAiModelProbe(this.client, this.breakers, this.capabilities);
  }

  /** All events of one call, and its fault when it ends with one. */
  async ask(
    endpoint: ModelEndpoint,
    request: Partial<ModelRequest> = {},
    { signal = new AbortController().signal, withinMs = 30_000 } = {},
  ): Promise<Asked> {
    const events: ModelEvent[] = [];
    const whole = { messages: MESSAGES, tools: [], maxOutputTokens: 500, ...request };
    try {
      const options = { signal, deadline: Date.now() + withinMs };
      for await (const event of this.client.stream(endpoint, whole, options)) events.push(event);
      return asked(events, null);
    } catch (error) {
      if (!(error instanceof ModelFault)) throw error;
      return asked(events, error);
    }
  }

  close(): void {
    this.connections.onApplicationShutdown();
  }
}

export interface Asked {
  events: ModelEvent[];
  fault: ModelFault | null;
  text: string;
  /** Name and parsed arguments. */
  calls: { name: string; arguments: unknown }[];
}

function asked(events: ModelEvent[], fault: ModelFault | null): Asked {
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  const calls = events.flatMap((event) => (event.type === 'tool-calls' ? event.calls : []));
  return {
    events,
    fault,
    text,
    calls: calls.map((call) => ({ name: call.name, arguments: JSON.parse(call.arguments) as unknown })),
  };
}

const SETTINGS: ModelSettings = {
  baseUrl: 'http://127.0.0.1:1/v1',
  apiKey: '',
  model: '',
  businessBaseUrls: [],
  privateHosts: [],
  contextTokens: 0,
  firstTokenMs: 15_000,
  idleMs: 20_000,
  callMs: 30_000,
  lateMs: 20_000,
};

export const MESSAGES: ModelRequest['messages'] = [
  { role: 'system', content: 'You answer for a shop.' },
  { role: 'user', content: 'Where is my order 2041?' },
];

export const ORDER_TOOL: ModelTool = {
  name: 'order_status',
  description: 'Status of orders',
  parameters: {
    type: 'object',
    properties: {
      numbers: { type: 'array', items: { type: 'string' }, maxItems: 3 },
      email: { type: 'string', description: 'E-mail address' },
    },
    required: ['numbers'],
    additionalProperties: false,
  },
};

export const endpointAt = (baseUrl: string, more: Partial<ModelEndpoint> = {}): ModelEndpoint => ({
  baseUrl,
  apiKey: 'sk-secret-1',
  model: 'puppet',
  owner: 'platform',
  ...more,
});
