import { dashboard, quantile } from './panels.ts';

/** What is behind it: queues, stores, processes, machine and backups. */
export const INSIDE = dashboard(
  'frontdesk-inside',
  'Frontdesk: inside',
  [
    {
      title: 'Disk, used',
      unit: 'percentunit',
      lines: { '{{instance}}': '1 - frontdesk_disk_free_bytes / frontdesk_disk_size_bytes' },
    },
    {
      title: 'Event loop, late by',
      unit: 's',
      lines: { late: 'max(frontdesk_event_loop_delay_seconds)' },
    },
    { title: 'Outbox, late by', unit: 's', lines: { late: 'max(frontdesk_outbox_lag_seconds)' } },
    {
      title: 'Last dump',
      unit: 'dateTimeFromNow',
      lines: { dump: 'max(frontdesk_backup_last_success_timestamp_seconds{kind=~"backup|dump"}) * 1000' },
    },
    {
      title: 'Last proven restore',
      unit: 'dateTimeFromNow',
      lines: { restore: 'max(frontdesk_restore_last_success_timestamp_seconds) * 1000' },
    },
    { title: 'Probe', unit: 's', lines: { took: 'frontdesk_probe_duration_seconds' } },
  ],
  {
    Queues: [
      {
        title: 'Owed jobs',
        unit: 'short',
        lines: { '{{queue}}': 'sum by (queue) (max by (queue, priority) (frontdesk_queue_owed_jobs))' },
      },
      {
        title: 'Age of the oldest',
        unit: 's',
        lines: { '{{queue}}': 'max by (queue) (frontdesk_queue_oldest_job_age_seconds)' },
      },
      {
        title: 'In Redis',
        unit: 'short',
        lines: { '{{queue}} {{state}}': 'max by (queue, state) (frontdesk_queue_jobs)' },
      },
      {
        title: 'Jobs done and failed',
        unit: 'reqps',
        lines: { '{{kind}} {{outcome}}': 'sum by (kind, outcome) (rate(frontdesk_jobs_total[5m]))' },
      },
      {
        title: 'How long, 95 % within',
        unit: 's',
        lines: { '{{kind}}': quantile(0.95, 'frontdesk_job_duration_seconds', 'kind') },
      },
      {
        title: 'Jobs not yet in Redis',
        unit: 'short',
        lines: { unsent: 'max(frontdesk_outbox_unsent_jobs)' },
      },
    ],
    Stores: [
      {
        title: 'Wait for a connection, 95 % within',
        unit: 's',
        lines: { '{{asker}}': quantile(0.95, 'frontdesk_database_pool_wait_seconds', 'asker') },
      },
      {
        title: 'Connections',
        unit: 'short',
        lines: { '{{pool}} {{state}}': 'sum by (pool, state) (frontdesk_database_pool_connections)' },
      },
      {
        title: 'What answers how fast',
        unit: 's',
        lines: { '{{dependency}}': 'max by (dependency) (frontdesk_dependency_latency_seconds)' },
      },
      {
        title: 'Turned away',
        unit: 'reqps',
        lines: {
          refused: 'sum(rate(frontdesk_database_turned_away_total[5m]))',
          '{{asker}} waited in vain': 'sum by (asker) (rate(frontdesk_database_given_up_total[5m]))',
        },
      },
      {
        title: 'Embeddings',
        unit: 'reqps',
        lines: {
          '{{kind}} {{outcome}}': 'sum by (kind, outcome) (rate(frontdesk_embedding_requests_total[5m]))',
        },
      },
      {
        title: 'Size of backups',
        unit: 'bytes',
        lines: { '{{kind}}': 'max by (kind) (frontdesk_backup_size_bytes)' },
      },
    ],
    'Processes and machine': [
      {
        title: 'CPU, cores',
        unit: 'short',
        lines: { '{{instance}}': 'rate(process_cpu_seconds_total{job="frontdesk"}[5m])' },
      },
      {
        title: 'Memory',
        unit: 'bytes',
        lines: { '{{instance}}': 'process_resident_memory_bytes{job="frontdesk"}' },
      },
      {
        title: 'Event loop, late by',
        unit: 's',
        lines: { '{{instance}}': 'frontdesk_event_loop_delay_seconds' },
      },
      {
        title: 'Sent over the network',
        unit: 'Bps',
        lines: {
          '{{instance}}': 'max by (instance) (rate(frontdesk_network_transmit_bytes_total[5m]))',
        },
      },
      {
        title: 'Open files and connections',
        unit: 'percentunit',
        lines: {
          '{{instance}}': 'process_open_fds{job="frontdesk"} / process_max_fds{job="frontdesk"}',
        },
      },
      {
        title: 'Lines of the log that tell of something wrong, a minute',
        unit: 'short',
        lines: { '{{level}}': 'sum by (level) (rate(frontdesk_log_lines_total[5m])) * 60' },
      },
    ],
  },
);
