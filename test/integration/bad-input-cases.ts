/** A JSON Schema of the API documents, as far as fields are looked for in it. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
}

export interface Document {
  paths: Record<string, Record<string, DocumentOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface DocumentOperation {
  operationId: string;
  security?: Record<string, unknown>[];
  requestBody?: {
    content: Record<
      string,
      { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }
    >;
  };
}

type Step = string | number;

/** One field of a body. */
export interface Field {
  path: Step[];
  kind: 'text' | 'number';
}

/** An operation that takes JSON. */
export interface Write {
  name: string;
  method: string;
  path: string;
  /** The kind of credential. */
  scheme: string;
  /** A body that is taken. */
  example: object;
  fields: Field[];
}

/** Every operation of a document that takes JSON, with the fields of its body that its most complete example has room for. */
export function writesOf({ paths, components }: Document): Write[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody, security }]) => {
      const content = requestBody?.content['application/json'];
      if (!content) return [];
      const examples = [content.example, ...Object.values(content.examples ?? {}).map(({ value }) => value)];
      const example = takenExample(examples.findLast((each) => each !== undefined) ?? {});
      const fields = fieldsOf(content.schema, example, components.schemas, []);
      const scheme = Object.keys(security?.[0] ?? {})[0] ?? '';
      const write = { name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path };
      return [{ ...write, scheme, example, fields }];
    }),
  );
}

/** Secrets are abbreviated in the documents, and a signed identity is not of this business. */
function takenExample(example: object): object {
  const { identity: _, ...rest } = JSON.parse(JSON.stringify(example).replaceAll('…', 'x')) as Record<
    string,
    unknown
  >;
  return rest;
}

function fieldsOf(schema: Schema, example: unknown, schemas: Record<string, Schema>, path: Step[]): Field[] {
  const { properties, items, type } = resolved(schema, schemas);
  const types = [type ?? []].flat();
  if (types.includes('string')) return [{ path, kind: 'text' }];
  if (types.includes('number') || types.includes('integer')) return [{ path, kind: 'number' }];
  if (items && Array.isArray(example) && example.length > 0)
    return fieldsOf(items, (example as unknown[])[0], schemas, [...path, 0]);
  if (!properties || typeof example !== 'object' || example === null) return [];
  const known = example as Record<string, unknown>;
  return Object.entries(properties).flatMap(([name, each]) =>
    fieldsOf(each, known[name], schemas, [...path, name]),
  );
}

/** Without references and nullability. */
function resolved(schema: Schema, schemas: Record<string, Schema>): Schema {
  const [part] = schema.allOf ?? schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const name = schema.$ref?.split('/').at(-1);
  if (part) return resolved(part, schemas);
  return name === undefined ? schema : resolved(schemas[name] ?? {}, schemas);
}

/** The example's JSON with a field set to what is written, which may be no JSON value of JavaScript (`1e400`). */
export function bodyWith(example: object, path: Step[], written: string): string {
  const token = 'the-written-value';
  const body = structuredClone(example);
  let at = body as Record<Step, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<Step, unknown>;
  at[path.at(-1) ?? ''] = token;
  return JSON.stringify(body).replace(`"${token}"`, () => written);
}

/** RFC 6901. */
export function pointerOf(path: Step[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** By which a text is found again in an answer. */
export const MARK = 'x7q';

const MARKS = `e${'\u0301'.repeat(80)} `;

/**
 * JSON texts for a field that takes a text. `isLegal`: where it is taken, it is returned as it was sent; but runs that no
 * person writes are cut.
 */
export const TEXTS: { name: string; written: string; isLegal: boolean; isRun?: boolean }[] = [
  { name: 'NUL', written: `"${MARK}\\u0000y"`, isLegal: false },
  { name: 'half of a surrogate pair', written: `"${MARK}\\ud83d y"`, isLegal: false },
  { name: 'the other half', written: `"${MARK}\\udc4d y"`, isLegal: false },
  { name: 'bidi controls', written: `"${MARK}\\u202eabc\\u2066def\\u2069\\u202cy"`, isLegal: true },
  { name: '9,600 combining marks in words', written: `"${MARK} ${MARKS.repeat(120)}y"`, isLegal: true },
  {
    name: '10,000 combining marks on one letter',
    written: `"${MARK}e${'\u0301'.repeat(10_000)}y"`,
    isLegal: true,
    isRun: true,
  },
  { name: '20,000 characters', written: `"${MARK} ${'yy '.repeat(6666)}y"`, isLegal: true },
  {
    name: '20,000 characters of one word',
    written: `"${MARK}${'y'.repeat(20_000)}"`,
    isLegal: true,
    isRun: true,
  },
  { name: 'a number', written: '7', isLegal: false },
  { name: 'an object', written: '{"a":{}}', isLegal: false },
];

/** JSON texts for a field that takes a number. */
export const NUMBERS = [
  '"NaN"',
  'NaN',
  '1e400',
  '-1e400',
  '-0',
  '1e3',
  '1.5e-7',
  '9007199254740993',
  '-1',
  '"7"',
  '[1]',
];

/** A body that no operation takes, whatever its fields are. */
export interface BadBody {
  name: string;
  body: (write: Write) => string | Uint8Array;
  headers?: Record<string, string>;
  statuses: number[];
}

const asExample = ({ example }: Write): string => JSON.stringify(example);

export const BODIES: BadBody[] = [
  { name: '2,000 levels', body: () => '{"a":'.repeat(2000) + '1' + '}'.repeat(2000), statuses: [400] },
  { name: '2,000 lists', body: () => '['.repeat(2000) + ']'.repeat(2000), statuses: [400] },
  { name: 'a prototype', body: () => '{"__proto__":{"isAdmin":true}}', statuses: [400] },
  { name: 'a constructor', body: () => '{"constructor":{"prototype":{"isAdmin":true}}}', statuses: [400] },
  { name: 'another media type', body: asExample, headers: { 'content-type': 'text/plain' }, statuses: [415] },
  {
    name: 'another charset',
    body: asExample,
    headers: { 'content-type': 'application/json; charset=latin1' },
    statuses: [415],
  },
  {
    name: 'bytes that are no UTF-8',
    body: () => Buffer.from('{"name":"Caf\xe9"}', 'latin1'),
    statuses: [400],
  },
  { name: 'half of a body', body: (write) => asExample(write).slice(0, -2) || '{', statuses: [400] },
  { name: 'no object', body: () => '"text"', statuses: [400, 422] },
  // Of catalogues 4 MB are read.
  { name: '2 MB', body: () => JSON.stringify({ name: 'y'.repeat(2_000_000) }), statuses: [413, 422] },
  { name: 'a header of 17 KB', body: asExample, headers: { 'x-long': 'y'.repeat(17_000) }, statuses: [431] },
];
