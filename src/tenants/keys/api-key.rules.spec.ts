import { DomainError } from '../../kernel/errors.js';
import { GRANTS } from '../../platform/auth/scopes.js';
import {
  parseGrants,
  isPermanentKeyManager,
  requireNotExceeding,
  type KeyPermissions,
} from './api-key.rules.js';
import type { ApiKey } from './api-key.types.js';

const ALL: KeyPermissions = { kind: 'live', scopes: ['*'], expiresAt: null, requestsPerMinute: null };
const SOON = new Date('2030-01-01T00:00:00Z');
const LATER = new Date('2030-01-02T00:00:00Z');

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.problems[0]?.code ?? error.code;
    throw error;
  }
}

describe('what a key may give to other keys', () => {
  it.each<[string, Partial<KeyPermissions>, Partial<KeyPermissions>, string | null]>([
    ['the same', {}, {}, null],
    ['less', {}, { scopes: ['orders:read'], expiresAt: SOON, requestsPerMinute: 1 }, null],
    ['another scope', { scopes: ['orders:read'] }, { scopes: ['orders:write'] }, 'scope_exceeds_own'],
    ['what is no scope any more', { scopes: ['old:read'] }, { scopes: ['old:read'] }, 'scope_exceeds_own'],
    ['an equal end', { expiresAt: SOON }, { expiresAt: SOON }, null],
    ['a later end', { expiresAt: SOON }, { expiresAt: LATER }, 'expiry_exceeds_own'],
    ['no end', { expiresAt: SOON }, {}, 'expiry_exceeds_own'],
    ['an equal rate', { requestsPerMinute: 9 }, { requestsPerMinute: 9 }, null],
    ['a higher rate', { requestsPerMinute: 9 }, { requestsPerMinute: 10 }, 'rate_exceeds_own'],
    ['no rate', { requestsPerMinute: 9 }, {}, 'rate_exceeds_own'],
    ['the widget’s key, which has no rate', { requestsPerMinute: 9 }, { kind: 'pub', scopes: [] }, null],
    ['the widget’s key', { scopes: ['keys:write'] }, { kind: 'pub', scopes: [] }, null],
  ])('%s', (_, own, wanted, code) => {
    expect(codeOf(() => requireNotExceeding({ ...ALL, ...own }, { ...ALL, ...wanted }))).toBe(code);
  });
});

describe('requested scopes', () => {
  it('are each kept once', () => {
    expect(parseGrants('live', ['orders:*', 'keys:read', 'orders:*'])).toEqual(['orders:*', 'keys:read']);
    expect(parseGrants('test', GRANTS)).toEqual(GRANTS);
  });

  it.each([
    ['live', undefined, 'missing'],
    ['test', [], 'missing'],
    ['live', ['nothing:read'], 'unknown_scope'],
    ['pub', ['orders:read'], 'not_for_publishable'],
  ] as const)('of a %s key: %j is %s', (kind, scopes, code) => {
    expect(codeOf(() => parseGrants(kind, scopes && [...scopes]))).toBe(code);
  });

  it('are refused for a publishable key', () => {
    expect([parseGrants('pub', undefined), parseGrants('pub', [])]).toEqual([[], []]);
  });
});

describe('a key that keeps the business from being locked out', () => {
  const KEY: ApiKey = {
    ...{ id: 'x', name: 'x', hint: 'x', kind: 'live', scopes: ['keys:write'], requestsPerMinute: null },
    ...{ createdAt: SOON, expiresAt: null, lastUsedAt: null, revokedAt: null },
  };

  it.each<[string, Partial<ApiKey>, boolean]>([
    ['holds keys:write', {}, true],
    ['holds it by a wildcard', { scopes: ['keys:*'] }, true],
    ['is not revoked', { revokedAt: SOON }, false],
    ['has no end, however far', { expiresAt: new Date('2999-01-01') }, false],
    ['can make keys', { scopes: ['keys:read', 'orders:*'] }, false],
    ['is secret', { kind: 'pub', scopes: [] }, false],
  ])('%s', (_, change, keeps) => {
    expect(isPermanentKeyManager({ ...KEY, ...change })).toBe(keeps);
  });
});
