import { execFileSync } from 'node:child_process';
import { giveawayIn } from '../../scripts/lib/isolation/giveaways.mjs';
import { NODE_FLAGS } from '../../scripts/lib/system/app-process.mjs';
import { Stage } from '../e2e/stage.js';
import { Api, type Answer } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { FrontdeskProcess } from '../support/frontdesk-process.js';
import {
  BODIES,
  bodyWith,
  MARK,
  NUMBERS,
  pointerOf,
  TEXTS,
  writesOf,
  type BadBody,
  type Document,
  type Field,
  type Write,
} from './bad-input-cases.js';
import type { Problem } from './http-rig.js';

const UNKNOWN = '01900000-0000-7000-8000-00000000abcd';
/** Calls at a time. */
const ABREAST = 8;
/** Requests after which a process has what it keeps. */
const WARM_UP = 300;

let stage: Stage;
let shop: TestBusiness;
let visitor: string;
let writes: Write[];
const ids = new Map<string, string>();

beforeAll(async () => {
  stage = await Stage.shared();
  shop = await stage.business(stage.frontdesk);
  // Bad limits and rotations are tried on the newest: not on what this file needs.
  await stage.business(stage.frontdesk);
  await shop.api.post('/v1/api-keys', { name: 'Spare', scopes: ['orders:read'] });
  visitor = (await shop.widget.post<{ token: string }>('/widget/v1/sessions')).body.token;
  await shop.api.post('/v1/tenant/identity-secret', {});
  await fill(shop.api);
  const documents = await Promise.all(
    ['/openapi.json', '/admin/openapi.json'].map((path) => shop.api.get<Document>(path)),
  );
  writes = documents.flatMap(({ body }) => writesOf(body));
});
afterAll(() => stage.close());

/** One object of each kind, so that what has an id can be changed. */
async function fill(api: Api): Promise<void> {
  const order = { number: 'B-1', status: 'shipped', total: '1.00', customer: {}, items: [] };
  await api.put('/v1/orders', { orders: [order] });
  await api.put('/v1/products', { products: [{ sku: 'B-1', name: 'Mug', price: '1.00' }] });
  await api.put('/v1/articles', { articles: [{ question: 'Do you gift-wrap?', answer: 'Yes.' }] });
  await api.post('/v1/conversations', { channel: 'api', visitor: {} });
  await api.post('/v1/webhooks', { url: 'https://shop.example/hook', events: ['order.updated'] });
  await api.post('/v1/event-sources', { name: 'Shop', kind: 'signed' });
}

function caller({ scheme }: Write, url = stage.frontdesk.url): Api {
  const keys: Record<string, string | null> = {
    tenant: shop.api.key,
    publishable: shop.widget.key,
    visitor,
    admin: stage.admin(stage.frontdesk).key,
  };
  return new Api(url, keys[scheme] ?? null);
}

/** With the newest object of its list where the path needs an id. */
async function pathOf(write: Write): Promise<string> {
  const [list = '', rest] = write.path.split('/{', 2);
  if (rest === undefined) return write.path;
  let id = ids.get(list);
  if (id === undefined) {
    const { body } = await caller(write).get<{ data?: { id: string }[] }>(`${list}?limit=1`);
    ids.set(list, (id = body.data?.[0]?.id ?? UNKNOWN));
  }
  return write.path.replace(/\{id\}/, id).replaceAll(/\{\w+\}/g, UNKNOWN);
}

/** Of the example of the settings, which this file stores. */
function allowedOrigin(): string {
  const settings = writes.find(({ name }) => name === 'PATCH /v1/tenant')?.example as
    | { widget: { allowedOrigins: string[] } }
    | undefined;
  return settings?.widget.allowedOrigins[0] ?? '';
}

interface Sent {
  what: string;
  raw: string;
  path: string;
  answer: Answer<Problem>;
}

async function send(
  write: Write,
  what: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  url = stage.frontdesk.url,
): Promise<Sent> {
  const path = await pathOf(write);
  const type = { 'content-type': 'application/json', prefer: 'wait=0', origin: allowedOrigin() };
  const answer = await caller(write, url).call<Problem>(write.method, path, body, { ...type, ...headers });
  return { what: `${write.name} ${what}`, raw: String(body), path, answer };
}

function sendBody(write: Write, { name, body, headers }: BadBody, url?: string): Promise<Sent> {
  return send(write, name, body(write), headers, url);
}

