import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ServerConfig } from '../../config/server.config.js';
import { Access, Scope } from './access.js';
import type { RefusalCounter } from './refusal-counter.js';
import { AuthGuard } from './auth.guard.js';
import type { Authenticator, Site } from './authenticator.js';
import { RequestCredentials } from './request-credentials.js';
import { principalOf, reauthenticate, type Principal } from './principal.js';

class Handlers {
  @Access('tenant')
  @Scope('orders:write')
  scoped(): void {}

  @Access('tenant')
  @Scope('orders:read', 'catalog:read')
  oneOfTwo(): void {}

  @Access('tenant')
  forgotten(): void {}

  undecorated(): void {}

  @Access('public')
  open(): void {}
}

const KEY: Extract<Principal, { kind: 'tenant' }> = {
  ...{ kind: 'tenant', tenantId: 'tenant', keyId: 'key', scopes: ['*'], keyRequestsPerMinute: null },
  limits: { requestsPerMinute: 1, messagesPerMinute: 1, visitorMessagesPerMinute: 1, openSockets: 1 },
};

/** Counts nothing and blocks nobody. */
const UNLIMITED = {
  isBlocked: () => false,
  count: (_: unknown, refusal: unknown) => Promise.resolve(refusal),
} as unknown as RefusalCounter;

function rig(principal: Principal, { embedded = false, headers = {}, credentials = ['Bearer x'] } = {}) {
  const request = {
    protocol: 'https',
    headers: { host: 'desk.example', authorization: 'Bearer x', ...headers },
    headersDistinct: { authorization: credentials },
  };
  const sites: Site[] = [];
  const authenticator = {
    authenticate: (_: string, site: Site) => {
      sites.push(site);
      return Promise.resolve(principal);
    },
  } as unknown as Authenticator;
  const proofs = new RequestCredentials(authenticator, UNLIMITED, { embedded } as ServerConfig);
  const guard = new AuthGuard(new Reflector(), proofs, UNLIMITED);
  const enter = (handler: keyof Handlers) =>
    guard.canActivate({
      getHandler: () => Handlers.prototype[handler],
      getClass: () => Handlers,
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext);
  return { enter, request, sites };
}

describe('the guard', () => {
  it.each([['*'], ['orders:*'], ['orders:write']])(
    'accepts a key with %s, and can check it again',
    async (scope) => {
      const { enter, request, sites } = rig({ ...KEY, scopes: [scope] });
      expect(await enter('scoped')).toBe(true);
      expect(principalOf(request)).toMatchObject({ keyId: 'key' });
      await reauthenticate(request);
      expect(sites).toHaveLength(2);
    },
  );

  it.each([[[]], [['orders:read']], [['catalog:*', 'keys:write']]])(
    'refuses a key with %j and names the missing scope',
    async (scopes) => {
      const { enter } = rig({ ...KEY, scopes });
      await expect(enter('scoped')).rejects.toMatchObject({
        ...{ category: 'forbidden', code: 'missing_scope' },
        detail: expect.stringContaining('"orders:write"') as string,
      });
    },
  );

  it('accepts a key with one of several scopes, and names all of them to one with none', async () => {
    for (const scope of ['orders:read', 'catalog:*'])
      expect(await rig({ ...KEY, scopes: [scope] }).enter('oneOfTwo')).toBe(true);
    const { enter } = rig({ ...KEY, scopes: ['orders:write', 'keys:read'] });
    await expect(enter('oneOfTwo')).rejects.toMatchObject({
      code: 'missing_scope',
      detail:
        'This key lacks every one of the scopes "orders:read", "catalog:read". Use a key that holds one of them.',
    });
  });

  it('refuses every key where no scope is declared, even one with all scopes', async () => {
    await expect(rig(KEY).enter('forgotten')).rejects.toMatchObject({ code: 'scope_undeclared' });
  });

  it('refuses everybody where no access is declared', async () => {
    await expect(rig(KEY).enter('undecorated')).rejects.toMatchObject({ code: 'wrong_credential' });
    const admin: Principal = { kind: 'admin', keyId: 'first' };
    await expect(rig(admin).enter('undecorated')).rejects.toMatchObject({ code: 'wrong_credential' });
  });

  it('refuses two credentials in one request: a proxy in front may have accepted the other one', async () => {
    const { enter, sites } = rig(KEY, { credentials: ['Bearer x', 'Bearer y'] });
    await expect(enter('scoped')).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(sites).toEqual([]);
  });

  it('needs no credential on a public route', async () => {
    const { enter, sites } = rig(KEY);
    expect(await enter('open')).toBe(true);
    expect(sites).toEqual([]);
  });

  it.each<[object, boolean, Site]>([
    [{}, false, { origin: undefined, isDemo: false }],
    [{ origin: 'https://shop.example' }, true, { origin: 'https://shop.example', isDemo: false }],
    [{ origin: 'https://desk.example' }, false, { origin: 'https://desk.example', isDemo: false }],
    [{ origin: 'https://desk.example' }, true, { origin: 'https://desk.example', isDemo: true }],
    [{ origin: 'http://desk.example' }, true, { origin: 'http://desk.example', isDemo: false }],
    [{ origin: 'https://desk.example:8443' }, true, { origin: 'https://desk.example:8443', isDemo: false }],
    [{ 'sec-fetch-site': 'same-origin' }, false, { origin: 'https://desk.example', isDemo: false }],
    [{ 'sec-fetch-site': 'same-site' }, true, { origin: undefined, isDemo: false }],
    [
      { 'sec-fetch-site': 'same-origin', origin: 'https://shop.example' },
      true,
      { origin: 'https://shop.example', isDemo: false },
    ],
  ])('of %j, embedded %p, makes %j', async (headers, embedded, site) => {
    const { enter, sites } = rig(KEY, { embedded, headers });
    await enter('scoped');
    expect(sites).toEqual([site]);
  });
});
