import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setLogin } from '../../infra/rotation/logins.mjs';
import { mintKey } from '../../src/platform/auth/api-key.js';
import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { until } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import { Stage } from './stage.js';
import { messagesOf, tell } from './turns.js';

const DUMPER = pathToFileURL(join(__dirname, '..', 'support', 'dump-environment.mjs')).href;
const GIVEN = ['DATABASE_URL', 'DATABASE_PLATFORM_URL', 'REDIS_URL', 'ADMIN_API_KEY', 'APP_SECRET'] as const;
/** Between two requests. */
const EVERY_MS = 20;

let stage: Stage;
let dir: string;

beforeAll(async () => {
  stage = await Stage.open();
  dir = mkdtempSync(join(tmpdir(), 'frontdesk-secrets-'));
});
afterAll(async () => {
  await stage.close();
  rmSync(dir, { recursive: true });
});

function given(): Record<(typeof GIVEN)[number], string> {
  const { adminKey, appSecret } = stage.secrets;
  return { ...stage.env(), ADMIN_API_KEY: adminKey, APP_SECRET: appSecret };
}

/** What a process has in its environment, and what its threads inherit, once it runs. */
async function environmentOf({ child }: FrontdeskProcess): Promise<string> {
  const file = join(dir, 'environment.json');
  child.kill('SIGUSR2');
  await until('the environment is told', () => existsSync(file) && readFileSync(file, 'utf8') !== '');
  const told = readFileSync(file, 'utf8');
  rmSync(file);
  return told;
}

/** Values that must not be seen: passwords of addresses, and secrets as they are. */
function hidden(): string[] {
  return Object.values(given()).map((value) => (URL.canParse(value) && new URL(value).password) || value);
}

test('secrets that are mounted stand in no environment, command line, log or answer', async () => {
  const files = Object.fromEntries(
    Object.entries(given()).map(([name, value]) => {
      const file = join(dir, name);
      writeFileSync(file, `${value}\n`, { mode: 0o600 });
      return [`${name}_FILE`, file];
    }),
  );
  // What the tests themselves have in their environment is not the product's.
  const inherited = Object.entries(process.env).filter(([, value = '']) =>
    hidden().some((secret) => value.includes(secret)),
  );
  const nothing = Object.fromEntries(
    [...GIVEN, ...inherited.map(([name]) => name)].map((name) => [name, '']),
  );
  const frontdesk = await stage.start({
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'trace', ...nothing, ...files },
    ...{ NODE_OPTIONS: `--import=${DUMPER}`, ENVIRONMENT_DUMP: join(dir, 'environment.json') },
  });
  const shop = await stage.business(frontdesk);
  expect((await shop.api.get('/v1/tenant')).status).toBe(200);
  const { pid } = frontdesk.child;
  const seen = [
    await environmentOf(frontdesk),
    ...['environ', 'cmdline'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8')),
    frontdesk.log.join('\n'),
    (await stage.admin(frontdesk).get('/health')).text,
  ];
  for (const secret of hidden()) for (const text of seen) expect(text.includes(secret)).toBe(false);
  expect(seen.every((text) => text.length > 10)).toBe(true);
  await frontdesk.stop();
});

test('secrets of the environment are gone from it when the process serves', async () => {
  const frontdesk = await stage.start({
    ...{ NODE_OPTIONS: `--import=${DUMPER}`, ENVIRONMENT_DUMP: join(dir, 'environment.json') },
  });
  // Names alone: a failing test must not print what a machine of CI has in its environment.
  const told = JSON.parse(await environmentOf(frontdesk)) as Record<'own' | 'inherited', object>;
  const names = Object.values(told).map((environment) => Object.keys(environment));
  expect(names.map((each) => each.includes('NODE_OPTIONS'))).toEqual([true, true]);
  expect(names.map((each) => GIVEN.filter((name) => each.includes(name)))).toEqual([[], []]);
  await frontdesk.stop();
});

