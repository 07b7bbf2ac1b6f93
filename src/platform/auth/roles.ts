import { covers, type Grant } from './scopes.js';

/** What a member may be in a business. */
export const ROLES = ['owner', 'manager', 'agent'] as const;
export type Role = (typeof ROLES)[number];

/** For daily work with customers. */
const AGENT: readonly Grant[] = [
  'conversations:*',
  'notes:*',
  'assistant:preview',
  'orders:read',
  'catalog:read',
  'visitors:read',
  'settings:read',
  'checks:read',
  'sources:read',
  'imports:read',
  'members:read',
];

/** Exhaustive: the grants of each role, as those of a key. Each role holds all that the one after it does. */
export const ROLE_GRANTS: Record<Role, readonly Grant[]> = {
  owner: ['*'],
  manager: [
    ...AGENT,
    'orders:*',
    'catalog:*',
    'checks:*',
    'sources:*',
    'imports:*',
    'visitors:*',
    'settings:*',
    'members:*',
    'usage:read',
    'audit:read',
  ],
  agent: AGENT,
};

/** Whom a member of each role may invite, change and remove. */
const IN_CHARGE_OF: Record<Role, readonly Role[]> = { owner: ROLES, manager: ['agent'], agent: [] };

/** True when a member of the role decides about members of the other one. */
export function isInChargeOf(role: Role, other: Role): boolean {
  return IN_CHARGE_OF[role].includes(other);
}

/** True when a key that holds these scopes may give the role: it holds all that the role does. */
export function mayGive(held: readonly string[], role: Role): boolean {
  return ROLE_GRANTS[role].every((grant) => covers(held, grant));
}
