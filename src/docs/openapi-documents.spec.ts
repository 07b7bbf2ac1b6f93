import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEBHOOK_EVENTS } from '../webhooks/webhook.types.js';

interface Field {
  $ref?: string;
  type?: string | string[];
  allOf?: unknown;
  oneOf?: unknown;
  anyOf?: unknown;
  properties?: object;
  additionalProperties?: unknown;
}

interface Operation {
  tags: string[];
  requestBody?: { required?: boolean };
  responses: Record<string, unknown>;
}

interface WebhookOperation {
  parameters: { name: string }[];
  requestBody: {
    content: {
      'application/json': {
        schema: { properties: { type: object; data: { $ref: string } } };
        example: { data: object };
      };
    };
  };
}

interface Document {
  info: { description: string; version: string };
  servers: { url: string }[];
  externalDocs: { url: string };
  tags: { name: string }[];
  components: { schemas: Record<string, { properties?: Record<string, Field>; required?: string[] }> };
  paths: Record<string, Record<string, Operation>>;
  webhooks?: Record<string, { post: WebhookOperation }>;
}

/** The committed documents; `node scripts/openapi.mjs --check` compares them with the code. */
const documents = ['openapi.json', 'admin-openapi.json'].map((name): [string, Document] => [
  name,
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8')) as Document,
]);

function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

/** Resolves a local JSON pointer (RFC 6901); undefined when its target does not exist. */
function resolve(reference: string, document: unknown): unknown {
  if (!reference.startsWith('#/')) return undefined;
  const steps = reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>(
    (node, step) => (node as Record<string, unknown> | undefined)?.[step],
    document,
  );
}

describe('what webhooks are sent', () => {
  const { webhooks = {} } = documents[0]?.[1] ?? {};

  it('is in the document, each event with its headers, its data and an example of it', () => {
    expect(Object.keys(webhooks).sort()).toEqual([...WEBHOOK_EVENTS].sort());
    for (const [type, { post }] of Object.entries(webhooks)) {
      const { schema, example } = post.requestBody.content['application/json'];
      expect(schema.properties.type).toEqual({ type: 'string', enum: [type] });
      const data = resolve(schema.properties.data.$ref, documents[0]?.[1]) as { required: string[] };
      expect(Object.keys(example.data).sort()).toEqual([...data.required].sort());
      expect(post.parameters.map(({ name }) => name)).toContain('webhook-signature');
    }
  });
});

/** Bodies all of whose fields may be left out, and with them the body. */
const MAY_BE_LEFT_OUT = ['post /v1/exports'];

describe.each(documents)('%s', (_, document) => {
  it('defines every schema that it refers to', () => {
    const found = references(document);
    expect(found.length).toBeGreaterThan(50);
    expect([...new Set(found)].filter((one) => resolve(one, document) === undefined)).toEqual([]);
  });

  it('documents for every operation with a body that it is required, and how an invalid one is refused', () => {
    const withBody = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { requestBody }]) => requestBody)
        .map(([verb, operation]) => ({ name: `${verb} ${path}`, operation })),
    );
    expect(withBody.length).toBeGreaterThan(2);
    const lacking = withBody.filter(
      ({ name, operation: { requestBody, responses } }) =>
        requestBody?.required !== !MAY_BE_LEFT_OUT.includes(name) ||
        ['400', '413', '415', '422'].some((status) => !(status in responses)),
    );
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });

  it('introduces itself: what it is for, where it is served, the guide, the versions', () => {
    const { info, servers, externalDocs, tags } = document;
    expect(info.description).toContain('## Versions');
    expect(info.description).toContain(`**${info.version.replace(/\.0$/, '')}**`);
    expect([servers.map(({ url }) => url), externalDocs.url]).toEqual([['/'], '/docs/guide.md']);
    const used = Object.values(document.paths).flatMap((item) =>
      Object.values(item).flatMap((each) => each.tags),
    );
    expect(tags.map(({ name }) => name).sort()).toEqual([...new Set(used)].sort());
  });

  it('has no angle bracket outside of code, which a reader of its Markdown would lose', () => {
    const lost = descriptions(document).filter((text) => /<\w/.test(text.replace(/`[^`]*`/g, '')));
    expect(lost).toEqual([]);
  });

  it('tells the type of every field', () => {
    const untyped = Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => !isTyped(field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(untyped).toEqual([]);
  });

  it('names in each 404 what its own path or body has', () => {
    const wrong = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.values(operations).flatMap(({ responses, requestBody }) => {
        const { description } = (responses['404'] ?? {}) as { description?: string };
        if (description === undefined) return [];
        const kind =
          /There is no such (.+)\./.exec(description)?.[1]?.split(' ').at(-1)?.toLowerCase() ?? '?';
        const place = path.split('/').filter((part) => !part.startsWith('{'));
        if (kind === 'visitor' && JSON.stringify(requestBody ?? {}).includes('ExportDto')) return [];
        return place.some((part) => part.replaceAll('-', ' ').replace(/ies$/u, 'y').includes(kind))
          ? []
          : [`${path}: ${description}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the body with a file', () => {
  it('of `POST /v1/sources` has the part, how large it may be, what it may be, and an example', () => {
    const [[, document] = ['', undefined]] = documents;
    const { content } = document?.paths['/v1/sources']?.['post']?.requestBody as {
      content: Record<string, { schema: Field; encoding: unknown; examples: unknown }>;
    };
    const { schema, encoding, examples } = content['multipart/form-data'] ?? {};
    expect(schema).toMatchObject({
      properties: {
        kind: { type: 'string' },
        file: { type: 'string', format: 'binary', maxLength: 20 * 1_048_576 },
      },
      required: ['kind', 'file'],
      additionalProperties: false,
    });
    expect(encoding).toMatchObject({
      file: { contentType: expect.stringContaining('application/pdf') as string },
    });
    expect(examples).toMatchObject({ file: { value: { kind: 'file', file: 'handbook.md' } } });
    expect(content['application/json']?.schema).toEqual({ $ref: '#/components/schemas/SourceDto' });
    expect(JSON.stringify(document)).not.toContain('x-file');
  });
});

describe('the fields that are needed', () => {
  it.each([
    ['ArticleRow', ['answer', 'question']],
    ['ProductRow', ['name', 'sku']],
    ['OrderRow', ['customer', 'items', 'number', 'status', 'total']],
    ['SendMessageDto', ['text']],
    ['TenantSettingsPatch', []],
  ])('of %s are marked as the validation refuses to miss them', (name, required) => {
    const [[, document] = ['', undefined]] = documents;
    expect([...(document?.components.schemas[name]?.required ?? [])].sort()).toEqual(required);
  });
});

function descriptions(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'description' && typeof value === 'string'
      ? [value]
      : key === 'example'
        ? []
        : descriptions(value),
  );
}

/** An object says what is in it; everything else names its type. */
function isTyped(field: Field): boolean {
  if (field.$ref !== undefined || field.allOf || field.oneOf || field.anyOf) return true;
  const types = [field.type ?? []].flat();
  return (
    types.length > 0 && (!types.includes('object') || Boolean(field.properties ?? field.additionalProperties))
  );
}