/** What is wrong with an answer to bad input; null for nothing. Where all rows of a bulk call failed, it is their summary. */
function faultOf({ what, raw, path, answer }: Sent, pointer?: string): string | null {
  const { status, body, text, headers } = answer;
  const type = headers.get('content-type') ?? '';
  const words = giveawayIn({ request: { path, raw }, answer: { status, text, type } } as never);
  if (words !== null) return `${what}: gives away ${words}`;
  if (status < 400) return null;
  const isSummary = status === 422 && type.startsWith('application/json');
  if (!isSummary && !type.startsWith('application/problem+json')) return `${what}: ${status} ${type}`;
  if (!isSummary && body.detail.trim() === '') return `${what}: ${status} without a mend`;
  if (status !== 422 || pointer === undefined) return null;
  const isNamed = body.errors.some(
    (error) => pointer.startsWith(error.pointer) || error.pointer.startsWith(pointer),
  );
  return isNamed ? null : `${what}: does not name ${pointer}: ${text.slice(0, 300)}`;
}

/** Where an answer quotes what is wrong, or how a question was read. */
const QUOTING = new Set(['errors', 'warnings', 'trace']);

/** The texts of an answer that hold the mark. */
function marked(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(MARK) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => (QUOTING.has(name) ? [] : marked(each)));
}

async function eachAbreast<One>(all: One[], work: (one: One) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: ABREAST }, async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
    }),
  );
}

/** The fields of one operation come one after the other: two changes of one object would answer with each other's. */
function eachOf(
  kind: Field['kind'],
  work: (write: Write, path: Field['path']) => Promise<void>,
): Promise<void> {
  return eachAbreast(writes, async (write) => {
    for (const field of write.fields) if (field.kind === kind) await work(write, field.path);
  });
}

describe('every field of every operation that takes JSON', () => {
  it('refuses a bad text with its pointer, or returns it intact', async () => {
    const faults: string[] = [];
    let [tried, taken, returned] = [0, 0, 0];
    await eachOf('text', async (write, path) => {
      for (const text of TEXTS) {
        tried += 1;
        const pointer = pointerOf(path);
        const sent = await send(
          write,
          `${pointer}: ${text.name}`,
          bodyWith(write.example, path, text.written),
        );
        const fault = faultOf(sent, pointer);
        if (fault !== null) faults.push(fault);
        const wholly = JSON.parse(text.written) as unknown;
        if (sent.answer.status >= 300 || typeof wholly !== 'string') continue;
        taken += 1;
        for (const shown of marked(sent.answer.body)) {
          returned += 1;
          const isIntact = text.isLegal && (text.isRun === true || shown.includes(wholly));
          if (!isIntact) faults.push(`${sent.what}: came back as ${JSON.stringify(shown).slice(0, 200)}`);
        }
      }
    });
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
    expect([taken > 100, returned > 30]).toEqual([true, true]);
  });

  it('refuses a bad number with its pointer, or takes it for what it says', async () => {
    const faults: string[] = [];
    let tried = 0;
    await eachOf('number', async (write, path) => {
      for (const written of NUMBERS) {
        tried += 1;
        const pointer = pointerOf(path);
        const sent = await send(write, `${pointer}: ${written}`, bodyWith(write.example, path, written));
        const fault = faultOf(sent, pointer);
        if (fault !== null) faults.push(fault);
      }
    });
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });
});

describe('a body that no operation takes', () => {
  it.each(BODIES.map((bad) => [bad.name, bad] as const))('is refused everywhere: %s', async (_, bad) => {
    const faults: string[] = [];
    await eachAbreast(writes, async (write) => {
      const sent = await sendBody(write, bad);
      const fault = faultOf(sent);
      if (fault !== null) faults.push(fault);
      const { status, text } = sent.answer;
      if (!bad.statuses.includes(status)) faults.push(`${sent.what}: ${status} ${text.slice(0, 200)}`);
    });
    expect(faults).toEqual([]);
  });

  it('leaves no memory behind', async () => {
    const frontdesk = await FrontdeskProcess.start(stage.secrets, stage.env(), NODE_FLAGS);
    const tried = (rounds: number) =>
      Array.from({ length: rounds }, (_, n) => {
        const [write, bad] = [writes[n % writes.length], BODIES[n % BODIES.length]];
        return write && bad ? { write, bad } : undefined;
      }).filter((each) => each !== undefined);
    const tryAll = (rounds: number) =>
      eachAbreast(tried(rounds), async ({ write, bad }) => void (await sendBody(write, bad, frontdesk.url)));
    await tryAll(WARM_UP);
    const before = residentMb(frontdesk);
    await tryAll(1000);
    const grown = residentMb(frontdesk) - before;
    await frontdesk.stop();
    expect(grown).toBeLessThan(50);
  });
});

/** Resident memory of a process in MB. */
function residentMb({ child }: FrontdeskProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024;
}
