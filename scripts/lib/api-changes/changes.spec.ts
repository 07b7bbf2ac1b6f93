import { breaksAmong, changesBetween, linesOf, withoutTexts, type Change } from './changes.mjs';
import { installOasdiff } from './install-oasdiff.mjs';
import { withEntry } from './published.mjs';

type Schema = Record<string, unknown>;

/** One operation, with a field of its answer and one of its request. */
function documentOf(answer: Schema, request: Schema, required: string[] = [], path = '/v1/lamps'): Schema {
  const content = (properties: Schema, more: Schema = {}): Schema => ({
    'application/json': { schema: { type: 'object', properties, ...more } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Lamps', version: '1' },
    paths: {
      [path]: {
        post: {
          operationId: 'Lamps_create',
          requestBody: { required: true, content: content(request, { required }) },
          responses: { '200': { description: 'The lamp', content: content(answer) } },
        },
      },
    },
  };
}

const NAME = { name: { type: 'string', maxLength: 20 } };
const STATUS = { status: { type: 'string', enum: ['on', 'off'] } };
const BEFORE = documentOf(STATUS, NAME);

describe('what differs between two API documents', () => {
  let oasdiff: string;

  beforeAll(async () => {
    oasdiff = await installOasdiff();
  });

  it.each<[what: string, after: Schema]>([
    ['a removed operation', documentOf(STATUS, NAME, [], '/v1/lights')],
    ['a removed field of an answer', documentOf({}, NAME)],
    ['a field that became required', documentOf(STATUS, NAME, ['name'])],
    ['a shorter text', documentOf(STATUS, { name: { type: 'string', maxLength: 10 } })],
    ['another type', documentOf({ status: { type: 'integer' } }, NAME)],
  ])('%s breaks a client', async (_, after) => {
    expect(breaksAmong(await changesBetween(oasdiff, BEFORE, after), [])).not.toEqual([]);
  });

  it.each<[what: string, after: Schema]>([
    ['a new field of an answer', documentOf({ ...STATUS, colour: { type: 'string' } }, NAME)],
    ['a new optional field', documentOf(STATUS, { ...NAME, colour: { type: 'string' } })],
    [
      'a new value of an answer',
      documentOf({ status: { type: 'string', enum: ['on', 'off', 'dim'] } }, NAME),
    ],
    ['a longer text', documentOf(STATUS, { name: { type: 'string', maxLength: 40 } })],
  ])('%s is told and breaks none', async (_, after) => {
    const changes = await changesBetween(oasdiff, BEFORE, after);
    expect(changes).not.toEqual([]);
    expect(breaksAmong(changes, [])).toEqual([]);
  });

  it('leaves out texts and examples, but no field of that name', async () => {
    const explained = documentOf({ status: { ...STATUS.status, description: 'Whether it is on' } }, NAME);
    expect(await changesBetween(oasdiff, BEFORE, explained)).toEqual([]);
    const named = { properties: { description: { type: 'string', description: 'Free' } }, summary: 'One' };
    expect(withoutTexts(named)).toEqual({ properties: { description: { type: 'string' } } });
  });

  it('takes a described reference for the same type', async () => {
    const referring = (status: Schema): Schema => ({
      ...documentOf({ status }, NAME),
      components: { schemas: { Status: STATUS.status } },
    });
    const $ref = '#/components/schemas/Status';
    const described = referring({ description: 'Whether it is on', allOf: [{ $ref }] });
    expect(await changesBetween(oasdiff, referring({ $ref }), described)).toEqual([]);
  });

  it('fails on what is no document', async () => {
    await expect(changesBetween(oasdiff, BEFORE, { openapi: '3.1.0', paths: 7 })).rejects.toThrow(
      'oasdiff failed',
    );
  });
});

describe('a correction of the document', () => {
  const change: Change = {
    id: 'pattern-added',
    text: 'it has a pattern',
    level: 3,
    operation: 'GET',
    path: '/v1/lamps',
  };
  const correction = {
    id: change.id,
    operation: 'GET /v1/lamps',
    text: change.text,
    why: 'It was so before',
  };

  it('is no break', () => {
    expect(breaksAmong([change], [])).toEqual([change]);
    expect(breaksAmong([change], [correction])).toEqual([]);
  });

  it('counts for its operation alone', () => {
    expect(breaksAmong([{ ...change, path: '/v1/orders' }], [correction])).toHaveLength(1);
  });
});

describe('the log', () => {
  const added = (path: string): Change => ({
    id: 'endpoint-added',
    text: 'endpoint added',
    level: 1,
    operation: 'GET',
    path,
  });

  it('tells a change once, with its operations', () => {
    const changes = ['/a', '/b', '/c', '/d', '/e', '/f'].map(added);
    expect(linesOf(changes)).toEqual(['- `GET /a`, `GET /b`, `GET /c`, `GET /d` and 2 more: endpoint added']);
    expect(linesOf([{ id: 'x', text: 'a schema was added', level: 1 }])).toEqual(['- a schema was added']);
  });

  it('names the status of an answer, unless several answers share the change', () => {
    const text = (status: number): string =>
      `added the new \`x\` enum value to the \`limit/name\` response property for the response status \`${status}\``;
    const change = (path: string, status: number): Change => ({ ...added(path), text: text(status) });
    expect(linesOf([change('/a', 401)])).toEqual([`- \`GET /a\`: ${text(401)}`]);
    expect(linesOf([change('/a', 401), change('/a', 403), change('/b', 403)])).toEqual([
      '- `GET /a`, `GET /b`: added the new `x` enum value to the `limit/name` response property',
    ]);
  });

  it('has the newest day first, and one heading a day', () => {
    const empty = '# Changes\n\n<!-- entries -->\n';
    const first = withEntry(empty, '2026-12-03', 'One', ['- a']);
    const second = withEntry(first, '2026-12-03', 'Two', ['- b']);
    const third = withEntry(second, '2026-12-04', 'One', ['- c']);
    expect(third.match(/^##+ .*/gmu)).toEqual([
      '## 2026-12-04',
      '### One',
      '## 2026-12-03',
      '### Two',
      '### One',
    ]);
  });
});
