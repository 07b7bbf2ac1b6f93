import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Record<string, unknown>;

export interface DocumentedRequest {
  /** `POST /v1/orders`. */
  operation: string;
  method: string;
  path: string;
  /** The security scheme, `none` where there is none. */
  door: string;
  /** Null without a body. */
  type: string | null;
  /** Of an example among several; else empty. */
  name: string;
  example: unknown;
  /** `?status=shipped`: one parameter with its example, besides those that must be there. */
  query: string;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  example?: unknown;
  schema?: { example?: unknown };
}

interface Media {
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

interface Operation {
  parameters?: Parameter[];
  security?: Record<string, string[]>[];
  requestBody?: { content: Record<string, Media> };
}

/** Every example of a request in one of the committed documents: of bodies, and of each parameter of a query. */
export function documentedRequests(name: 'openapi.json' | 'admin-openapi.json'): DocumentedRequest[] {
  const text = readFileSync(join(__dirname, '..', '..', name), 'utf8');
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      requestsOf(path, method.toUpperCase(), operation),
    ),
  );
}

function requestsOf(path: string, method: string, operation: Operation): DocumentedRequest[] {
  const door = Object.keys(operation.security?.[0] ?? {})[0] ?? 'none';
  const base = { operation: `${method} ${path}`, method, path, door };
  const inQuery = (operation.parameters ?? []).filter((each) => each.in === 'query');
  const needed = inQuery.filter(({ required }) => required === true);
  const optional = inQuery.filter((each) => each.required !== true && exampleOf(each) !== undefined);
  const query = (more: Parameter[]): string => {
    const sent = [...needed, ...more].map((each): [string, string] => [each.name, String(exampleOf(each))]);
    return sent.length === 0 ? '' : `?${new URLSearchParams(sent).toString()}`;
  };
  const bodies = Object.entries(operation.requestBody?.content ?? {}).flatMap(([type, media]) =>
    examplesOf(media).map(([name, example]) => ({ ...base, type, name, example, query: query([]) })),
  );
  const bare = { ...base, type: null, name: '', example: undefined };
  if (operation.requestBody) return bodies;
  return [[], ...optional.map((each) => [each])].map((more) => ({ ...bare, query: query(more) }));
}

function exampleOf({ example, schema }: Parameter): unknown {
  return example ?? schema?.example;
}

function examplesOf({ example, examples }: Media): [string, unknown][] {
  return examples === undefined
    ? [['', example]]
    : Object.entries(examples).map(([name, { value }]) => [name, value]);
}

/** What an answer of 200 has refused all the same: rows, or a call by MCP. */
export function refusedIn(body: unknown): unknown[] {
  const { errors, error, result } = (body ?? {}) as Json;
  const isRefusedCall = (result as Json | undefined)?.['isError'] === true;
  return [
    ...(Array.isArray(errors) ? (errors as unknown[]) : []),
    ...(typeof error === 'object' && error !== null ? [error] : []),
    ...(isRefusedCall ? [result] : []),
  ];
}
