import { Outbox } from '../../src/platform/queueing/outbox.js';
import type { Draft } from '../../src/sources/parsing/document.types.js';
import { ProposalsRepository } from '../../src/sources/proposals/proposals.repository.js';
import { ReadingsRepository, type Reading } from '../../src/sources/reading/readings.repository.js';
import type { SourceInput } from '../../src/sources/source.types.js';
import { SourcesRepository } from '../../src/sources/sources.repository.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const SITE = 'https://cedarandclay.example/';

const INPUT: SourceInput = {
  ...{ kind: 'website', identity: SITE, url: SITE, name: SITE },
  ...{ maxPages: 200, maxDepth: 5, everyHours: 24, addedBy: ID },
};

const READING: Reading = {
  ...{ id: ID, kind: 'website', url: SITE, name: SITE, maxPages: 200, maxDepth: 5 },
  ...{ run: 1, robots: '', isPrepared: true },
};

const DRAFT: Draft = {
  ...{ kind: 'article', key: `${SITE}#Returns`, heading: 'Returns' },
  content: { question: 'Returns', answer: 'Within 30 days.', locale: null, tags: [] },
};

const DRAFTS = { page: SITE, url: SITE, drafts: [DRAFT] };

export const SOURCE_REPOSITORIES: RecordedRepository[] = [
  repository('sources/sources.repository', ({ tenantDb }) => new SourcesRepository(tenantDb, new Outbox()), {
    create: [
      { args: [INPUT, null, 100], answers: [[], [{ id: ID }]], when: 'it is new' },
      { args: [INPUT, null, 100], answers: [[{ id: ID }]], when: 'it is there already' },
      {
        args: [{ ...INPUT, kind: 'file' }, Buffer.from('# Returns'), 100],
        answers: [[], [{ id: ID }]],
        when: 'a file',
      },
      { args: [INPUT, null, 100], when: 'there are too many' },
    ],
    list: [{ args: [20, undefined, {}] }],
    get: [{ args: [ID] }],
    exists: [{ args: [ID] }],
    readNow: [{ args: [ID], answers: [[{ id: ID }]] }],
    remove: [{ args: [ID], answers: [[], [{}]] }],
  }),
  repository(
    'sources/reading/readings.repository',
    ({ tenantDb }) => new ReadingsRepository(tenantDb, new Outbox()),
    {
      open: [{ args: [ID, ID] }],
      file: [{ args: [ID] }],
      keepRobots: [{ args: [ID, ''] }],
      addPages: [{ args: [READING, [{ url: SITE, depth: 0 }]] }],
      nextPage: [{ args: [READING] }],
      pageRead: [
        { args: [ID, ID, { ...DRAFTS, hash: 'a1' }], when: 'it has changed' },
        { args: [ID, ID, null], when: 'it has not changed' },
      ],
      pageFailed: [{ args: [ID, 'unreachable'] }],
      finishFile: [{ args: [ID, ID, DRAFTS] }],
      fail: [{ args: [ID, ID, 'unreachable'], answers: [[], [], [], [{ at: NOW }]] }],
      finish: [{ args: [READING, ID], answers: [[], [{ url: SITE }]] }],
      outcome: [{ args: [READING] }],
      handOver: [{ args: [ID, ID] }],
      postpone: [{ args: [ID, 30] }],
      settle: [{ args: [ID] }],
    },
  ),
  repository('sources/proposals/proposals.repository', ({ tenantDb }) => new ProposalsRepository(tenantDb), {
    list: [{ args: [ID, { kind: 'article', status: 'open' }, 20, undefined] }],
    toDecide: [{ args: [ID, [ID], 250, null] }],
    markAccepted: [{ args: [[{ id: ID, contentHash: 'a1' }]] }],
    reject: [{ args: [ID, null] }],
    known: [{ args: [ID, [ID]] }],
  }),
];
