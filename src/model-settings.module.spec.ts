import { Test } from '@nestjs/testing';
import { ConfigModule } from './config/config.module.js';
import { ModelSettingsModule } from './model-settings.module.js';
import { ClientRig, endpointAt } from '../test/puppet-model/client-rig.js';
import { startPuppet } from '../test/puppet-model/puppet-model.js';
import { DIALECTS, withoutTools } from '../test/puppet-model/dialects.js';
import { fails, says, type Saying } from '../test/puppet-model/replies.js';
import type { Reply } from '../test/puppet-model/wire.js';
import { MeasuredModelClient } from './chat/models/measured-model-client.js';
import { ModelClient } from './chat/models/model-client.port.js';
import { ModelContexts } from './chat/models/model-contexts.js';
import { ModelProbe } from './chat/models/model-probe.port.js';
import { isAllowedBaseUrl, platformEndpoint, ModelSettings } from './chat/models/model-settings.port.js';
import { ModelsModule } from './chat/models/models.module.js';
import { estimateTokens, TokenEstimates } from './chat/models/token-estimates.js';

const ENV = {
  DATABASE_URL: 'postgres://app:pw@db:5432/frontdesk',
  DATABASE_PLATFORM_URL: 'postgres://platform:pw@db/frontdesk',
  REDIS_URL: 'redis://localhost',
  ADMIN_API_KEY: `fd_admin_${'a'.repeat(49)}`,
  APP_SECRET: 's'.repeat(32),
  OPENAI_MODEL: 'my-model',
  OPENAI_API_KEY: 'sk-1',
  MODEL_BASE_URLS: 'https://api.mistral.ai/v1/',
};

describe('the module', () => {
  it('puts the client together from the configuration', async () => {
    const module = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(ENV), ModelSettingsModule, ModelsModule],
    }).compile();
    const settings = module.get(ModelSettings);
    expect(module.get(ModelClient)).toBeInstanceOf(MeasuredModelClient);
    expect(module.get(ModelProbe)).toBeDefined();
    expect(platformEndpoint(settings)).toEqual({
      baseUrl: 'https://api.openai.com/v1',
      apiKey: 'sk-1',
      model: 'my-model',
      owner: 'platform',
    });
    expect(
      ['https://api.mistral.ai/v1', 'https://api.openai.com/v1/', 'https://evil.example/v1'].map((url) =>
        isAllowedBaseUrl(settings, url),
      ),
    ).toEqual([true, true, false]);
    await module.close();
  });
});

