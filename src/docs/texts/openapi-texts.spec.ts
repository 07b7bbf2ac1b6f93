import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELD_TEXTS } from './field-texts.js';
import { OBJECT_NAMES, PARAMETER_TEXTS, STATUS_TEXTS } from './parameter-texts.js';
import { SCHEMA_TEXTS } from './schema-texts.js';
import { withTexts } from './openapi-texts.js';

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Operation {
  operationId: string;
  parameters?: { name: string; description?: string }[];
  responses: Record<string, { description?: string }>;
}

interface Document {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, Operation>>;
}

const documents = ['openapi.json', 'admin-openapi.json'].map(
  (name) => JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', name), 'utf8')) as Document,
);

const operations = documents.flatMap(({ paths }) =>
  Object.values(paths).flatMap((item) => Object.values(item)),
);

/** Each with the place where it stands, as `OrderView.items`. */
function fieldsOf(name: string, schema: Schema): [string, string, Schema][] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => {
    const deeper = [inner, inner.items ?? {}].flatMap((each) => fieldsOf(`${name}.${field}`, each));
    return [[name, field, inner] as [string, string, Schema], ...deeper];
  });
}

const fields = documents.flatMap(({ components }) =>
  Object.entries(components.schemas).flatMap(([name, schema]) => fieldsOf(name, schema)),
);

describe('the committed documents', () => {
  it('describe every field', () => {
    expect(fields.length).toBeGreaterThan(1_000);
    const bare = fields.filter(([, , { description }]) => !description);
    expect(bare.map(([schema, field]) => `${schema}.${field}`)).toEqual([]);
  });

  it('describe every parameter and every answer', () => {
    const bare = operations.flatMap(({ operationId, parameters = [], responses }) => [
      ...parameters.filter((each) => !each.description).map(({ name }) => `${operationId} ?${name}`),
      ...Object.entries(responses)
        .filter(([, each]) => !each.description)
        .map(([status]) => `${operationId} ${status}`),
    ]);
    expect(bare).toEqual([]);
  });

  it('use every text of the tables', () => {
    const places = fields.map(([schema, field, { description }]) => `${schema}.${field}: ${description}`);
    const said = new Set([
      ...places,
      ...fields.map(([, field, { description }]) => `${field}: ${description}`),
    ]);
    const unused = [
      ...Object.entries(FIELD_TEXTS).map(([field, text]) => `${field}: ${text}`),
      ...SCHEMA_TEXTS.flatMap(({ schemas, fields: texts }) =>
        Object.entries(texts)
          .filter(([field, text]) => !schemas.some((schema) => said.has(`${schema}.${field}: ${text}`)))
          .map(([field]) => `${schemas.join()}.${field}: not in the document`),
      ),
    ].filter((text) => !said.has(text));
    expect(unused).toEqual([]);
    const parameters = new Set(
      operations.flatMap(({ parameters: own = [] }) => own.map((each) => each.description)),
    );
    expect(Object.values(PARAMETER_TEXTS).filter((text) => !parameters.has(text))).toEqual([]);
    expect(Object.values(OBJECT_NAMES).filter((name) => !parameters.has(`The id of the ${name}.`))).toEqual(
      [],
    );
    const answers = new Set(
      operations.flatMap(({ responses }) => Object.values(responses).map((each) => each.description)),
    );
    expect(Object.values(STATUS_TEXTS).filter((text) => !answers.has(text))).toEqual([]);
  });
});

describe('a text', () => {
  it('of a schema comes before that of the name, and neither before that of the decorator', () => {
    const schemas = {
      WeekDto: { properties: { mon: {}, tue: { description: 'As decorated.' } } },
      Other: { properties: { createdAt: {}, unheardOf: {} } },
    };
    const paths = {
      '/v1/event-sources/{id}': {
        get: { parameters: [{ in: 'path', name: 'id' }], responses: { 204: { description: '' } } },
      },
    };
    const document = { components: { schemas }, paths } as unknown as Parameters<typeof withTexts>[0];
    expect(withTexts(document)).toMatchObject({
      components: {
        schemas: {
          WeekDto: {
            properties: {
              mon: { description: 'Hours of Monday; none: closed.' },
              tue: { description: 'As decorated.' },
            },
          },
          Other: { properties: { createdAt: { description: 'When it was made.' }, unheardOf: {} } },
        },
      },
      paths: {
        '/v1/event-sources/{id}': {
          get: {
            parameters: [{ description: 'The id of the event source.' }],
            responses: { 204: { description: 'Done; there is no body.' } },
          },
        },
      },
    });
  });

  it('speaks of null only where there may be one', () => {
    const properties = {
      decidedAt: {},
      sentAt: { type: ['string', 'null'] },
      rating: { anyOf: [{ type: 'null' }] },
    };
    const document = { components: { schemas: { Other: { properties } } }, paths: {} };
    withTexts(document as unknown as Parameters<typeof withTexts>[0]);
    expect(properties).toMatchObject({
      decidedAt: { description: 'When it was accepted or rejected.' },
      sentAt: { description: 'When it was sent; null when it was not.' },
      rating: { description: 'What the visitor thought of it; null before a rating.' },
    });
  });
});
