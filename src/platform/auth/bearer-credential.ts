import type { DomainError } from '../../kernel/errors.js';
import { AUTH_ERRORS } from './auth.errors.js';

const MAX_CREDENTIAL = 2048;
const EXAMPLE = '"Authorization: Bearer <key>"';

/**
 * The credential of an `Authorization` header (RFC 6750).
 * @throws DomainError `unauthenticated` that says how to send it; it depends on the header's form alone.
 */
export function bearerCredential(authorization: string | undefined): string {
  const sent = authorization?.trim() ?? '';
  if (sent === '') throw refusal(`No credential came with the request. Send it as ${EXAMPLE}.`);
  const [scheme = '', credential = '', ...rest] = sent.split(/ +/, 3);
  if (scheme.toLowerCase() !== 'bearer') throw wrongScheme(scheme);
  if (credential === '' || rest.length > 0 || /\s/.test(credential))
    throw refusal(`After "Bearer" must stand one credential without blanks: send ${EXAMPLE}.`);
  if (credential.length > MAX_CREDENTIAL)
    throw refusal(`A credential has at most ${MAX_CREDENTIAL} characters. Send ${EXAMPLE}.`);
  return credential;
}

/** For more than one `Authorization` header: a proxy may have read another one than we would. */
export function severalCredentials(): DomainError {
  return refusal('The request has several Authorization headers. Send exactly one.');
}

function wrongScheme(scheme: string): DomainError {
  return scheme.startsWith('fd_')
    ? refusal(`The word "Bearer" is missing before the key: send ${EXAMPLE}.`)
    : refusal(`Credentials are sent as Bearer and in no other scheme: send ${EXAMPLE}.`);
}

function refusal(detail: string): DomainError {
  return AUTH_ERRORS.unauthenticated(detail);
}
