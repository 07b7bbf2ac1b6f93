import { Api, atLast, type Answer } from '../support/api.js';

/** An RFC 9457 problem as the product sends it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  requestId: string;
  errors: { pointer: string; code: string; detail: string }[];
}

export interface Operation {
  /** `operationId`: `Products_update`. */
  id: string;
  method: string;
  path: string;
  /** The kind of credential that the document requires; null for a public operation. */
  needs: string | null;
  /** Names of the JSON body's fields; null without a body. */
  fields: string[] | null;
  /** False where the body may be left out, and without one. */
  needsBody: boolean;
  /** Names of the headers that it takes. */
  headers: string[];
  /** Parameters of its query. */
  query: { name: string; example: unknown }[];
  example: unknown;
}

interface OpenApi {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, { properties?: object }> };
}

interface OpenApiOperation {
  operationId: string;
  security?: Record<string, unknown>[];
  parameters?: {
    in: string;
    name: string;
    example?: unknown;
    schema?: { example?: unknown; enum?: unknown[] };
  }[];
  requestBody?: {
    required?: boolean;
    content: Record<
      string,
      { schema?: { $ref?: string }; example?: unknown; examples?: Record<string, { value: unknown }> }
    >;
  };
}

/** Every operation of one OpenAPI document of the running process. */
export async function operationsOf(url: string, document: string): Promise<Operation[]> {
  const { body } = await new Api(url, null).get<OpenApi>(document);
  return Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const content = operation.requestBody?.content['application/json'];
      const schema = content?.schema?.$ref?.split('/').at(-1);
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        needs: Object.keys(operation.security?.[0] ?? {})[0] ?? null,
        fields: schema === undefined ? null : Object.keys(body.components.schemas[schema]?.properties ?? {}),
        needsBody: operation.requestBody?.required === true,
        headers: (operation.parameters ?? []).filter((each) => each.in === 'header').map(({ name }) => name),
        query: (operation.parameters ?? [])
          .filter((each) => each.in === 'query')
          .map(({ name, example, schema }) => ({
            name,
            example: example ?? schema?.example ?? schema?.enum?.[0] ?? 'x',
          })),
        // Of several examples the last is the most complete.
        example: content?.example ?? Object.values(content?.examples ?? {}).at(-1)?.value,
      };
    }),
  );
}

/** An HTTP client that keeps every answer, so that what must hold for all can be checked at the end. */
export class Recorder {
  readonly answers: { call: string; answer: Answer<Problem> }[] = [];

  constructor(private readonly url: string) {}

  async send(
    key: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Problem>> {
    const answer = await new Api(this.url, key).call<Problem>(method, path, body, headers);
    this.answers.push({ call: `${method} ${path}`, answer });
    return answer;
  }

  /** Reads only status and headers, for responses that are streams. */
  async status(key: string | null, method: string, path: string, body?: unknown): Promise<number> {
    const stop = new AbortController();
    const call = {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: stop.signal,
    };
    const response = await atLast(() => fetch(this.url + path, call));
    stop.abort();
    return response.status;
  }
}
