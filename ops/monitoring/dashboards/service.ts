import { dashboard, quantile } from './panels.ts';

const REQUESTS = 'frontdesk_http_request_duration_seconds';

/** What visitors and businesses get: requests, answers, models. */
export const SERVICE = dashboard(
  'frontdesk-service',
  'Frontdesk: what visitors get',
  [
    { title: 'Ready processes', unit: 'short', lines: { ready: 'sum(frontdesk_ready)' } },
    {
      title: 'Visitor who waits longest',
      unit: 's',
      lines: { wait: 'max(frontdesk_queue_oldest_job_age_seconds{queue="turns"})' },
    },
    { title: 'Requests', unit: 'reqps', lines: { requests: `sum(rate(${REQUESTS}_count[5m]))` } },
    { title: 'Answers', unit: 'reqps', lines: { answers: 'sum(rate(frontdesk_turns_total[5m]))' } },
    { title: 'Streams', unit: 'short', lines: { streams: 'sum(frontdesk_streams_open)' } },
    { title: 'Dead letters', unit: 'short', lines: { open: 'sum(max by (queue) (frontdesk_dead_letters))' } },
  ],
  {
    Requests: [
      {
        title: 'By status',
        unit: 'reqps',
        lines: { '{{status}}': `sum by (status) (rate(${REQUESTS}_count[5m]))` },
      },
      {
        title: 'How long',
        unit: 's',
        lines: {
          'half within': quantile(0.5, REQUESTS),
          '95 % within': quantile(0.95, REQUESTS),
          '99 % within': quantile(0.99, REQUESTS),
        },
      },
      {
        title: 'The ten most called',
        unit: 'reqps',
        lines: { '{{operation}}': `topk(10, sum by (operation) (rate(${REQUESTS}_count[5m])))` },
      },
      {
        title: 'Refused: limits',
        unit: 'reqps',
        lines: { '{{limit}}': 'sum by (limit) (rate(frontdesk_limits_hit_total[5m]))' },
      },
      {
        title: 'Refused: too busy',
        unit: 'reqps',
        lines: { '{{urgency}}': 'sum by (urgency) (rate(frontdesk_requests_shed_total[5m]))' },
      },
      {
        title: 'The businesses with most requests',
        unit: 'reqps',
        lines: { '{{tenant}}': 'topk(10, sum by (tenant) (rate(frontdesk_tenant_requests_total[5m])))' },
      },
    ],
    Answers: [
      {
        title: 'By who answered and how it ended',
        unit: 'reqps',
        lines: {
          '{{responder}} {{outcome}}': 'sum by (responder, outcome) (rate(frontdesk_turns_total[5m]))',
        },
      },
      {
        title: 'The first word, 95 % within',
        unit: 's',
        lines: { '{{responder}}': quantile(0.95, 'frontdesk_first_answer_seconds', 'responder') },
      },
      {
        title: 'The whole answer, 95 % within',
        unit: 's',
        lines: { '{{responder}}': quantile(0.95, 'frontdesk_turn_duration_seconds', 'responder') },
      },
      {
        title: 'Search, 95 % within',
        unit: 's',
        lines: { '{{way}}': quantile(0.95, 'frontdesk_search_duration_seconds', 'way') },
      },
      {
        title: 'Kept answers',
        unit: 'reqps',
        lines: { '{{result}}': 'sum by (result) (rate(frontdesk_answer_cache_requests_total[5m]))' },
      },
      {
        title: 'Searches that found less',
        unit: 'reqps',
        lines: { degraded: 'sum(rate(frontdesk_search_degraded_total[5m]))' },
      },
    ],
    Models: [
      {
        title: 'Calls',
        unit: 'reqps',
        lines: { '{{owner}} {{outcome}}': 'sum by (owner, outcome) (rate(frontdesk_model_calls_total[5m]))' },
      },
      {
        title: 'The first word of a model, 95 % within',
        unit: 's',
        lines: { '{{owner}}': quantile(0.95, 'frontdesk_model_first_token_seconds', 'owner') },
      },
      {
        title: 'Dollars an hour',
        unit: 'currencyUSD',
        lines: { '{{owner}}': 'sum by (owner) (increase(frontdesk_model_cost_dollars_total[1h]))' },
      },
    ],
  },
);
