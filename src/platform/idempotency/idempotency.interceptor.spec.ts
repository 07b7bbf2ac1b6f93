import { jest } from '@jest/globals';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { lastValueFrom, of } from 'rxjs';
import { setPrincipal, type Principal } from '../auth/principal.js';
import { SealedBox } from '../crypto/sealed-box.js';
import type { SealedBoxes } from '../crypto/sealed-boxes.js';
import type { IdempotencyStore } from './idempotency-store.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

const KEY = 'a-key-of-24-characters--';
const BROWSER = { ip: '192.0.2.1', 'user-agent': 'Firefox', origin: 'https://shop.example' };
const STRANGER: Principal = {
  ...{ kind: 'publishable', tenantId: 't', keyId: 'k' },
  limits: { requestsPerMinute: 1, messagesPerMinute: 1, visitorMessagesPerMinute: 1, openSockets: 1 },
};

/** The route under which the request's outcome is stored; null when it is not. */
async function storedRoute(
  principal: Principal,
  key: string,
  marks: Record<string, string>,
): Promise<string | null> {
  const claim = jest.fn((_attempt: { route: string }) =>
    Promise.resolve({ claimed: true, until: '2026-12-01' }),
  );
  const complete = (attempt: { until: string }, outcome: Buffer) => {
    expect(attempt.until).toBe('2026-12-01');
    expect(new SealedBox('secret', 'idempotent-outcomes').open(outcome)).toEqual({
      status: 201,
      body: 'made',
    });
    return Promise.resolve(true);
  };
  const store = { claim, complete } as unknown as IdempotencyStore;
  const boxes = { labelled: (label: string) => new SealedBox('secret', label) } as SealedBoxes;
  const { ip, ...headers } = marks;
  const request = {
    ip,
    method: 'POST',
    route: { path: '/widget/v1/sessions' },
    params: {},
    headers: { ...headers, 'idempotency-key': key },
  };
  setPrincipal(request, principal);
  const http = { getRequest: () => request, getResponse: () => ({ statusCode: 201 }) };
  const context = { switchToHttp: () => http, getHandler: () => storedRoute } as unknown as ExecutionContext;
  const handler: CallHandler = { handle: () => of('made') };
  const interceptor = new IdempotencyInterceptor(new Reflector(), store, boxes);
  expect(await lastValueFrom(interceptor.intercept(context, handler))).toBe('made');
  return claim.mock.calls[0]?.[0].route ?? null;
}

describe('the route of a request with the public widget key', () => {
  it('depends on browser, address and site, and contains none of them', async () => {
    const route = await storedRoute(STRANGER, KEY, BROWSER);
    expect(route).toMatch(/^browser:[0-9a-f]{64} POST \/widget\/v1\/sessions$/);
    expect(await storedRoute(STRANGER, KEY, { ...BROWSER })).toBe(route);
  });

  it.each([
    ['address', { ...BROWSER, ip: '192.0.2.2' }],
    ['browser', { ...BROWSER, 'user-agent': 'Chrome' }],
    ['site', { ...BROWSER, origin: 'https://other.example' }],
    ['sender without a browser', { ip: BROWSER.ip }],
  ])('is another for another %s', async (_, marks) => {
    expect(await storedRoute(STRANGER, KEY, marks)).not.toBe(await storedRoute(STRANGER, KEY, BROWSER));
  });

  it('keeps browser, address and site apart', async () => {
    const one = await storedRoute(STRANGER, KEY, { ...BROWSER, 'user-agent': 'a,b', origin: 'c' });
    const other = await storedRoute(STRANGER, KEY, { ...BROWSER, 'user-agent': 'a', origin: 'b,c' });
    expect(one).not.toBe(other);
  });

  it('is null for a key that could be guessed', async () => {
    expect(await storedRoute(STRANGER, 'k'.repeat(15), BROWSER)).toBeNull();
    expect(await storedRoute(STRANGER, 'k'.repeat(16), BROWSER)).not.toBeNull();
  });
});

it('for a secret key does not depend on where the call comes from', async () => {
  const business: Principal = {
    kind: 'tenant',
    tenantId: 't',
    keyId: 'k',
    scopes: ['*'],
    keyRequestsPerMinute: null,
    limits: { requestsPerMinute: 1, messagesPerMinute: 1, visitorMessagesPerMinute: 1, openSockets: 1 },
  };
  expect(await storedRoute(business, '1', BROWSER)).toBe('POST /widget/v1/sessions');
});
