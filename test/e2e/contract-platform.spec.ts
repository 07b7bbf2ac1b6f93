import { Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { expectProblem } from './expectations.js';
import { Stage } from './stage.js';

interface Media {
  example?: unknown;
  examples?: unknown;
}

interface Body {
  content?: Record<string, Media>;
}

interface Operation {
  summary?: string;
  requestBody?: Body;
  responses: Record<string, Body>;
}

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

const TENANT_OPERATIONS = [
  'get /v1/tenant',
  'patch /v1/tenant',
  'get /v1/tenant/identity-secret',
  'post /v1/tenant/identity-secret',
  'delete /v1/tenant/identity-secret',
  'get /v1/opening-hours',
  'put /v1/opening-hours',
  'get /v1/closures',
  'put /v1/closures',
  'put /v1/articles',
  'get /v1/articles',
  'get /v1/articles/{id}',
  'patch /v1/articles/{id}',
  'delete /v1/articles/{id}',
  'put /v1/products',
  'get /v1/products',
  'get /v1/products/search',
  'get /v1/products/{id}',
  'patch /v1/products/{id}',
  'delete /v1/products/{id}',
  'put /v1/orders',
  'post /v1/orders',
  'get /v1/orders',
  'get /v1/orders/{id}',
  'patch /v1/orders/{id}',
  'delete /v1/orders/{id}',
  'post /v1/conversations',
  'get /v1/conversations',
  'get /v1/conversations/{id}',
  'get /v1/conversations/{id}/messages',
  'post /v1/conversations/{id}/messages',
  'get /v1/conversations/{id}/events',
  'post /v1/conversations/{id}/handoff',
  'post /v1/conversations/{id}/resolve',
  'post /v1/conversations/{id}/rating',
  'post /v1/channels',
  'get /v1/channels',
  'get /v1/channels/{id}',
  'patch /v1/channels/{id}',
  'delete /v1/channels/{id}',
  'post /v1/channels/{id}/test',
  'get /v1/channels/{id}/deliveries',
  'get /v1/unanswered-questions',
  'patch /v1/unanswered-questions/{id}',
  'post /v1/unanswered-questions/{id}/answer',
  'get /v1/usage',
  'get /v1/checks',
  'put /v1/checks',
  'get /v1/synonyms',
  'put /v1/synonyms',
  'get /v1/synonyms/suggestions',
  'post /v1/synonyms/suggestions/accept',
  'post /v1/synonyms/suggestions/reject',
  'post /v1/evaluations',
  'get /v1/evaluations',
  'get /v1/evaluations/{id}',
  'post /v1/imports',
  'get /v1/imports',
  'get /v1/imports/{id}',
  'get /v1/imports/{id}/errors',
  'get /v1/imports/{id}/errors.csv',
  'post /v1/imports/{id}/cancel',
  'delete /v1/imports/{id}',
  'post /v1/sources',
  'get /v1/sources',
  'get /v1/sources/{id}',
  'post /v1/sources/{id}/read',
  'delete /v1/sources/{id}',
  'get /v1/sources/{id}/proposals',
  'post /v1/sources/{id}/proposals/accept',
  'post /v1/sources/{id}/proposals/reject',
  'post /v1/exports',
  'get /v1/exports',
  'get /v1/exports/{id}',
  'get /v1/exports/{id}/archive',
  'get /v1/webhooks',
  'post /v1/webhooks',
  'get /v1/webhooks/{id}',
  'patch /v1/webhooks/{id}',
  'delete /v1/webhooks/{id}',
  'post /v1/webhooks/{id}/rotate',
  'post /v1/webhooks/{id}/test',
  'get /v1/webhooks/{id}/deliveries',
  'get /v1/webhooks/deliveries',
  'get /v1/webhooks/deliveries/{id}',
  'post /v1/webhooks/deliveries/{id}/replay',
  'get /widget/v1/config',
  'post /widget/v1/sessions',
  'post /widget/v1/messages',
  'get /widget/v1/messages',
  'get /widget/v1/events',
  'post /widget/v1/handoff',
  'post /widget/v1/conversations',
  'get /widget/v1/visitor',
  'delete /widget/v1/visitor',
  'post /widget/v1/rating',
  'get /health',
  'get /health/live',
  'get /health/ready',
  'get /health/startup',
];
const ADMIN_OPERATIONS = [
  'post /admin/v1/tenants',
  'get /admin/v1/tenants',
  'get /admin/v1/tenants/{id}',
  'patch /admin/v1/tenants/{id}',
  'delete /admin/v1/tenants/{id}',
  'get /admin/v1/tenants/{id}/api-keys',
  'post /admin/v1/tenants/{id}/api-keys',
  'delete /admin/v1/tenants/{id}/api-keys/{keyId}',
  'get /admin/v1/keys',
  'post /admin/v1/keys',
  'delete /admin/v1/keys/{id}',
  'post /admin/v1/alerts/test',
  'get /admin/v1/alerts/tests',
  'get /admin/v1/alerts/tests/{id}',
  'post /admin/v1/alerts/{id}/acknowledge',
  'get /health',
  'get /health/live',
  'get /health/ready',
  'get /health/startup',
];

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;
let anyone: Api;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  shop = await stage.business(frontdesk);
  anyone = new Api(frontdesk.url, null);
});
afterAll(() => stage.close());

