const TENANT = {
  ...{
    id: '01a2089c-0000-7000-8000-000000000001',
    name: 'Cedar & Clay',
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
    country: 'IE',
  },
  knowledgeVersion: 1,
  assistant: { name: 'Clay', greeting: 'Hello!', handoffTopics: [], mode: 'model' },
};

/**
 * The engine of the product with its client of models, its prompts and its check of what a model says, without stores:
 * no tool, no kept answer, no budget that ends.
 * @param {string} baseUrl
 * @returns {Promise<import('../../src/chat/chat-engine.port.js').ChatEngine>}
 */
export async function modelEngine(baseUrl) {
  /** @type {typeof import('../../src/config/model.config.js')} */
  const { ModelConfig } = await dist('config/model.config.js');
  /** @type {typeof import('../../src/config/setting.js')} */
  const { readSettings } = await dist('config/setting.js');
  const read = readSettings([ModelConfig], { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: 'm' });
  const settings = read.get(ModelConfig);
  /** @type {(path: string, name: string, ...parts: unknown[]) => Promise<any>} */
  const made = async (path, name, ...parts) => {
    /** @type {Record<string, new (...parts: unknown[]) => unknown>} */
    const built = await dist(path);
    const Part = built[name];
    if (!Part) throw new Error(`There is no ${name} in ${path}.`);
    return new Part(...parts);
  };
  const capabilities = await made('chat/models/openai/capabilities.js', 'EndpointCapabilities');
  const breakers = await made('chat/models/openai/breakers.js', 'ModelBreakers');
  const targets = await made('chat/models/openai/model-targets.js', 'ModelTargets', settings);
  const connections = await made('platform/outbound/outbound-connections.js', 'OutboundConnections');
  const calls = await made('chat/models/openai/sdk-calls.js', 'SdkCalls', connections);
  const estimates = await made('chat/models/token-estimates.js', 'TokenEstimates');
  const attempts = await made(
    'chat/models/openai/model-attempts.js',
    'ModelAttempts',
    ...[settings, targets, calls, capabilities, breakers, estimates],
  );
  const client = await made(
    'chat/models/openai/openai-model-client.js',
    'OpenAiModelClient',
    ...[targets, breakers, capabilities, attempts],
  );
  const reservation = { settle: async () => ({ microUsd: null }), release: async () => undefined };
  const grounding = await made('chat/grounding/source-grounding.js', 'SourceGrounding');
  const contexts = await made('chat/models/model-contexts.js', 'ModelContexts', settings, capabilities);
  const ports = await made(
    'chat/models/model-ports.js',
    'ModelPorts',
    ...[client, { reserve: async () => reservation }, grounding, contexts],
  );
  const reach = { openNow: null, changesAt: null, daysAhead: null, isTold: false };
  const team = { reach: async () => reach, keepEmail: async () => undefined };
  const away = () => Promise.reject(new Error('There is no store.'));
  const store = { look: away, keep: away, remove: away, take: away, renew: away, release: away };
  const responder = await made(
    'chat/responders/model/model-responder.js',
    'ModelResponder',
    await made('chat/responders/builtin/builtin-responder.js', 'BuiltinResponder'),
    await made('chat/models/model-endpoints.js', 'ModelEndpoints', settings, { endpoint: async () => null }),
    ports,
    team,
    await made('chat/handoff/handoff-promises.service.js', 'HandoffPromises', team),
    await made('chat/cache/answer-cache.js', 'AnswerCache', store, team, grounding),
  );
  return made(
    'chat/local-chat-engine.js',
    'LocalChatEngine',
    { profile: async () => TENANT },
    { all: () => [] },
    responder,
  );
}

/**
 * @param {string} path  below dist/
 * @returns {Promise<any>}
 */
export function dist(path) {
  return import(new URL(`../../dist/${path}`, import.meta.url).href);
}
