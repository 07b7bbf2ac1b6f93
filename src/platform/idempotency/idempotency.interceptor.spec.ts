import { jest } from '@jest/globals';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { lastValueFrom, of } from 'rxjs';
import { setPrincipal, type Principal } from '../auth/principal.js';
import { SealedBox } from '../crypto/sealed-box.js';
import type { SealedBoxes } from '../crypto/sealed-boxes.js';
import type { IdempotencyStore } from './idempotency-store.js';
import { IdempotencyInterceptor, OneTransaction } from './idempotency.interceptor.js';

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
  const response = { statusCode: 201, getHeader: () => undefined };
  const http = { getRequest: () => request, getResponse: () => response };
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

it('of a member is theirs alone: what one was told or refused is told to no other', async () => {
  const member: Principal = {
    ...{ kind: 'member', tenantId: 't', memberId: 'm', personId: 'p', sessionId: 's', role: 'owner' },
    scopes: ['*'],
    limits: STRANGER.limits,
  };
  expect(await storedRoute(member, '1', BROWSER)).toBe('member:m POST /widget/v1/sessions');
});

describe('a repeated request', () => {
  /** Keeps one outcome, as the table does. */
  class OneKey {
    private kept: { requestHash: Buffer; outcome: Buffer | null } | undefined;

    claim(_attempt: unknown, requestHash: Buffer) {
      if (this.kept) return Promise.resolve({ claimed: false, record: this.kept });
      this.kept = { requestHash, outcome: null };
      return Promise.resolve({ claimed: true, until: '2026-12-01' });
    }

    complete(_attempt: unknown, outcome: Buffer) {
      if (this.kept) this.kept.outcome = outcome;
      return Promise.resolve(true);
    }

    async together<T>(_scope: string, work: () => Promise<T>): Promise<T> {
      return work();
    }
  }

  async function answer(interceptor: IdempotencyInterceptor, headers: Map<string, string>, isOne: boolean) {
    const handler = () => undefined;
    if (isOne) OneTransaction()(handler, '', { value: handler });
    const request = {
      ...{ method: 'POST', route: { path: '/v1/imports' }, params: {}, body: {} },
      headers: { 'idempotency-key': KEY },
    };
    setPrincipal(request, { ...STRANGER, kind: 'tenant', scopes: [] } as unknown as Principal);
    const response = {
      statusCode: 202,
      status: (code: number) => (response.statusCode = code),
      getHeader: (name: string) => headers.get(name),
      setHeader: (name: string, value: string) => headers.set(name, value),
    };
    const http = { getRequest: () => request, getResponse: () => response };
    const context = { switchToHttp: () => http, getHandler: () => handler } as unknown as ExecutionContext;
    const handle = () => {
      headers.set('Location', '/v1/imports/7');
      headers.set('RateLimit', 'of the first');
      return of({ id: '7' });
    };
    await lastValueFrom(interceptor.intercept(context, { handle }));
    return { status: response.statusCode, headers: Object.fromEntries(headers) };
  }

  it.each([false, true])('has the Location of the first, and none of its other headers', async (isOne) => {
    const boxes = { labelled: (label: string) => new SealedBox('secret', label) } as SealedBoxes;
    const store = new OneKey() as unknown as IdempotencyStore;
    const interceptor = new IdempotencyInterceptor(new Reflector(), store, boxes);
    await answer(interceptor, new Map(), isOne);
    expect(await answer(interceptor, new Map(), isOne)).toEqual({
      status: 202,
      headers: { Location: '/v1/imports/7', 'Idempotent-Replayed': 'true' },
    });
  });
});
