/** The table of the businesses themselves. */
export const REGISTRY = 'tenants';

/** Tables without a tenant, each with a reason; a new one must be reviewed and added here. */
export const PLATFORM_TABLES: Record<string, string> = {
  platform_idempotency_keys: 'outcomes of platform admins, whom no tenant owns',
  erasures: 'what is owed and what was done to tenants that are no more',
  admin_keys: 'keys of platform admins, whom no tenant owns',
  people: 'who may sign in; a person may belong to several businesses',
  sessions: 'of people, found by a hash before a tenant is known',
  one_time_tokens: 'links that sign people in, as hashes',
  channel_accounts: 'which accounts at messaging platforms are taken, over all tenants, as a hash',
  alert_tests: 'tests of alerts, which are the platform’s own',
  schedule_runs: 'which tick of each schedule of the platform has run',
  backup_runs: 'every backup and drill, which concern all tenants at once',
  migrations: 'the schema version',
};

/** Tables whose old rows the platform role deletes, and of which it may read no whole row. */
export const PLATFORM_EXPIRES = new Set([
  ...['turn_traces', 'event_deliveries', 'webhook_events', 'channel_deliveries'],
  ...['import_files', 'import_problems'],
]);

/** Of which it has a few columns: for which webhooks deliveries wait, and which process reads which mailbox. */
export const PLATFORM_GLANCES = new Set(['webhook_deliveries', 'channel_mailboxes']);

/**
 * Tables that the platform role uses before a tenant is known: credentials, jobs to relay, outcomes to expire; and what
 * it shows to admins: the audit log, which it writes for them too, and the jobs that were given up.
 */
export const PLATFORM_ACCESS = new Set([
  ...[REGISTRY, 'api_keys', 'outbox', 'idempotency_keys', 'audit_log', 'dead_letters'],
  // Whom a session is of and what an invitation is to, asked before a tenant is known.
  ...['members', 'invitations'],
  // Counts the channels that cannot send, and frees an account whose channel is not there; no settings, no secrets.
  'channels',
  ...PLATFORM_EXPIRES,
  ...PLATFORM_GLANCES,
]);

/** Of the platform's own tables those whose rows it also deletes. */
export const PLATFORM_ROWS = new Set([
  ...['platform_idempotency_keys', 'channel_accounts'],
  ...['people', 'sessions', 'one_time_tokens'],
]);
