import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unboundedInputs } from './bounded-inputs.mjs';

const ROOT = join(__dirname, '..', '..', '..');

function faults(schema: object, schemas: Record<string, object> = {}): string[] {
  const requestBody = { content: { 'application/json': { schema } } };
  return unboundedInputs({ paths: { '/x': { post: { requestBody } } }, components: { schemas } });
}

describe.each(['openapi.json', 'admin-openapi.json'])('every input of %s', (file) => {
  it('has a largest size', () => {
    const document = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Parameters<
      typeof unboundedInputs
    >[0];
    expect(Object.keys(document.paths).length).toBeGreaterThan(5);
    expect(unboundedInputs(document)).toEqual([]);
  });
});

describe('what may be of any size', () => {
  it.each<[object, string]>([
    [{ type: 'string' }, 'POST /x body is a text without maxLength'],
    [{ type: 'string', format: 'uri' }, 'POST /x body is a text without maxLength'],
    [{ type: ['string', 'null'] }, 'POST /x body is a text without maxLength'],
    [{ type: 'array', items: { type: 'integer' } }, 'POST /x body is a list without maxItems'],
    [{ type: 'array', maxItems: 2, items: { type: 'string' } }, 'POST /x body[] is a text without maxLength'],
    [{ type: 'object' }, 'POST /x body is a map without maxProperties and propertyNames'],
    [{ properties: { a: { type: 'string' } } }, 'POST /x body.a is a text without maxLength'],
    [{ oneOf: [{ type: 'boolean' }, { type: 'string' }] }, 'POST /x body is a text without maxLength'],
    [{}, 'POST /x body may be anything: say its type'],
  ])('is found: %j', (schema, fault) => {
    expect(faults(schema)).toEqual([fault]);
  });

  it('is found in schemas by name, once, also in one that holds itself', () => {
    const Node = { properties: { name: { type: 'string' }, next: { $ref: '#/components/schemas/Node' } } };
    expect(faults({ $ref: '#/components/schemas/Node' }, { Node })).toEqual([
      'Node.name is a text without maxLength',
    ]);
  });

  it('is found in the keys and values of maps', () => {
    const values = { type: 'string' };
    expect(faults({ type: 'object', additionalProperties: values, maxProperties: 2 })).toEqual([
      'POST /x body is a map without maxProperties and propertyNames',
      'POST /x body.* is a text without maxLength',
    ]);
  });

  it('is found among the parameters', () => {
    const parameters = [{ in: 'query', name: 'q', schema: { type: 'string' } }];
    expect(unboundedInputs({ paths: { '/x': { get: { parameters } } } })).toEqual([
      'GET /x query q is a text without maxLength',
    ]);
  });
});

it.each([
  { type: 'string', maxLength: 3 },
  { type: 'string', enum: ['a'] },
  { type: 'string', format: 'uuid' },
  { type: 'integer' },
  { type: 'array', maxItems: 3, items: { type: 'boolean' } },
  { type: 'object', properties: {}, additionalProperties: false },
  {
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 1 },
    maxProperties: 1,
    propertyNames: { maxLength: 1 },
  },
])('%j is bounded', (schema) => {
  expect(faults(schema)).toEqual([]);
});
