/** One operation of the test server, with its documentation. */
export interface Route {
  method: string;
  path: string;
  door: 'tenant' | 'publishable' | 'visitor' | 'admin' | 'none';
  scope?: string;
  query?: string[];
  body?: Fields;
  required?: string[];
  does: string;
}

export type Fields = Record<
  string,
  { type: string; example?: unknown; pattern?: string; items?: object; maximum?: number }
>;

const TEXT = { type: 'string', example: 'a few words' };
const NOTE: Fields = { title: TEXT, externalId: { type: 'string', example: 'n-1' } };

export const ROUTES: Route[] = [
  {
    method: 'POST',
    path: '/admin/v1/tenants',
    door: 'admin',
    does: 'createTenant',
    body: Object.fromEntries(['slug', 'name', 'locale', 'timezone', 'currency'].map((name) => [name, TEXT])),
  },
  { method: 'DELETE', path: '/admin/v1/tenants/{id}', door: 'admin', does: 'eraseTenant' },
  { method: 'GET', path: '/admin/v1/tenants/{id}', door: 'admin', does: 'getTenant' },
  { method: 'GET', path: '/v1/tenant', door: 'tenant', scope: 'settings:read', does: 'settings' },
  {
    method: 'PATCH',
    path: '/v1/tenant',
    door: 'tenant',
    scope: 'settings:write',
    does: 'changeSettings',
    body: { allowedOrigins: { type: 'array', example: ['https://shop.example'], items: { type: 'string' } } },
  },
  {
    method: 'GET',
    path: '/v1/notes',
    door: 'tenant',
    scope: 'notes:read',
    query: ['q', 'after', 'parentId'],
    does: 'list',
  },
  {
    method: 'POST',
    path: '/v1/notes',
    door: 'tenant',
    scope: 'notes:write',
    body: NOTE,
    required: ['title'],
    does: 'create',
  },
  { method: 'GET', path: '/v1/notes/{id}', door: 'tenant', scope: 'notes:read', does: 'get' },
  {
    method: 'PATCH',
    path: '/v1/notes/{id}',
    door: 'tenant',
    scope: 'notes:write',
    body: { title: TEXT },
    does: 'change',
  },
  { method: 'DELETE', path: '/v1/notes/{id}', door: 'tenant', scope: 'notes:write', does: 'remove' },
  { method: 'GET', path: '/v1/notes/{id}/stream', door: 'tenant', scope: 'notes:read', does: 'stream' },
  {
    method: 'GET',
    path: '/v1/notes/{id}/comments',
    door: 'tenant',
    scope: 'notes:read',
    query: ['after'],
    does: 'comments',
  },
  {
    method: 'POST',
    path: '/v1/notes/{id}/comments',
    door: 'tenant',
    scope: 'notes:write',
    body: { text: TEXT },
    required: ['text'],
    does: 'comment',
  },
  {
    method: 'GET',
    path: '/v1/notes/{id}/comments/{commentId}',
    door: 'tenant',
    scope: 'notes:read',
    does: 'getComment',
  },
  {
    method: 'POST',
    path: '/v1/keys',
    door: 'tenant',
    scope: 'keys:write',
    does: 'mint',
    body: { name: TEXT, scopes: { type: 'array', example: ['notes:read'], items: { type: 'string' } } },
    required: ['scopes'],
  },
  {
    method: 'POST',
    path: '/widget/v1/sessions',
    door: 'publishable',
    body: { page: TEXT },
    does: 'openSession',
  },
  { method: 'GET', path: '/widget/v1/config', door: 'publishable', does: 'config' },
  { method: 'GET', path: '/widget/v1/messages', door: 'visitor', query: ['after'], does: 'visitorMessages' },
  {
    method: 'POST',
    path: '/widget/v1/messages',
    door: 'visitor',
    body: { text: TEXT, clientId: TEXT },
    required: ['text', 'clientId'],
    does: 'say',
  },
  { method: 'GET', path: '/health', door: 'none', does: 'health' },
];

/** A client cannot guess the values that this field accepts. */
export const UNFILLABLE: Route = {
  method: 'POST',
  path: '/v1/riddles',
  door: 'tenant',
  scope: 'notes:write',
  body: { answer: { type: 'string' } },
  required: ['answer'],
  does: 'riddle',
};

/** The OpenAPI document of one audience. */
export function documentOf(routes: Route[], audience: 'tenant' | 'admin'): object {
  const shown = routes.filter(({ door }) => (door === 'admin') === (audience === 'admin'));
  const paths: Record<string, Record<string, object>> = {};
  for (const route of shown) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  return { openapi: '3.1.0', paths, components: { schemas: {} } };
}

function operationOf({ method, path, door, scope, query = [], body, required = [] }: Route): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const schema = { type: 'object', properties: body, required, additionalProperties: false };
  return {
    operationId: `${method} ${path}`,
    ...(door === 'none' ? {} : { security: [{ [door]: scope === undefined ? [] : [scope] }] }),
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...query.map((name) => ({ name, in: 'query', required: false, schema: { type: 'string' } })),
    ],
    ...(body === undefined ? {} : { requestBody: { content: { 'application/json': { schema } } } }),
  };
}
