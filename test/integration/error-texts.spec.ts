import { mintKey } from '../../src/platform/auth/api-key.js';
import { Api, type Answer } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { expectProblem } from '../e2e/expectations.js';
import { Stage } from '../e2e/stage.js';
import type { Problem } from './http-rig.js';

let stage: Stage;
let shop: TestBusiness;
let admin: Api;
let anyone: Api;

beforeAll(async () => {
  stage = await Stage.shared();
  shop = await stage.business(stage.frontdesk);
  admin = stage.admin(stage.frontdesk);
  anyone = new Api(stage.frontdesk.url, null);
});
afterAll(() => stage.close());

function sent(authorization: string | undefined, path = '/v1/tenant'): Promise<Answer<Problem>> {
  return anyone.get<Problem>(path, authorization === undefined ? {} : { authorization });
}

async function detailOf(answer: Promise<Answer<Problem>>): Promise<string> {
  const { status, body } = await answer;
  return `${status} ${body.code}: ${body.detail}`;
}

describe('a refused credential', () => {
  it('is told how it was sent wrongly, each way in its own words', async () => {
    const key = shop.api.key ?? '';
    const texts = await Promise.all(
      [undefined, key, `Basic ${key}`, `Bearer ${key} x`, `Bearer ${key.slice(0, -1)}`].map((header) =>
        detailOf(sent(header)),
      ),
    );
    texts.push(await detailOf(sent(`Bearer ${mintKey('live')}`)));
    expect(new Set(texts).size).toBe(6);
    expect(texts.filter((text) => !text.startsWith('401 unauthenticated: '))).toEqual([]);
  });

  it('that is well-formed gets one text, whether it never was or is revoked', async () => {
    const made = await shop.api.post<{ id: string; secret: string }>('/v1/api-keys', {
      name: 'Soon over',
      scopes: ['orders:read'],
    });
    await shop.api.delete(`/v1/api-keys/${made.body.id}`);
    const [revoked, never, neverAdmin] = await Promise.all(
      [made.body.secret, mintKey('live'), mintKey('admin')].map((key) => detailOf(sent(`Bearer ${key}`))),
    );
    expect(revoked).toBe(never);
    expect(neverAdmin).toBe(never);
  });

  it.each([
    ['a secret key at the widget', () => shop.api, '/widget/v1/config', 'fd_pub_…', 'fd_live_…'],
    ['a widget key at the API', () => shop.widget, '/v1/orders', 'fd_live_… or fd_test_…', 'fd_pub_…'],
    ['an admin key at the API', () => admin, '/v1/orders', 'fd_live_… or fd_test_…', 'fd_admin_…'],
    ['a secret key at the admin API', () => shop.api, '/admin/v1/tenants', 'fd_admin_…', 'fd_live_…'],
  ])('of the wrong kind is named with the right one: %s', async (_, api, path, needed, got) => {
    const { status, body } = await api().get<Problem>(path);
    expect([status, body.code]).toEqual([403, 'wrong_credential']);
    const [wanted = '', came = ''] = body.detail.split('What came is');
    expect([wanted.includes(needed), came.includes(got)]).toEqual([true, true]);
  });
});

describe('a wrong method', () => {
  it.each([
    ['POST', '/v1/tenant', 'GET, HEAD, PATCH'],
    ['DELETE', '/v1/orders', 'GET, HEAD, POST, PUT'],
    ['PUT', '/v1/orders/01920000-0000-7000-8000-000000000000', 'DELETE, GET, HEAD, PATCH'],
    // Names beside ids: no product, webhook or dead letter is called so.
    ['PATCH', '/v1/products/search', 'GET, HEAD'],
    ['DELETE', '/v1/webhooks/deliveries', 'GET, HEAD'],
    ['GET', '/admin/v1/dead-letters/retry', 'POST'],
    ['GET', '/widget/v1/sessions', 'POST'],
    ['PATCH', '/admin/v1/keys', 'GET, HEAD, POST'],
    ['POST', '/docs', 'GET, HEAD'],
    ['DELETE', '/openapi.json', 'GET, HEAD'],
  ])('%s %s is answered 405 with what the path takes', async (method, path, allow) => {
    const answer = await anyone.call<Problem>(method, path);
    expectProblem(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe(allow);
    expect(answer.body.detail).toContain(allow);
  });

  it.each([
    ['/v1/nothing', '/docs and in /openapi.json'],
    ['/admin/v1/nothing', '/admin/docs and in /admin/openapi.json'],
    ['/wp-login.php', '/docs and in /openapi.json'],
  ])('is not what is wrong with the unknown path %s: that names the documents', async (path, where) => {
    for (const method of ['GET', 'POST']) {
      const answer = await anyone.call<Problem>(method, path);
      expectProblem(answer, 404, 'no_such_route');
      expect(answer.body.detail).toContain(where);
      expect(answer.headers.get('allow')).toBeNull();
    }
  });
});

describe('a body that is not JSON', () => {
  it.each([
    ['{"text": "hello",}', 'Line 1, column 18'],
    ['{\n  "text": hello\n}', 'Line 2, column 11'],
    ['', ''],
  ])('%j is refused with the place of the fault', async (body, place) => {
    const answer = await shop.api.call<Problem>('PATCH', '/v1/tenant', body, {
      'content-type': 'application/json',
    });
    if (place === '') return expectProblem(answer, 422, 'invalid', ['']);
    expectProblem(answer, 400, 'malformed_json');
    expect(answer.body.detail).toContain(place);
    expect(answer.body.detail).not.toContain('hello');
  });
});
