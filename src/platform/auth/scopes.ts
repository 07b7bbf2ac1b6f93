/** Every scope that a secret key may hold, and what it permits. An operation declares exactly one with `@Scope`. */
export const SCOPES = {
  'orders:read': 'Read orders',
  'orders:write': 'Create, change and delete orders',
  'catalog:read': 'Read and search products and articles, and read synonyms',
  'catalog:write': 'Create, change and delete products and articles, change synonyms, decide on suggestions',
  'conversations:read':
    'Read conversations, their messages, events and unanswered questions, and what is learnt from these',
  'conversations:write': 'Start conversations, speak in them, hand them off, resolve and rate them',
  'notes:read': 'Read what members note on conversations',
  'notes:write': 'Write and delete notes on conversations',
  'checks:read': 'Read the tests of the assistant and their runs',
  'checks:write': 'Change the tests of the assistant and run them',
  'sources:read': 'Read sources of knowledge and what they propose',
  'sources:write': 'Add and remove sources, and take over what they propose',
  'imports:read': 'Read imports and what was refused of their files',
  'imports:write': 'Import files, which creates and changes products, orders and articles',
  'events:read': 'Read event sources and what they have delivered, never their secrets',
  'events:write': 'Connect, change and remove event sources',
  'webhooks:read': 'Read webhooks and what was delivered to them, never their secrets',
  'webhooks:write': 'Make, change, test and remove webhooks, and deliver events again',
  'channels:read': 'Read the connected messaging platforms, never their secrets',
  'channels:write': 'Connect, change, test and disconnect messaging platforms',
  'visitors:read': 'Read what is known of a visitor',
  'visitors:write': 'Erase a visitor',
  'settings:read': 'Read the business’s settings, opening hours and closures',
  'settings:write': 'Change the business’s settings, opening hours and closures',
  'assistant:ask': 'Ask the assistant by MCP, as a customer whom nobody vouches for',
  'assistant:preview':
    'Try the assistant: see how it would answer, also one of your customers and about their orders, and test the model',
  'identity:read': 'See whether and since when there is an identity secret, never the secret',
  'identity:write':
    'Make, rotate and end the identity secret: it vouches for customers, whose orders it opens',
  'keys:read': 'List API keys, never their secrets',
  'keys:write': 'Make, rotate and revoke API keys',
  'members:read': 'Read the people of the business, their roles, and who is invited',
  'members:write':
    'Invite people, change their roles and remove them, in roles that can do no more than the caller',
  'usage:read': 'Read how much the assistant is used, and what models have cost',
  'exports:write': 'Export everything of the business, or of one visitor, and download it',
  'audit:read': 'Read the audit log',
} as const;

export type Scope = keyof typeof SCOPES;

/** What a key may be given: scopes, every scope of an area such as `orders:*`, or `*` for all. */
export type Grant = Scope | `${Area}:*` | '*';

type Area = Scope extends infer Each ? (Each extends `${infer Name}:${string}` ? Name : never) : never;

export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

const WILDCARDS = [...new Set(SCOPE_NAMES.map((scope) => `${areaOf(scope)}:*`))];

/** In the order of the table, wildcards last. */
export const GRANTS = [...SCOPE_NAMES, ...WILDCARDS, '*'] as Grant[];

export function isGrant(text: string): text is Grant {
  return (GRANTS as string[]).includes(text);
}

/**
 * True when the held scopes permit everything that `wanted` permits. A wildcard is covered only by an equal or wider
 * wildcard, because it also permits scopes that are added later.
 */
export function covers(held: readonly string[], wanted: Grant): boolean {
  return held.includes(wanted) || held.includes('*') || held.includes(`${areaOf(wanted)}:*`);
}

function areaOf(grant: string): string {
  return grant.split(':')[0] ?? '';
}
