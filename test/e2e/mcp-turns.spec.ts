import { once } from 'node:events';
import { chunk, says, USAGE } from '../puppet-model/replies.js';
import { startPuppet, type Puppet } from '../puppet-model/puppet-model.js';
import type { Reply } from '../puppet-model/wire.js';
import type { TestBusiness } from '../support/businesses.js';
import { until } from '../support/eventually.js';
import { freePort, type FrontdeskProcess } from '../support/frontdesk-process.js';
import { Samples } from '../support/samples.js';
import { call, closeClients, EARLIER, mcpClient, send } from './mcp-rig.js';
import { Stage } from './stage.js';

/** After which the call of a model ends by itself. */
const MODEL_CALL_MS = 60_000;
const CANCELLED_MS = MODEL_CALL_MS / 2;
const PRICES = JSON.stringify({ puppet: { inputPerMillion: 1, outputPerMillion: 2 } });
/** Of which the built-in responder knows nothing. */
const QUESTION = 'What do you think of hovercrafts in general, says zebra-lantern@shop.example?';
/** Words of it that may stand in no log line and no figure. */
const SAID = ['hovercrafts', 'zebra-lantern'];

/** Says one sentence after the other until the client hangs up. */
const endless: Reply = async (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const more = () => response.write(chunk({ role: 'assistant', content: 'Thank you for asking. ' }));
  const talking = setInterval(more, 100);
  await once(response, 'close');
  clearInterval(talking);
};

let stage: Stage;
let frontdesk: FrontdeskProcess;
let puppet: Puppet;
let shop: TestBusiness;
let metrics: string;

beforeAll(async () => {
  [stage, puppet] = await Promise.all([Stage.open(), startPuppet()]);
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}`;
  frontdesk = await stage.start({
    ...{ OPENAI_BASE_URL: puppet.url, OPENAI_API_KEY: 'any', OPENAI_MODEL: 'puppet' },
    ...{ MODEL_PRICES: PRICES, MODEL_CALL_MS: String(MODEL_CALL_MS) },
    ...{ METRICS_PORT: String(port), LOG_LEVEL: 'trace' },
  });
});
beforeEach(async () => {
  shop = await stage.business(frontdesk);
  await shop.api.patch('/v1/tenant', { assistant: { mode: 'model' } });
  puppet.requests.length = 0;
});
afterEach(closeClients);
afterAll(async () => {
  await stage.close();
  await puppet.close();
});

async function requestsCounted(status: string): Promise<number> {
  const labels = { operation: 'Mcp_answer', method: 'POST', status };
  return (await Samples.of(metrics)).sum('frontdesk_http_request_duration_seconds_count', labels) ?? 0;
}

async function usage(): Promise<{ tokens: { in: number; out: number } }> {
  return (await shop.api.get<{ tokens: { in: number; out: number } }>('/v1/usage')).body;
}

interface OfferedToModel {
  function: { name: string; parameters: unknown };
}

test('the tools are those that the assistant’s own model is offered, with the same schemas', async () => {
  puppet.script(says('I know nothing of them.'));
  const client = await mcpClient(shop.api);
  await client.callTool({ name: 'ask', arguments: { question: QUESTION } });
  const offered = (puppet.requests[0]?.body as { tools?: OfferedToModel[] }).tools ?? [];
  const toModel = offered.map(({ function: { name, parameters } }) => [name, parameters]);
  const { tools } = await client.listTools();
  const toAgents = tools.map(({ name, inputSchema }) => [name, inputSchema]);
  // A person takes over in a conversation alone, and the assistant does not ask itself.
  expect(toAgents.filter(([name]) => name !== 'ask').toSorted()).toEqual(
    toModel.filter(([name]) => name !== 'handoff').toSorted(),
  );
  expect(toModel.length).toBeGreaterThan(3);
});

test('a question is paid for from the business’s budget, and asks no model when it is used up', async () => {
  puppet.script(says('I know nothing of them.'));
  const client = await mcpClient(shop.api);
  const ask = () => client.callTool({ name: 'ask', arguments: { question: QUESTION } });
  await ask();
  const calls = puppet.requests.length;
  expect(calls).toBeGreaterThan(0);
  await until(
    'the tokens are counted',
    async () => (await usage()).tokens.in === calls * USAGE.prompt_tokens,
  );
  await stage.admin(frontdesk).patch(`/admin/v1/tenants/${shop.id}`, { limits: { aiTokensPerMonth: 1 } });
  // A process learns of new limits within seconds.
  await until('no model is asked', async () => {
    const before = puppet.requests.length;
    expect((await ask()).isError ?? false).toBe(false);
    return puppet.requests.length === before;
  });
});

test('nothing of a question is stored', async () => {
  puppet.script(says('I know nothing of them.'));
  const client = await mcpClient(shop.api);
  await client.callTool({ name: 'ask', arguments: { question: QUESTION } });
  for (const table of ['conversations', 'messages', 'turns', 'visitors', 'unanswered_questions', 'outbox'])
    expect([table, await stage.sql(`SELECT FROM ${table} WHERE tenant_id = $1`, [shop.id])]).toEqual([
      table,
      [],
    ]);
});

describe('the call of the model ends', () => {
  const asking = { name: 'ask', arguments: { question: QUESTION } };
  const closed = () => puppet.requests.length === 1 && puppet.requests[0]?.closedAt !== null;

  beforeEach(() => puppet.script(endless));

  test('when the client cancels the request', async () => {
    const before = await requestsCounted('aborted');
    const client = await mcpClient(shop.api);
    const stop = new AbortController();
    const asked = client.callTool(asking, { signal: stop.signal });
    await until('the model is asked', () => puppet.requests.length === 1);
    stop.abort('not needed any more');
    await expect(asked).rejects.toThrow();
    await until('the call of the model is closed', closed, CANCELLED_MS);
    await until('it is counted', async () => (await requestsCounted('aborted')) === before + 1);
    // The process answers on.
    expect((await client.listTools()).tools.length).toBeGreaterThan(0);
  });

  test('when a client of an earlier revision goes away', async () => {
    const client = await mcpClient(shop.api, EARLIER);
    const asked = client.callTool(asking).catch((error: unknown) => error);
    await until('the model is asked', () => puppet.requests.length === 1);
    await client.close();
    await asked;
    await until('the call of the model is closed', closed, CANCELLED_MS);
  });
});

test('log lines and figures tell the operation, and neither words, keys nor proofs', async () => {
  puppet.script(says('I know nothing of them.'));
  const client = await mcpClient(shop.api);
  const counted = await requestsCounted('2xx');
  await client.callTool({ name: 'ask', arguments: { question: QUESTION } });
  const proof = { numbers: ['CC-2041'], email: 'zebra-lantern@shop.example' };
  await client.callTool({ name: 'order_status', arguments: proof });
  await send(shop.api, JSON.stringify(call('order_status', proof)), { origin: 'https://evil.example' });
  await until('both calls are counted', async () => (await requestsCounted('2xx')) === counted + 2);
  await until('the refusal is told', () => frontdesk.log.some((line) => line.includes('"browser_refused"')));
  const told = [...frontdesk.log, JSON.stringify((await Samples.of(metrics)).all)].join('\n');
  expect(told).toContain('Mcp_answer');
  for (const word of [...SAID, 'CC-2041', shop.api.key ?? ''])
    expect([word, told.includes(word)]).toEqual([word, false]);
});
