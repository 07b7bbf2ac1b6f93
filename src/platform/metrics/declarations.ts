import { JOB_KINDS, QUEUES } from '../../kernel/job-names.js';
import {
  BACKUP_KINDS,
  DEPENDENCIES,
  LIMITS,
  MESSENGERS,
  METHODS,
  MODEL_OUTCOMES,
  OWNERS,
  PRIORITIES,
  RESPONDERS,
  ROLES,
  STATUSES,
  WEBHOOK_OUTCOMES,
} from './label-values.js';
import { counter, gauge, histogram } from './metric.js';

/** Upper bounds in seconds. */
const QUICK = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5] as const;
const REQUEST = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;
const ANSWER = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 75] as const;
const JOB = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300] as const;

/**
 * Every metric that Frontdesk has of its own, declared once: `docs/observability.md` is made from this table. A label has
 * a fixed list of values or a source that bounds them.
 */
export const DECLARATIONS = {
  info: gauge('frontdesk_info', 'Always 1; tells what the process is.', 'process', {
    role: ROLES,
  }),

  httpSeconds: histogram(
    'frontdesk_http_request_duration_seconds',
    'From the request to the end of its answer; of an event stream to its beginning.',
    REQUEST,
    { operation: 'code', method: METHODS, status: STATUSES },
  ),
  limitsHit: counter('frontdesk_limits_hit_total', 'Requests refused because a limit was reached.', {
    limit: LIMITS,
  }),
  requestsShed: counter(
    'frontdesk_requests_shed_total',
    'Requests refused because the event loop was late, by how long they can wait.',
    { urgency: ['low', 'normal', 'high'] },
  ),
  streamsOpen: gauge('frontdesk_streams_open', 'Event streams that readers have open.', 'process'),
  socketsOpen: gauge('frontdesk_sockets_open', 'Sockets that clients have open.', 'process'),
  socketCalls: counter(
    'frontdesk_socket_calls_total',
    'Calls over sockets, and refused connections, by outcome.',
    {
      outcome: ['ok', 'refused', 'failed'],
    },
  ),

  turns: counter('frontdesk_turns_total', 'Turns that are over, by who answered and how they ended.', {
    responder: [...RESPONDERS, 'none'],
    outcome: ['answered', 'handed_off', 'cancelled', 'taken_over', 'loop', 'failed'],
  }),
  turnSeconds: histogram(
    'frontdesk_turn_duration_seconds',
    'From a visitor’s message to its stored answer.',
    ANSWER,
    { responder: RESPONDERS },
  ),
  firstAnswerSeconds: histogram(
    'frontdesk_first_answer_seconds',
    'From a visitor’s message to the first word of its answer.',
    ANSWER,
    { responder: RESPONDERS },
  ),

  modelCalls: counter('frontdesk_model_calls_total', 'Calls of models, by how they ended.', {
    owner: OWNERS,
    outcome: MODEL_OUTCOMES,
  }),
  modelFirstTokenSeconds: histogram(
    'frontdesk_model_first_token_seconds',
    'From the call of a model to the first that it answers.',
    ANSWER,
    { owner: OWNERS },
  ),
  modelCallSeconds: histogram(
    'frontdesk_model_call_duration_seconds',
    'From the call of a model to the end of its answer, retries included.',
    ANSWER,
    { owner: OWNERS },
  ),
  modelTokens: counter(
    'frontdesk_model_tokens_total',
    'Tokens of models; those from a server’s cache count as input too.',
    {
      owner: OWNERS,
      kind: ['input', 'cached_input', 'output'],
    },
  ),
  modelCost: counter(
    'frontdesk_model_cost_dollars_total',
    'What models have cost, in US dollars; models without a price are left out.',
    { owner: OWNERS },
  ),
  modelBudgetExhausted: counter(
    'frontdesk_model_budget_exhausted_total',
    'Calls of models that a budget has refused.',
    { scope: ['tenant_day', 'tenant_month', 'conversation', 'visitor'] },
  ),
  answerCache: counter(
    'frontdesk_answer_cache_requests_total',
    'Questions that could be answered from the cache: `hit`, `miss` (this turn makes the answer), `alone` (answered without); and `near`, of the last two, given the answer of a question that was read alike.',
    { result: ['hit', 'miss', 'alone', 'near'] },
  ),

  searchSeconds: histogram('frontdesk_search_duration_seconds', 'Searches of catalogues.', QUICK, {
    way: ['words', 'meaning'],
  }),
  searchDegraded: counter(
    'frontdesk_search_degraded_total',
    'Searches by meaning that found less because a server was away or texts were not embedded yet.',
  ),
  embeddingRequests: counter(
    'frontdesk_embedding_requests_total',
    'Requests to the embedding server, for questions and for passages of catalogues.',
    { kind: ['query', 'passage'], outcome: ['ok', 'unavailable', 'refused'] },
  ),
  embeddingSeconds: histogram(
    'frontdesk_embedding_duration_seconds',
    'Requests to the embedding server that it has answered.',
    QUICK,
    { kind: ['query', 'passage'] },
  ),

  jobs: counter('frontdesk_jobs_total', 'Attempts of jobs, by how they ended.', {
    kind: JOB_KINDS,
    outcome: ['done', 'failed'],
  }),
  jobSeconds: histogram('frontdesk_job_duration_seconds', 'Attempts of jobs that succeeded.', JOB, {
    kind: JOB_KINDS,
  }),
  queueOwed: gauge(
    'frontdesk_queue_owed_jobs',
    'Jobs that could run now or do, of active businesses, in PostgreSQL.',
    'installation',
    { queue: QUEUES, priority: PRIORITIES },
  ),
  queueOldest: gauge(
    'frontdesk_queue_oldest_job_age_seconds',
    'Age of the oldest of them; 0 when there is none. Of queue turns: the visitor who waits longest.',
    'installation',
    { queue: QUEUES, priority: PRIORITIES },
  ),
  queueJobs: gauge('frontdesk_queue_jobs', 'Jobs in Redis, by state.', 'installation', {
    queue: QUEUES,
    state: ['waiting', 'active', 'delayed'],
  }),
  outboxUnsent: gauge(
    'frontdesk_outbox_unsent_jobs',
    'Jobs in PostgreSQL that could run now and are not in Redis.',
    'installation',
  ),
  outboxLag: gauge(
    'frontdesk_outbox_lag_seconds',
    'Since when the oldest of them could have been sent; 0 when there is none.',
    'installation',
  ),
  webhookCalls: counter(
    'frontdesk_webhook_calls_total',
    'Calls of businesses’ own systems to tell them of an event, by what came of them.',
    { outcome: WEBHOOK_OUTCOMES },
  ),
  webhookCallSeconds: histogram(
    'frontdesk_webhook_call_duration_seconds',
    'From the call of a business’s own system to its answer, or until it was given up.',
    ANSWER,
    {},
  ),
  webhooksPaused: counter(
    'frontdesk_webhooks_paused_total',
    'Webhooks that were paused because their deliveries failed for days, or because they are gone.',
    { reason: ['failing', 'gone'] },
  ),

  deadLetters: gauge('frontdesk_dead_letters', 'Open dead letters.', 'installation', { queue: QUEUES }),

  channelCalls: counter(
    'frontdesk_channel_calls_total',
    'Messages sent to messaging platforms, in the calls that they take, by what the platform said.',
    {
      messenger: MESSENGERS,
      outcome: ['sent', 'retry', 'limited', 'unreachable', 'session_over', 'unauthorized', 'refused'],
    },
  ),
  channelMessages: counter(
    'frontdesk_channel_messages_total',
    'Messages of customers that messaging platforms have delivered, by what became of them.',
    { messenger: MESSENGERS, outcome: ['taken', 'repeated', 'ignored', 'refused', 'foreign'] },
  ),
  channelsFailing: gauge(
    'frontdesk_channels_failing',
    'Channels of businesses that cannot send for a minute or more: a credential is not accepted.',
    'installation',
    { messenger: MESSENGERS },
  ),

  poolWaitSeconds: histogram(
    'frontdesk_database_pool_wait_seconds',
    'Wait for a connection of the database, also in vain.',
    QUICK,
    { asker: ['request', 'job'] },
  ),
  poolConnections: gauge('frontdesk_database_pool_connections', 'Connections of the database.', 'process', {
    pool: ['app', 'platform'],
    state: ['busy', 'idle'],
  }),
  poolTurnedAway: counter(
    'frontdesk_database_turned_away_total',
    'Requests refused because the line for a connection of the database was too long.',
  ),
  poolGivenUp: counter(
    'frontdesk_database_given_up_total',
    'Waits for a connection of the database that ended without one.',
    { asker: ['request', 'job'] },
  ),
  loopDelay: gauge(
    'frontdesk_event_loop_delay_seconds',
    'Standing delay of the event loop, by which requests are refused.',
    'process',
  ),
  logLines: counter('frontdesk_log_lines_total', 'Log lines that tell of something wrong.', {
    level: ['warn', 'error', 'fatal'],
  }),

  ready: gauge('frontdesk_ready', '1 when the process can serve: what /health/ready says.', 'process'),
  dependencyUp: gauge('frontdesk_dependency_up', '1 when what the process needs works.', 'process', {
    dependency: DEPENDENCIES,
  }),
  dependencySeconds: gauge('frontdesk_dependency_latency_seconds', 'How long it took to ask it.', 'process', {
    dependency: DEPENDENCIES,
  }),

  backupAt: gauge(
    'frontdesk_backup_last_success_timestamp_seconds',
    'When the last good backup of each kind ended; absent when there is none.',
    'installation',
    { kind: BACKUP_KINDS },
  ),
  backupBytes: gauge('frontdesk_backup_size_bytes', 'Size of that backup.', 'installation', {
    kind: BACKUP_KINDS,
  }),
  restoreAt: gauge(
    'frontdesk_restore_last_success_timestamp_seconds',
    'When a backup was last restored into an empty server and was whole; absent when never.',
    'installation',
  ),
  diskSize: gauge('frontdesk_disk_size_bytes', 'Size of the volume that DATA_FOLDER is on.', 'process'),
  diskFree: gauge('frontdesk_disk_free_bytes', 'What is free there for ordinary users.', 'process'),
  networkSent: counter(
    'frontdesk_network_transmit_bytes_total',
    'Bytes sent by all but the loopback interface of this machine or container (Linux).',
  ),
  networkReceived: counter(
    'frontdesk_network_receive_bytes_total',
    'Bytes received by all but the loopback interface of this machine or container (Linux).',
  ),

  tenantRequests: counter('frontdesk_tenant_requests_total', 'Requests of a business and its visitors.', {
    tenant: 'tenants',
  }),
  tenantTurns: counter('frontdesk_tenant_turns_total', 'Turns of a business that are over.', {
    tenant: 'tenants',
  }),
  tenantModelCost: counter(
    'frontdesk_tenant_model_cost_dollars_total',
    'What models have cost for a business, in US dollars.',
    { tenant: 'tenants' },
  ),

  sourceFailures: counter(
    'frontdesk_metrics_source_failures_total',
    'Times that figures could not be read for a scrape; they are absent from it then.',
    { source: 'code' },
  ),
} as const;
