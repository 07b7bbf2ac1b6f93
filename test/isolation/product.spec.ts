import { attacks, clearAway, prepare, runCheck } from '../../scripts/lib/isolation/engine.mjs';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { isDeep, rounds } from '../support/depth.js';
import { Stage } from '../e2e/stage.js';

/** Times are compared strictly here, because there is no network in between. */
const THOROUGH = {
  samples: rounds(40, 400),
  strangers: Infinity,
  timing: 'strict' as const,
  ids: isDeep ? ('all' as const) : ('in turn' as const),
};

/** The only model's server that a business may name; nobody listens there. */
const NO_MODEL = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', MODEL_BASE_URLS: 'none' };

/** All attackers call from one address, whose limit for refused credentials must be high. */
const UNLIMITED = Object.fromEntries(
  ['REQUESTS', 'MESSAGES', 'SESSIONS', 'REFUSALS']
    .map((what) => `ADDRESS_${what}_PER_MINUTE`)
    .concat('VISITOR_REQUESTS_PER_MINUTE')
    .map((name) => [name, '1000000']),
);

let stage: Stage;
let frontdesk: FrontdeskProcess;
let world: Awaited<ReturnType<typeof prepare>>;

beforeAll(async () => {
  stage = await Stage.open();
  frontdesk = await stage.start({ ...UNLIMITED, ...NO_MODEL });
  world = await prepare(frontdesk.url, stage.secrets.adminKey);
});
afterAll(() => stage.close());

test('0: every documented operation and every kind of object can be attacked', () => {
  expect(world.setUp.findings).toEqual([]);
  const objects = world.kinds().map((kind) => [kind, world.b.idsOf(kind).length > 0]);
  expect(objects).toEqual(objects.map(([kind]) => [kind, true]));
  expect(world.b.visitors).toHaveLength(2);
});

test.each(attacks().map((attack) => [attack.number, attack.title, attack] as const))(
  '%s: %s',
  async (_number, _title, attack) => {
    const check = await runCheck(world, attack, THOROUGH);
    expect(check.findings).toEqual([]);
    expect(check.tried).toBeGreaterThan(0);
    expect(check.attacked.size).toBeGreaterThan(0);
  },
);

test('0: no operation was left out', () => {
  const { attacked } = world.wire;
  const missed = world.operations.filter(({ name }) => !attacked.has(name)).map(({ name }) => name);
  expect(missed).toEqual([]);
});

test('0: the tenants of the run are cleared away', async () => {
  expect(await clearAway(world)).toMatch(/erased|suspended/);
  const { status } = await fetch(`${frontdesk.url}/v1/tenant`, {
    headers: { authorization: `Bearer ${String(world.a.key.token)}` },
  });
  expect([401, 403]).toContain(status);
});
