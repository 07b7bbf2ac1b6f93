import { type DomainError, type FieldProblem, invalid } from '../../kernel/errors.js';
import { KEY_ERRORS } from './keys.errors.js';
import { covers, GRANTS, isGrant, type Grant } from '../../platform/auth/scopes.js';
import type { ApiKey, TenantKeyKind } from './api-key.types.js';

/** What a key may do; checked in the same way when a key is created and when one is rotated. */
export type KeyPermissions = Pick<ApiKey, 'kind' | 'scopes' | 'expiresAt' | 'requestsPerMinute'>;

/** @throws DomainError `invalid` that points to each unknown scope and lists the valid ones. */
export function parseGrants(kind: TenantKeyKind, scopes: string[] | undefined): Grant[] {
  if (kind === 'pub') return noGrants(scopes);
  if (!scopes || scopes.length === 0) {
    throw invalid([problem('/scopes', 'missing', `A secret key needs scopes: ${GRANTS.join(', ')}.`)]);
  }
  const unknown = scopes.flatMap((scope, index) =>
    isGrant(scope)
      ? []
      : [
          problem(
            `/scopes/${index}`,
            'unknown_scope',
            `There is no such scope. Choose of: ${GRANTS.join(', ')}.`,
          ),
        ],
  );
  if (unknown.length > 0) throw invalid(unknown);
  return [...new Set(scopes.filter(isGrant))];
}

function noGrants(scopes: string[] | undefined): Grant[] {
  if (!scopes || scopes.length === 0) return [];
  throw invalid([
    problem(
      '/scopes',
      'not_for_publishable',
      'A publishable key opens the widget alone and takes no scopes.',
    ),
  ]);
}

/** @throws DomainError `forbidden` when a key would give another one more than it has itself. */
export function requireNotExceeding(own: KeyPermissions, wanted: KeyPermissions): void {
  const excess = wanted.scopes.filter((scope) => !isGrant(scope) || !covers(own.scopes, scope));
  if (excess.length > 0) {
    throw KEY_ERRORS.scope_exceeds_own(`The caller does not hold ${excess.join(', ')} itself.`);
  }
  if (own.expiresAt && !(wanted.expiresAt && wanted.expiresAt <= own.expiresAt)) {
    const end = own.expiresAt.toISOString();
    throw KEY_ERRORS.expiry_exceeds_own(
      `The calling key ends at ${end}; no key of its making may live longer. Send an "expiresAt" until then.`,
    );
  }
  const [limit, asked] = [own.requestsPerMinute, wanted.requestsPerMinute];
  if (wanted.kind !== 'pub' && limit !== null && !(asked !== null && asked <= limit)) {
    throw KEY_ERRORS.rate_exceeds_own(
      `The calling key has ${limit} requests per minute and can give no more. Send "requestsPerMinute" up to that.`,
    );
  }
}

/** True for a key with which a business can create keys without a time limit. */
export function isPermanentKeyManager(key: ApiKey): boolean {
  return key.kind !== 'pub' && !key.revokedAt && !key.expiresAt && covers(key.scopes, 'keys:write');
}

export function lastKey(): DomainError {
  return KEY_ERRORS.last_key(
    'No other key without an end holds keys:write and all that this one does. Make one first, or rotate this one.',
  );
}

function problem(pointer: string, code: string, detail: string): FieldProblem {
  return { pointer, code, detail };
}
