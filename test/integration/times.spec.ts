import fc from 'fast-check';
import { isCalendarDate, toUtcInstant } from '../../src/kernel/instants.js';
import { Stage } from '../e2e/stage.js';
import type { Answer, Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import type { Problem } from './http-rig.js';

type Format = 'date' | 'date-time';

interface Schema {
  $ref?: string;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Media {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

interface Operation {
  parameters?: { in: string; name: string; schema: Schema }[];
  requestBody?: { content: Record<string, Media> };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** A place where an operation takes a time: a query parameter, or a field of its body by JSON pointer. */
interface Place {
  name: string;
  format: Format;
  send: (text: string) => Promise<Answer<Problem>>;
}

/** Reviewed: a new place is found automatically and must be added here. */
const PLACES = [
  'GET /admin/v1/audit-log ?from',
  'GET /admin/v1/audit-log ?to',
  'GET /v1/audit-log ?from',
  'GET /v1/audit-log ?to',
  'GET /v1/usage ?from',
  'GET /v1/usage ?to',
  'PATCH /v1/orders/{id} /expectedAt',
  'PATCH /v1/orders/{id} /placedAt',
  'POST /admin/v1/tenants/{id}/api-keys /expiresAt',
  'POST /v1/api-keys /expiresAt',
  'POST /v1/assistant/preview /at',
  'POST /v1/closures/import-holidays /dates/0',
  'POST /v1/conversations/{id}/snooze /until',
  'POST /v1/orders /expectedAt',
  'POST /v1/orders /placedAt',
  'PUT /v1/closures /closures/0/date',
  'PUT /v1/closures /closures/0/from',
  'PUT /v1/closures /closures/0/to',
  'PUT /v1/orders /orders/0/expectedAt',
  'PUT /v1/orders /orders/0/placedAt',
];

const two = (most: number) => fc.integer({ min: 0, max: most }).map((part) => String(part).padStart(2, '0'));
const year = fc.constantFrom(
  '0000',
  '0001',
  '1582',
  '1969',
  '2026',
  '2028',
  '9999',
  '10000',
  '+010000',
  '-0044',
);
const day = fc.tuple(year, two(13), two(32)).map((parts) => parts.join('-'));
const clock = fc.tuple(two(24), two(60), two(61)).map((parts) => parts.join(':'));
const offset = fc.oneof(
  fc.constantFrom('Z', 'z', '', '+24:00', '-15:59:59', '+0100', '+16'),
  fc
    .tuple(fc.constantFrom('+', '-'), two(24), two(60))
    .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
);
const fraction = fc.constantFrom('', '.5', '.999999999', '.0000000001');
const instant = fc.tuple(day, clock, fraction, offset).map(([date, ...time]) => `${date}T${time.join('')}`);

const CORPUS = [
  ...['+14:00', '+15:59', '+16:00', '-16:00', '+19:30', '-23:59'].map((end) => `2027-03-01T10:00:00${end}`),
  ...[
    '2027-02-29',
    '2027-04-31',
    '2027-12-31',
    '0001-01-01',
    '9999-12-31',
    'infinity',
    '-infinity',
    'now',
    '',
  ],
  ...['2027-02-29T00:00:00Z', '2027-12-31T23:59:60Z', '2027-12-31T24:00:00Z', '0001-01-01T00:00:00+15:00'],
  ...['9999-12-31T23:59:59-15:00', '9999-12-31T23:59:59Z', '4713-01-01T00:00:00Z', '294277-01-01T00:00:00Z'],
  ...fc.sample(instant, { seed: 9, numRuns: 70 }),
  ...fc.sample(day, { seed: 9, numRuns: 30 }),
];

let stage: Stage;
let admin: Api;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  admin = stage.admin(stage.frontdesk);
  shop = await stage.business(stage.frontdesk);
});
afterAll(() => stage.close());

async function places(path: string, api: Api, idOf: (path: string) => Promise<string>): Promise<Place[]> {
  const { body: document } = await api.get<Document>(path);
  const found: Place[] = [];
  for (const [template, operations] of Object.entries(document.paths)) {
    for (const [verb, { parameters = [], requestBody }] of Object.entries(operations)) {
      const name = `${verb.toUpperCase()} ${template}`;
      const target = async () =>
        template.includes('{id}') ? template.replace('{id}', await idOf(template)) : template;
      for (const parameter of parameters.filter((one) => one.in === 'query')) {
        const format = formatOf(parameter.schema);
        const query = (text: string) => `?${parameter.name}=${encodeURIComponent(text)}`;
        const send = async (text: string) => api.get<Problem>((await target()) + query(text));
        if (format) found.push({ name: `${name} ?${parameter.name}`, format, send });
      }
      const media = requestBody?.content['application/json'];
      for (const [pointer, format] of media ? timesIn(media.schema, document) : []) {
        const send = async (text: string) =>
          api.call<Problem>(
            verb.toUpperCase(),
            await target(),
            withText(verb === 'patch' ? { schema: {}, example: {} } : (media as Media), pointer, text),
          );
        found.push({ name: `${name} ${pointer}`, format, send });
      }
    }
  }
  return found;
}

function formatOf({ format }: Schema): Format | null {
  return format === 'date' || format === 'date-time' ? format : null;
}

function timesIn(schema: Schema, document: Document, pointer = ''): [string, Format][] {
  if (schema.$ref) {
    const named = document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    return named ? timesIn(named, document, pointer) : [];
  }
  const format = formatOf(schema);
  return [
    ...(format ? [[pointer, format] satisfies [string, Format]] : []),
    ...(schema.items ? timesIn(schema.items, document, `${pointer}/0`) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      timesIn(property, document, `${pointer}/${name}`),
    ),
  ];
}

/** The document's own example with this text at the pointer: of several the one that has something there. */
function withText({ example, examples }: Media, pointer: string, text: string): unknown {
  const steps = pointer.slice(1).split('/');
  const last = steps.pop() ?? '';
  const bodies = example === undefined ? Object.values(examples ?? {}).map(({ value }) => value) : [example];
  const fitting = bodies.find((each) => parentOf(each, steps)?.[last] !== undefined) ?? bodies[0];
  const body = structuredClone(fitting) as Record<string, unknown>;
  // One row only, because the other rows would be accepted.
  for (const [name, value] of Object.entries(body)) if (Array.isArray(value)) body[name] = value.slice(0, 1);
  (parentOf(body, steps) as Record<string, unknown>)[last] = text;
  return unique(body);
}

function parentOf(body: unknown, steps: string[]): Record<string, unknown> | undefined {
  return steps.reduce<Record<string, unknown> | undefined>(
    (node, step) => node?.[step] as Record<string, unknown> | undefined,
    body as Record<string, unknown>,
  );
}

/** Values that must be unique get a new number. */
let made = 0;
function unique(body: Record<string, unknown>): Record<string, unknown> {
  return 'number' in body ? { ...body, number: `T-${(made += 1)}` } : body;
}

async function everyPlace(): Promise<Place[]> {
  const order = { number: 'T-0', status: 'shipped', total: '1.00', customer: { name: 'A' }, items: [] };
  const { status, body, text } = await shop.api.post<{ id: string }>('/v1/orders', order);
  expect([status, text]).toEqual([201, text]);
  const conversation = await startConversation(shop.api);
  const idOf = (path: string) => (path.startsWith('/v1/conversations/') ? conversation : body.id);
  const ofShop = await places('/openapi.json', shop.api, (path) => Promise.resolve(idOf(path)));
  const ofAdmin = await places('/admin/openapi.json', admin, () => Promise.resolve(shop.id));
  return [...ofShop, ...ofAdmin];
}

/** Why a time that exists may be refused all the same, with its field or the one that it must fit. */
const UNFIT = ['in_the_past', 'invalid_days', 'no_holiday'];

/** A bulk operation mends what can be told without guessing and warns of it; all others return 422. */
function expectAnswer({ name, format }: Place, text: string, { status, body }: Answer<Problem>): void {
  const told = `${name} ${JSON.stringify(text)}`;
  const exists = format === 'date' ? isCalendarDate(text) : toUtcInstant(text) !== null;
  // The items of a list are refused with the list.
  const field = name.replace(/\/0$/u, '').split(/[ /?]/).at(-1);
  const { errors = [], warnings = [] } = body as Partial<Problem> & { warnings?: { field: string }[] };
  const isMended = warnings.some((each) => each.field === field);
  if (isMended && status === 200 && name.startsWith('PUT /v1/orders')) return;
  const [own] = errors.filter(({ pointer }) => pointer.endsWith(`/${field}`));
  const code = format === 'date' ? 'invalid_calendar_date' : 'invalid_instant';
  if (!exists) {
    expect([told, status, own?.code]).toEqual([told, 422, code]);
    expect(own?.detail).toMatch(/such as "20\d\d-/);
  } else if (!errors.some((each) => UNFIT.includes(each.code) && parent(each.pointer) === parent(name))) {
    expect([told, Math.floor(status / 100), own]).toEqual([told, 2, undefined]);
  }
}

/** The place of the object or list that holds a field. */
function parent(pointer: string): string {
  return pointer
    .slice(pointer.lastIndexOf(' ') + 1)
    .split('/')
    .slice(0, -1)
    .join('/');
}

test('every time and date that an operation takes is accepted or refused by name, whatever is sent', async () => {
  const all = await everyPlace();
  expect(all.map(({ name }) => name).sort()).toEqual(PLACES);
  for (const place of all) {
    for (const text of CORPUS) expectAnswer(place, text, await place.send(text));
  }
});
