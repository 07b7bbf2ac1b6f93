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
  // The path of a key's file is no secret.
  if (value.startsWith('/')) return false;
  const secret = ADDRESS.test(value) ? decoded(PASSWORD_OF_ADDRESS.exec(value)?.[1] ?? '') : value;
  return secret !== '' && [EXAMPLE, GUESSED, ONE_CHARACTER].some((pattern) => pattern.test(secret));
}

function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
