import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ServerConfig } from '../../config/server.config.js';
import { ACCESS_KEY, SCOPE_KEY } from './access.js';
import { AuthGuard } from './auth.guard.js';
import type { Authenticator } from './authenticator.js';
import type { RefusalCounter } from './refusal-counter.js';
import { RequestCredentials } from './request-credentials.js';
import { isInChargeOf, mayGive, ROLE_GRANTS, ROLES, type Role } from './roles.js';
import { SCOPE_NAMES, type Scope } from './scopes.js';

const ALL: readonly Role[] = ROLES;
const SENIOR: readonly Role[] = ['owner', 'manager'];
const OWNER: readonly Role[] = ['owner'];

/** Who may do what, told apart from the grants: a new scope does not compile until somebody has decided. */
const OPEN_TO: Record<Scope, readonly Role[]> = {
  'orders:read': ALL,
  'orders:write': SENIOR,
  'catalog:read': ALL,
  'catalog:write': SENIOR,
  'conversations:read': ALL,
  'conversations:write': ALL,
  'notes:read': ALL,
  'notes:write': ALL,
  'checks:read': ALL,
  'checks:write': SENIOR,
  'sources:read': ALL,
  'sources:write': SENIOR,
  'imports:read': ALL,
  'imports:write': SENIOR,
  'events:read': OWNER,
  'events:write': OWNER,
  'webhooks:read': OWNER,
  'webhooks:write': OWNER,
  'channels:read': OWNER,
  'channels:write': OWNER,
  'visitors:read': ALL,
  'visitors:write': SENIOR,
  'settings:read': ALL,
  'settings:write': SENIOR,
  'assistant:preview': ALL,
  'assistant:ask': OWNER,
  'identity:read': OWNER,
  'identity:write': OWNER,
  'keys:read': OWNER,
  'keys:write': OWNER,
  'members:read': ALL,
  'members:write': SENIOR,
  'usage:read': SENIOR,
  'exports:write': OWNER,
  'audit:read': SENIOR,
};

interface Document {
  paths: Record<string, Record<string, { operationId: string; security?: { tenant?: Scope[] }[] }>>;
}

/** The committed document; `node scripts/openapi.mjs --check` compares it with the code. */
const { paths } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'openapi.json'), 'utf8'),
) as Document;
const OPERATIONS = Object.values(paths)
  .flatMap((each) => Object.values(each))
  .flatMap(({ operationId, security }) =>
    (security ?? []).flatMap(({ tenant = [] }) => tenant.map((scope) => ({ operationId, scope }))),
  );

/** Whether the guard lets a member of the role in where the scope is needed. */
async function enters(role: Role, scope: Scope, rule: string = 'tenant'): Promise<boolean> {
  const handler = () => undefined;
  Reflect.defineMetadata(ACCESS_KEY, rule, handler);
  Reflect.defineMetadata(SCOPE_KEY, [scope], handler);
  const authenticator = {
    member: () => Promise.resolve({ kind: 'member', tenantId: 't', role, scopes: ROLE_GRANTS[role] }),
  } as unknown as Authenticator;
  const counter = {
    isBlocked: () => false,
    count: (_: unknown, refusal: unknown) => Promise.resolve(refusal),
  };
  const refused = counter as unknown as RefusalCounter;
  const credentials = new RequestCredentials(authenticator, refused, {} as ServerConfig);
  const request = {
    method: 'GET',
    headers: { host: 'desk.example', cookie: `__Host-fd_session=${'t'.repeat(43)}` },
    headersDistinct: {},
  };
  const context = {
    getHandler: () => handler,
    getClass: () => AuthGuard,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  try {
    return await new AuthGuard(new Reflector(), credentials, refused).canActivate(context);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'missing_scope' || code === 'wrong_credential') return false;
    throw error;
  }
}

describe.each(ROLES)('a member who is %s', (role) => {
  it('may call every operation of the scopes of the role, and no other', async () => {
    expect(OPERATIONS.length).toBeGreaterThan(100);
    for (const { operationId, scope } of OPERATIONS)
      expect([operationId, await enters(role, scope)]).toEqual([operationId, OPEN_TO[scope].includes(role)]);
  });

  it.each(SCOPE_NAMES)('is treated as told with %s', async (scope) => {
    expect(await enters(role, scope)).toBe(OPEN_TO[scope].includes(role));
  });

  it.each(['admin', 'visitor', 'publishable'])('may not call what is open to %s', async (rule) => {
    expect(await enters(role, 'orders:read', rule)).toBe(false);
  });
});

describe('roles', () => {
  it('hold all that the one after them holds, so that giving a lower one gives nothing new', () => {
    for (const role of ROLES)
      expect(ROLES.filter((other) => mayGive(ROLE_GRANTS[role], other))).toEqual(
        ROLES.slice(ROLES.indexOf(role)),
      );
  });

  it('are given by those in charge of them', () => {
    const charge = ROLES.map((role) => ROLES.filter((other) => isInChargeOf(role, other)));
    expect(charge).toEqual([['owner', 'manager', 'agent'], ['agent'], []]);
  });

  it('of an owner are given by keys alone that hold everything', () => {
    expect(mayGive(['*'], 'owner')).toBe(true);
    expect(mayGive(SCOPE_NAMES, 'owner')).toBe(false);
    expect(mayGive(['members:*'], 'agent')).toBe(false);
  });
});
