import type { Request } from 'express';
import type { DomainError } from '../../kernel/errors.js';
import { AUTH_ERRORS } from './auth.errors.js';
import { originOf } from './request-origin.js';

/** `__Host-`: browsers take it over HTTPS alone (and from localhost), for this host alone (RFC 6265bis 4.1.3.2). */
export const SESSION_COOKIE = '__Host-fd_session';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The session's token that a request carries; undefined when it has none that is well-formed, or several. */
export function sessionToken(cookies: string | undefined): string | undefined {
  if (cookies === undefined) return undefined;
  const own = cookies
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each.startsWith(`${SESSION_COOKIE}=`));
  const value = own.length === 1 ? own[0]?.slice(SESSION_COOKIE.length + 1) : undefined;
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}

/** The value of `Set-Cookie`. @param seconds how long browsers keep it */
export function sessionCookie(token: string, seconds: number): string {
  return `${SESSION_COOKIE}=${token}; Max-Age=${seconds}; ${ATTRIBUTES}`;
}

/** The value of `Set-Cookie` that makes a browser forget the session. */
export function noSessionCookie(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}

/**
 * Cookies come with requests of other websites too, so these are refused: browsers tell by `Sec-Fetch-Site` where a
 * request comes from, which no script can set; those that do not send `Origin` with everything that changes something.
 * What a person opens themselves (`none`) may read.
 * @throws DomainError `cross_site`
 */
export function requireOwnSite(request: Request): void {
  const isSafe = SAFE_METHODS.has(request.method);
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || (site === 'none' && isSafe)) return;
  if (site === undefined && (isSafe || originOf(request).isOwnHost)) return;
  throw crossSite();
}

function crossSite(): DomainError {
  return AUTH_ERRORS.cross_site('A session is used by pages of this host alone. Use a key from elsewhere.');
}
