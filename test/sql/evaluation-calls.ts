import type { Check } from '../../src/evaluations/evaluation.types.js';
import { ChecksRepository } from '../../src/evaluations/checks.repository.js';
import { EvaluationsRepository } from '../../src/evaluations/evaluations.repository.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const CHECK: Check = { question: 'Do you gift-wrap?', locale: 'en', must: ['Yes'], mustNot: ['No'] };

const OUTCOME = {
  ...{ passed: true, answer: 'Yes.', missing: [], found: [], confidence: 1 },
  ...{ responder: 'builtin' as const, error: null },
};

export const EVALUATION_REPOSITORIES: RecordedRepository[] = [
  repository('evaluations/checks.repository', ({ tenantDb }) => new ChecksRepository(tenantDb), {
    list: [{ args: [], answers: [[{ row_version: 0n, checks: [], runAfterChange: false }]] }],
    replace: [{ args: [[CHECK], ['Do you deliver?'], true] }],
  }),
  repository(
    'evaluations/evaluations.repository',
    ({ tenantDb }) => new EvaluationsRepository(tenantDb, new Outbox()),
    {
      begin: [
        { args: ['request', null], answers: [[{ id: ID }]] },
        { args: ['change', ID], answers: [[], [{ id: ID }]], when: 'a change of the knowledge owes it' },
        { args: ['request', null], when: 'there are no checks' },
      ],
      list: [{ args: [20, undefined, {}] }],
      get: [{ args: [ID] }],
      results: [{ args: [ID] }],
      finishedBefore: [{ args: [ID] }],
      changes: [{ args: [ID, ID] }],
      open: [{ args: [ID] }],
      next: [{ args: [ID] }],
      record: [{ args: [ID, 1, OUTCOME] }],
      finish: [{ args: [ID, ID] }],
      handOver: [{ args: [ID, ID] }],
      runsAfterChange: [{ args: [] }],
      settle: [{ args: [ID] }],
      postpone: [{ args: [ID, NOW] }],
    },
  ),
];