test.each([
  ['main.js', { APP_SECRET: 'replace-me-replace-me-replace-me-replace-me' }],
  ['main.worker.js', { ADMIN_API_KEY: `fd_admin_${'x'.repeat(49)}` }],
  ['main.chat.js', { CHAT_SHARED_SECRET: 'change-me-change-me-change-me-change-me' }],
] as const)('%s does not start in production with a secret of an example', async (file, wrong) => {
  const [[name, value] = ['', '']] = Object.entries(wrong);
  const env = { ...stage.env(), NODE_ENV: 'production', ...wrong };
  const { exitCode, log } = await FrontdeskProcess.refuse(file, newSecrets(), env);
  expect(exitCode).toBe(1);
  expect(log.join('\n')).toContain(`${name} is a placeholder`);
  expect(log.join('\n')).not.toContain(value);
});

/** A caller who never stops, at whichever process serves now. */
class Load {
  readonly failures: string[] = [];
  done = 0;
  /** Where calls are not answered yet. */
  readonly open: string[] = [];
  private readonly asking: Promise<void>;
  private isOver = false;

  constructor(
    private readonly shop: TestBusiness,
    public at: FrontdeskProcess,
  ) {
    this.asking = this.ask();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.asking;
  }

  private async ask(): Promise<void> {
    const calls = new Set<Promise<void>>();
    for (; !this.isOver;) {
      const one = this.call().finally(() => calls.delete(one));
      calls.add(one);
      // oxlint-disable-next-line house/no-sleep-in-tests -- a constant rate
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    await Promise.all(calls);
  }

  private async call(): Promise<void> {
    const path = this.done % 2 ? '/v1/products' : '/v1/tenant';
    const { url } = this.at;
    this.open.push(url);
    const { status } = await new Api(url, this.shop.api.key)
      .get(path)
      .catch((error: unknown) => ({ status: String(error) }));
    this.open.splice(this.open.indexOf(url), 1);
    this.done += 1;
    if (status !== 200) this.failures.push(`${path}: ${status}`);
  }
}

deepTest('each secret is replaced under load without an error: database, Redis, admin key', async () => {
  const redis = stage.redis;
  const [one, two] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
  const cache = new URL(redis.url);
  const login = `frontdesk_app_${randomBytes(4).toString('hex')}`;
  const superuser = new URL(stage.superuserUrl);
  const master = {
    ...{ host: superuser.hostname, port: Number(superuser.port), user: superuser.username },
    ...{ password: decodeURIComponent(superuser.password), database: superuser.pathname.slice(1) },
  };
  await redis.command('ACL', 'SETUSER', 'default', `>${one}`);
  cache.password = one;
  const first = await stage.start({ REDIS_URL: cache.href });
  const shop = await stage.business(first);
  const load = new Load(shop, first);
  try {
    // Another login of the same role, a second password of Redis, and another admin key.
    await setLogin(master, 'frontdesk_app', login, one);
    await redis.command('ACL', 'SETUSER', 'default', `>${two}`);
    const database = new URL(stage.env().DATABASE_URL);
    [database.username, database.password] = [login, one];
    cache.password = two;
    const adminKey = mintKey('admin');
    const next = await stage.start({
      ...{ DATABASE_URL: database.href, REDIS_URL: cache.href, ADMIN_API_KEY: adminKey },
    });
    load.at = next;
    // As a load balancer does before it lets a process end.
    await until('the calls of the first are answered', () => !load.open.includes(first.url));
    expect(await first.stop()).toBe(0);
    // Only now the old ones end.
    await redis.command('ACL', 'SETUSER', 'default', 'resetpass', `>${two}`);
    const before = load.done;
    await until('it goes on', () => load.done > before + 50);
    const talk = await startConversation(new Api(next.url, shop.api.key));
    const api = new Api(next.url, shop.api.key);
    await tell(api, talk, 'hello');
    await until('a visitor is answered', async () =>
      (await messagesOf(api, talk)).some(({ from }) => from === 'assistant'),
    );
    const admin = (key: string) => new Api(next.url, key).get('/admin/v1/tenants');
    expect([(await admin(stage.secrets.adminKey)).status, (await admin(adminKey)).status]).toEqual([
      401, 200,
    ]);
    await load.end();
    expect({ failures: load.failures, some: load.done > 100 }).toEqual({ failures: [], some: true });
    await next.stop();
  } finally {
    await load.end();
    await redis.command('ACL', 'SETUSER', 'default', 'nopass');
    await stage.sql(`DROP ROLE IF EXISTS ${login}`);
  }
});
