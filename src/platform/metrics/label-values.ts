/**
 * Values of labels. Where a feature has such a list of its own it is repeated here, because the platform knows no feature:
 * a value that is missing does not compile where it is used.
 */

/** Of processes; `api` takes jobs as well. */
export const ROLES = ['api', 'worker', 'chat'] as const;
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
/** `aborted`: the client has hung up before the answer. */
export const STATUSES = ['2xx', '3xx', '4xx', '5xx', 'aborted'] as const;
export const LIMITS = [
  'key',
  'tenant',
  'messages',
  'visitor',
  'visitor-messages',
  'address',
  'address-messages',
  'sessions',
  'tenant-sessions',
  'streams',
  'visitor-streams',
  'address-streams',
  'events',
  'exports',
  'member',
  'sign-ins',
  'account-sign-ins',
  'stranger-sign-ins',
  'invitations',
  'refusals',
] as const;
/** Messaging platforms. */
export const MESSENGERS = [
  'telegram',
  'whatsapp',
  'messenger',
  'instagram',
  'slack',
  'sms',
  'email',
] as const;
export const RESPONDERS = ['builtin', 'model', 'cache'] as const;
/** Whose key a model is asked with. */
export const OWNERS = ['platform', 'tenant'] as const;
export const PRIORITIES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
export const MODEL_OUTCOMES = [
  'answered',
  'unavailable',
  'rate_limited',
  'refused_key',
  'unknown_model',
  'bad_request',
  'context_overflow',
  'content_filter',
  'first_token_timeout',
  'idle_timeout',
  'incomplete',
  'flood',
  'breaker_open',
  'cancelled',
  'failed',
] as const;

/**
 * What is backed up: `backup` is that of `npm run backup`, `base` and `wal` the files of the server and its log of changes
 * (docker/barman), the others are as BACKUP_STATUS_FILE names them.
 */
export const BACKUP_KINDS = ['backup', 'base', 'wal', 'dump', 'tenants', 'migration'] as const;
/** What a process may need. */
export const DEPENDENCIES = ['database', 'redis', 'chat', 'embeddings', 'weaviate', 'process'] as const;
/** `refused`: a status other than 2xx; `forbidden`: an address that is not public. */
export const WEBHOOK_OUTCOMES = ['delivered', 'refused', 'timed_out', 'unreachable', 'forbidden'] as const;
