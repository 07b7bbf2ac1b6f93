import { invalid, type DomainError } from '../kernel/errors.js';
import { grantsOf } from './api-key.rules.js';
import type { KeyInput } from './api-key.types.js';
import type { ApiKeyDto } from './dto/api-key.dto.js';

const DAY_MS = 86_400_000;

/** @throws DomainError `invalid` that names what is wrong with the scopes, the end or the limit. */
export function keyInput(body: ApiKeyDto, now: Date): KeyInput {
  const { name, kind = 'live', scopes, requestsPerMinute = null } = body;
  if (kind === 'pub' && requestsPerMinute !== null) throw noLimitForPublishable();
  return { name, kind, scopes: grantsOf(kind, scopes), expiresAt: endOf(body, now), requestsPerMinute };
}

function endOf({ expiresAt, expiresInDays }: ApiKeyDto, now: Date): Date | null {
  if (expiresAt !== undefined && expiresInDays !== undefined) {
    const detail = 'Send "expiresAt" or "expiresInDays", not both.';
    throw invalid([{ pointer: '/expiresInDays', code: 'contradicts', detail }]);
  }
  if (expiresInDays !== undefined) return new Date(now.getTime() + expiresInDays * DAY_MS);
  return expiresAt === undefined ? null : new Date(expiresAt);
}

function noLimitForPublishable(): DomainError {
  const detail = 'A publishable key has no limit of its own: its requests count by address. Leave this out.';
  return invalid([{ pointer: '/requestsPerMinute', code: 'not_for_publishable', detail }]);
}
