import { invalid, type DomainError } from '../../kernel/errors.js';
import { parseGrants } from './api-key.rules.js';
import type { KeyInput, WantedKey } from './api-key.types.js';

const DAY_MS = 86_400_000;

/** @throws DomainError `invalid` that names the problem with the scopes, the expiry or the limit. */
export function keyInput(body: WantedKey, now: Date): KeyInput {
  const { name, kind = 'live', scopes, requestsPerMinute = null } = body;
  if (kind === 'pub' && requestsPerMinute !== null) throw noLimitForPublishable();
  return { name, kind, scopes: parseGrants(kind, scopes), expiresAt: endOf(body, now), requestsPerMinute };
}

function endOf({ expiresAt, expiresInDays }: WantedKey, now: Date): Date | null {
  if (expiresAt !== undefined && expiresInDays !== undefined) {
    const detail = 'Send "expiresAt" or "expiresInDays", not both.';
    throw invalid([{ pointer: '/expiresInDays', code: 'contradicts', detail }]);
  }
  if (expiresInDays !== undefined) return new Date(now.getTime() + expiresInDays * DAY_MS);
  if (expiresAt === undefined) return null;
  const end = new Date(expiresAt);
  if (end <= now) throw pastExpiry();
  return end;
}

function pastExpiry(): DomainError {
  return invalid([
    { pointer: '/expiresAt', code: 'in_the_past', detail: '"expiresAt" must be in the future.' },
  ]);
}

function noLimitForPublishable(): DomainError {
  const detail = 'A publishable key has no limit of its own: its requests count by address. Leave this out.';
  return invalid([{ pointer: '/requestsPerMinute', code: 'not_for_publishable', detail }]);
}
