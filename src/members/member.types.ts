import type { Role } from '../platform/auth/roles.js';

/** Somebody who may sign in, over all businesses. */
export interface Person {
  id: string;
  /** In canonical form. */
  email: string;
  name: string;
}

/** A person in one business. */
export interface Member {
  id: string;
  personId: string;
  /** As it was when they joined. */
  email: string;
  name: string;
  role: Role;
  createdAt: Date;
}

/** One business that a person belongs to. */
export interface Membership {
  memberId: string;
  role: Role;
  tenant: { id: string; slug: string; name: string };
  isActive: boolean;
}

/** Somebody who is asked to join a business and has not answered. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  createdAt: Date;
  /** When its last mail went out; null when none has yet. */
  sentAt: Date | null;
  endsAt: Date;
}

export const LINK_PURPOSES = ['sign_in', 'reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];
export type TokenPurpose = LinkPurpose | 'invitation';

/** A person who has just proven who they are, and the session that was begun for them. */
export interface SignedIn {
  personId: string;
  tenantId: string;
  /** Shown once, in the cookie. */
  token: string;
}
