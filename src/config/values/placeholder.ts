import { existsSync } from 'node:fs';

const ADDRESS = /^[a-z][a-z+]*:\/\//i;
const PASSWORD_OF_ADDRESS = /^[a-z][a-z+]*:\/\/[^:@/]*:([^@]*)@/i;
/** As they stand in examples. */
const EXAMPLE = /replace-?me|change-?me|example|placeholder|your-|^<.*>$/i;
/** What everybody tries first. */
const GUESSED = /^(?:password|passwort|secret|postgres|redis|admin|frontdesk|test)\d*$/i;
const ONE_CHARACTER = /^(?:fd_admin_)?(.)\1*$/;

/**
 * Whether a secret is one that everybody knows: from an example, or made of nothing. Of an address the password is judged.
 * @param value not empty
 */
export function isPlaceholder(value: string): boolean {
  const secret = ADDRESS.test(value) ? decoded(PASSWORD_OF_ADDRESS.exec(value)?.[1] ?? '') : value;
  return secret !== '' && [EXAMPLE, GUESSED, ONE_CHARACTER].some((pattern) => pattern.test(secret));
}

/** Places of files, as they are written; a secret in base64 may begin with `/` too, but has capitals. */
const PATH = /^(?:file:\/\/|~|\.{1,2})?(?:\/[a-z0-9._-]+)+\/?$/;
const PLACE_OF_SECRETS = /^\/(?:run|var|etc|home|root|opt|srv|mnt|tmp|usr|secrets?)\//;

/**
 * Whether a secret is the path of a file that holds it.
 * @param value not empty
 */
export function isPath(value: string): boolean {
  return PATH.test(value) || PLACE_OF_SECRETS.test(value) || (value.startsWith('/') && existsSync(value));
}

function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
