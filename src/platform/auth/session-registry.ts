import type { Role } from './roles.js';

/** A live session, and the member whom it is of. */
export interface SessionRecord {
  sessionId: string;
  personId: string;
  tenantId: string;
  memberId: string;
  role: Role;
  /** The sooner of its two ends: unused for too long, or too old. */
  endsAt: Date;
}

/** What the guard needs of people's sessions. Answers may be up to five seconds old. */
export abstract class SessionRegistry {
  /** The live session whose token has this SHA-256; null also when its person is no member any more. */
  abstract find(hash: Buffer): Promise<SessionRecord | null>;
  /** Whether this process has recently found the session genuine. In memory only. */
  abstract knows(hash: Buffer): boolean;
  /** Notes that the session was used just now. Returns at once and never fails. */
  abstract noteUse(session: SessionRecord): void;
}
