import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { Stage } from '../e2e/stage.js';
import { ask, tell } from '../e2e/turns.js';
import { says } from '../puppet-model/replies.js';
import { startPuppet, type Puppet } from '../puppet-model/puppet-model.js';
import { pause, type Reply } from '../puppet-model/wire.js';

/** Kept in the cache by the first visitor who asks it. */
const KNOWN = 'can my nephew throw clay with somebody around here?';
const CLASSES = 'Yes, every Saturday at 11:00.';
/** The built-in assistant is sure of it. */
const HOURS = 'When do you open on Monday?';
const DAY = [{ open: '09:00', close: '17:00' }];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] };
/** On the day, the model is as slow as everybody's models are. */
const MODEL_MS = 2_500;
const PLACES = 3;
const LATE_MS = 1_500;

let stage: Stage;
let puppet: Puppet;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;
let isSlow = false;

/** Looks into the articles first, then says what stands there. */
const model: Reply = async (response, request) => {
  const asked = JSON.stringify(request.body);
  if (isSlow) await pause(MODEL_MS, response);
  const isFirst = !asked.includes('"role":"tool"');
  const call = { name: 'article_search', arguments: { query: 'pottery classes' } };
  await (asked.includes('nephew') && isFirst ? says({ calls: [call] }) : says(CLASSES))(response, request);
};

beforeAll(async () => {
  [stage, puppet] = await Promise.all([Stage.open(), startPuppet()]);
  puppet.script(model);
  frontdesk = await stage.start({
    ...{ OPENAI_BASE_URL: puppet.url, OPENAI_MODEL: 'puppet', MODEL_PRIVATE_HOSTS: '127.0.0.1' },
    ...{ TURN_CONCURRENCY: String(PLACES), TURN_TENANT_PERCENT: '100', MODEL_LATE_MS: String(LATE_MS) },
    ...{ OVERLOAD_LOOP_DELAY_MS: '30', OVERLOAD_POOL_WAIT_MS: '200' },
  });
  shop = await stage.business(frontdesk);
  const limits = { requestsPerMinute: 1e6, messagesPerMinute: 1e6, visitorMessagesPerMinute: 1e6 };
  await stage.admin(frontdesk).patch(`/admin/v1/tenants/${shop.id}`, { limits });
  const articles = [{ question: 'Do you hold pottery classes?', answer: CLASSES, tags: ['classes'] }];
  const set = [
    await shop.api.patch('/v1/tenant', { assistant: { mode: 'auto' } }),
    await shop.api.put('/v1/opening-hours', { week: WEEK }),
    await shop.api.put('/v1/articles', { articles }),
  ];
  expect(set.map(({ status }) => status)).toEqual([200, 200, 200]);
});
afterAll(async () => {
  await stage.close();
  await puppet.close();
});

interface Answered {
  question: string;
  responder: string;
  status: string;
}

/** @returns who has answered each question of the turns since then */
function answered(since: Date): Promise<Answered[]> {
  return stage.sql<Answered>(
    `SELECT m.text AS question, t.responder, t.status FROM turns t JOIN messages m ON m.id = t.message_id
     WHERE t.tenant_id = $1 AND t.created_at >= $2`,
    [shop.id, since],
  );
}

function by(turns: Answered[], question: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const turn of turns.filter(({ question: text }) => text.startsWith(question)))
    counts[turn.responder] = (counts[turn.responder] ?? 0) + 1;
  return counts;
}

/** Visitors who come at once (on a calm day it is six), a third with each kind of question, while the business looks at its statistics. */
async function rush(
  visitors: number,
): Promise<{ turns: Answered[]; statistics: Awaited<ReturnType<Api['get']>>[] }> {
  const talks = await Promise.all(Array.from({ length: visitors }, () => startConversation(shop.api)));
  const since = new Date();
  const asking = talks.map((talk, n) =>
    tell(shop.api, talk, [KNOWN, HOURS, `What about hovercrafts number ${visitors + n}?`][n % 3] ?? ''),
  );
  const looks = Array.from({ length: visitors }, () => shop.api.get('/v1/usage'));
  await Promise.all(asking);
  const statistics = await Promise.all(looks);
  await until(
    'all are answered',
    async () => (await answered(since)).every(({ status }) => status === 'completed'),
    90_000,
  );
  return { turns: await answered(since), statistics };
}

test('before, each kind of question has its answerer', async () => {
  const since = new Date(0);
  for (const text of [KNOWN, KNOWN, HOURS, 'What about hovercrafts number 0?'])
    await ask(shop.api, await startConversation(shop.api), text);
  const turns = await answered(since);
  expect([by(turns, KNOWN), by(turns, HOURS), by(turns, 'What')]).toEqual([
    { model: 1, cache: 1 },
    { builtin: 1 },
    { model: 1 },
  ]);
});

test.each([
  ['Black Friday: five times', 30],
  ['an evening on Twitter: ten times', 60],
])(
  '%s what the model can do: all are answered, from the cache and built in; the model is left out for who has waited; statistics come last',
  async (_, visitors) => {
    isSlow = true;
    const before = puppet.requests.length;
    const { turns, statistics } = await rush(visitors);
    const third = visitors / 3;
    expect(turns).toHaveLength(visitors);
    expect(by(turns, KNOWN)).toEqual({ cache: third });
    expect(by(turns, HOURS)).toEqual({ builtin: third });
    const rest = by(turns, 'What');
    expect((rest['model'] ?? 0) + (rest['builtin'] ?? 0)).toBe(third);
    expect(rest['builtin']).toBeGreaterThan(0);
    expect(puppet.requests.length - before).toBeLessThan(third);
    // Messages are never refused here; statistics may be, and are told when to come back.
    for (const { status, headers } of statistics)
      if (status !== 200) expect([status, Number(headers.get('retry-after')) > 0]).toEqual([503, true]);
  },
);