function operations({ paths }: OpenApi): [string, Operation][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}

function lacksExample(body: Body | undefined): boolean {
  return Object.values(body?.content ?? {}).some(
    ({ example, examples }) => (example === undefined || example === null) && examples === undefined,
  );
}

describe('health', () => {
  test('live checks no dependency, ready checks Postgres and Redis', async () => {
    expect(await anyone.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const up = { status: 'up', ms: expect.any(Number) };
    for (const path of ['/health/ready', '/health']) {
      const { status, body } = await anyone.get(path);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { status: 'ok', checks: { database: up, redis: up } },
      });
    }
    expect(await anyone.get('/health/startup')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

describe('API documents', () => {
  test.each([
    ['/openapi.json', TENANT_OPERATIONS],
    ['/admin/openapi.json', ADMIN_OPERATIONS],
  ])('%s describes every operation of the contract, each body with an example', async (path, expected) => {
    const { status, body } = await anyone.get<OpenApi>(path);
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\.1\./);
    const found = operations(body);
    expect(found.map(([name]) => name)).toEqual(expect.arrayContaining(expected));
    expect(found.filter(([, { summary }]) => !summary).map(([name]) => name)).toEqual([]);
    const bare = found.flatMap(([name, { requestBody, responses }]) => [
      ...(lacksExample(requestBody) ? [`${name} request`] : []),
      ...Object.entries(responses).flatMap(([code, response]) =>
        lacksExample(response) ? [`${name} ${code}`] : [],
      ),
    ]);
    expect(bare).toEqual([]);
  });

  test('no document of a business shows an admin’s operation', async () => {
    const { body } = await anyone.get<OpenApi>('/openapi.json');
    expect(Object.keys(body.paths).filter((path) => path.startsWith('/admin'))).toEqual([]);
  });

  test.each(['/docs', '/admin/docs'])('%s is a page that loads its parts', async (path) => {
    const { status, headers, text } = await anyone.get(path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/text\/html/);
    const scripts = [...text.matchAll(/src="([^"]+\.js)"/g)].map(([, source = '']) => source);
    expect(scripts.length).toBeGreaterThan(0);
    for (const source of scripts) {
      const url = new URL(source, `${frontdesk.url}${path}`);
      expect((await fetch(url)).status).toBe(200);
    }
  });
});

describe('every answer', () => {
  test('has a request id, and the correlation id that the client sent', async () => {
    const first = await shop.api.get('/v1/tenant');
    const second = await shop.api.get('/v1/tenant', { 'x-correlation-id': 'walk.in-7_A' });
    expect(first.headers.get('x-request-id')).not.toBe(second.headers.get('x-request-id'));
    expect(second.headers.get('x-correlation-id')).toBe('walk.in-7_A');
    const strange = await shop.api.get('/v1/tenant', { 'x-correlation-id': 'a b<script>' });
    expect(strange.headers.get('x-correlation-id')).not.toContain('script');
    expect((await anyone.get('/nowhere')).headers.get('x-request-id')).toBeTruthy();
  });

  test.each([
    ['an unknown path', 'GET', '/v1/nothing', undefined, {}, 404, 'no_such_route'],
    ['an unknown method', 'POST', '/v1/tenant', '{}', {}, 405, 'method_not_allowed'],
    ['a path that cannot be read', 'GET', '/v1/orders/%E0%A4%A', undefined, {}, 400, 'malformed_url'],
    ['broken JSON', 'PUT', '/v1/products', '{"products":', {}, 400, 'malformed_json'],
    ['JSON that is no object', 'PUT', '/v1/products', '7', {}, 400, 'malformed_json'],
    [
      'another media type',
      'PUT',
      '/v1/products',
      'a=b',
      { 'content-type': 'text/plain' },
      415,
      'unsupported_media_type',
    ],
    ['a bulk body too large', 'PUT', '/v1/articles', `"${'x'.repeat(4_300_000)}"`, {}, 413, 'body_too_large'],
    [
      'a body too large',
      'POST',
      '/v1/conversations',
      `"${'x'.repeat(1_100_000)}"`,
      {},
      413,
      'body_too_large',
    ],
  ])('to %s is a problem', async (_, method, path, body, headers, status, code) => {
    expectProblem(await shop.api.call(method, path, body, headers), status, code);
  });

  test.each([
    ['none', null],
    ['a stranger’s', `fd_live_${'A'.repeat(49)}`],
    ['a password', 'hunter2'],
  ])('without a right credential (%s) is 401 in the same words', async (_, key) => {
    const answer = await new Api(frontdesk.url, key).get('/v1/orders');
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });
});
