/** What the guard needs of the admin keys beside the one of `ADMIN_API_KEY`. Answers may be up to five seconds old. */
export abstract class AdminKeyRegistry {
  /** @returns the id of the key with this SHA-256; null when it is unknown or revoked. */
  abstract findId(hash: Buffer): Promise<string | null>;
  /** Whether this process has recently found the key genuine. In memory only. */
  abstract knows(hash: Buffer): boolean;
  /** Notes that the key was used just now. Returns at once and never fails. */
  abstract noteUse(id: string): void;
}

/** The id of the key in `ADMIN_API_KEY`, which is configuration and has no row. */
export const FIRST_ADMIN_KEY = 'first';
