import { Outbox } from '../../src/platform/queueing/outbox.js';
import { ImportFiles } from '../../src/imports/files/import-files.repository.js';
import { ImportSweeper } from '../../src/imports/files/import-sweeper.js';
import { ImportsRepository } from '../../src/imports/imports.repository.js';
import type { NewImport } from '../../src/imports/imports.types.js';
import { ImportRuns, type ImportRun } from '../../src/imports/running/import-runs.repository.js';
import type { FilePlan, FileProblem } from '../../src/imports/reading/import-file.types.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID } from './sample-rows.js';

const PLAN: FilePlan = {
  ...{ kind: 'products', format: 'csv', encoding: 'utf-8', delimiter: ',' },
  ...{ mapping: {}, timezone: 'UTC' },
};

const INPUT: NewImport = { ...PLAN, fileId: ID, name: 'products.csv', bytes: 30, dryRun: false };

const RUN: ImportRun = { ...PLAN, id: ID, fileId: ID, rows: 500, attempts: 0, stamp: {}, dryRun: false };

const STEP = { rows: 1_000, created: 499, updated: 0, unchanged: 0, failed: 1, warningCount: 0 };

const PROBLEM: FileProblem = {
  ...{ severity: 'error', line: 502, column: 'price', code: 'invalid_amount' },
  ...{ detail: 'This is no amount.', value: 'on request' },
};

export const IMPORT_REPOSITORIES: RecordedRepository[] = [
  repository('imports/imports.repository', ({ tenantDb }) => new ImportsRepository(tenantDb, new Outbox()), {
    create: [{ args: [INPUT, null, 10], answers: [[], [{ count: 9 }], [{ id: ID }]] }],
    list: [{ args: [20, undefined, {}] }],
    get: [{ args: [ID] }],
    problems: [{ args: [ID, 100] }],
    firstProblems: [{ args: [ID, 'error', 20] }],
    cancel: [{ args: [ID], answers: [[{ file: ID }]] }],
    remove: [{ args: [ID], answers: [[{ file: ID }]] }],
  }),
  repository('imports/files/import-files.repository', ({ tenantDb }) => new ImportFiles(tenantDb), {
    begin: [{ args: [] }],
    add: [{ args: [ID, 0, Buffer.from('sku,name')] }],
    drop: [{ args: [ID] }],
    remove: [{ args: [ID] }],
    piece: [{ args: [ID, 0] }],
  }),
  repository('imports/files/import-sweeper', ({ platformDb }) => new ImportSweeper(platformDb), {
    run: [{ args: [] }],
  }),
  repository(
    'imports/running/import-runs.repository',
    ({ tenantDb }) => new ImportRuns(tenantDb, new Outbox()),
    {
      open: [{ args: [ID, ID] }],
      advance: [{ args: [RUN, { ...STEP, problems: [PROBLEM] }], answers: [[{ id: ID }]] }],
      end: [{ args: [RUN, ID, null] }],
      isWanted: [{ args: [RUN, ID] }],
      handOver: [{ args: [RUN, ID] }],
      settle: [{ args: [ID] }],
    },
  ),
];