describe('contexts', () => {
  const rig = new ClientRig();
  const openai = { baseUrl: 'https://api.openai.com/v1', model: 'gpt-4o-mini' };
  const own = { baseUrl: 'http://127.0.0.1:8080/v1', model: 'my-own' };
  const ollama = { baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.1:8b' };

  it('are the model’s, the server’s, the operator’s, or what the server has shown', async () => {
    const contexts = new ModelContexts(rig.settings, rig.capabilities);
    expect(await contexts.tokensOf(openai)).toBe(128_000);
    expect(await contexts.tokensOf(ollama)).toBe(4_096);
    expect(await contexts.tokensOf(own)).toBe(8_192);
    const set = new ModelContexts({ ...rig.settings, contextTokens: 32_000 }, rig.capabilities);
    expect(await set.tokensOf(ollama)).toBe(32_000);
    rig.capabilities.learn(ollama, { contextTokens: 2_048 });
    expect(await set.tokensOf(ollama)).toBe(2_048);
  });
});

describe('estimates of tokens', () => {
  it('begin high, and come near what the server counts', () => {
    const estimates = new TokenEstimates();
    expect(estimates.of('m', 'a'.repeat(300))).toBe(150);
    expect(estimates.of('m', 'ع'.repeat(300))).toBe(300);
    for (let count = 0; count < 5; count++) estimates.learn('m', 3_000, 800);
    expect(estimates.of('m', 'a'.repeat(300))).toBe(80);
    expect(estimates.of('other', 'a'.repeat(300))).toBe(150);
    expect(estimateTokens('a'.repeat(300))).toBe(150);
    estimates.learn('m', 3_000, 1e9);
    expect(estimates.of('m', 'a'.repeat(300))).toBeLessThan(150);
  });
});

describe('the probe', () => {
  const stock = (article: string): Saying => ({ calls: [{ name: 'stock_of', arguments: { article } }] });
  const able: Reply = (response, request) => {
    const question = request.body.messages?.at(-1)?.content ?? '';
    const calls = [...(stock('red cup').calls ?? []), ...(stock('blue plate').calls ?? [])];
    const saying: Saying = question.includes('stock')
      ? { calls }
      : { text: question.includes('JSON') ? '{"ready": true}' : 'ready' };
    return DIALECTS.openai(saying)(response, request);
  };

  async function probed(reply: Reply): Promise<Record<string, boolean>> {
    const puppet = await startPuppet();
    const rig = new ClientRig();
    puppet.script(reply);
    const checks = await rig.probe.run(endpointAt(puppet.url));
    for (const { detail } of checks) expect(detail).toMatch(/^[A-Z].{10,250}\.?\)?$/su);
    rig.close();
    await puppet.close();
    return Object.fromEntries(checks.map(({ name, ok }) => [name, ok]));
  }

  it('finds what a good server can do', async () => {
    expect(await probed(able)).toEqual({
      reachable: true,
      key: true,
      model: true,
      streaming: true,
      usage: true,
      tools: true,
      parallel_tools: true,
      json: true,
    });
  });

  it('finds what a model cannot do', async () => {
    expect(await probed(withoutTools(says({ text: 'I cannot.', usage: null })))).toEqual({
      reachable: true,
      key: true,
      model: true,
      streaming: true,
      usage: false,
      tools: false,
      json: false,
    });
  });

  it('stops at the first thing that fails', async () => {
    expect(await probed(fails(401, { message: 'bad' }))).toEqual({ reachable: true, key: false });
    expect(await probed(fails(404, { message: 'no model' }))).toEqual({
      reachable: true,
      key: true,
      model: false,
    });
    expect(await probed(fails(500))).toEqual({ reachable: false });
  });
});

describe('a hijacked model', () => {
  it('calls every offered tool with the attacker’s ids', async () => {
    const puppet = await startPuppet();
    const rig = new ClientRig();
    puppet.hijack({
      arguments: { numbers: ['9999'], tenantId: 'other' },
      calls: [{ name: 'erase', arguments: {} }],
    });
    const tool = {
      name: 'order_status',
      description: '',
      parameters: { type: 'object' as const, properties: {}, additionalProperties: false as const },
    };
    expect((await rig.ask(endpointAt(puppet.url), { tools: [tool] })).calls).toEqual([
      { name: 'order_status', arguments: { numbers: ['9999'], tenantId: 'other' } },
      { name: 'erase', arguments: {} },
    ]);
    rig.close();
    await puppet.close();
  });
});

describe('where a model may be', () => {
  it.each([
    [{ baseUrl: 'https://evil.example/v1', owner: 'tenant' as const }, 'not among those'],
    [{ baseUrl: 'http://models.example/v1' }, 'https://'],
    [{ baseUrl: 'https://a:b@models.example/v1' }, 'user'],
    [{ baseUrl: 'https://127.0.0.1:1/v1', owner: 'tenant' as const }, 'not public'],
    [{ baseUrl: 'https://localhost:1/v1', owner: 'tenant' as const }, 'not public'],
  ])('is not %j', async (where, words) => {
    const rig = new ClientRig({
      baseUrl: 'https://api.openai.com/v1',
      businessBaseUrls: ['https://127.0.0.1:1/v1', 'https://localhost:1/v1'],
    });
    const { fault } = await rig.ask(endpointAt('', where));
    expect(fault).toMatchObject({ kind: 'bad_request', message: expect.stringContaining(words) });
    rig.close();
  });
});
