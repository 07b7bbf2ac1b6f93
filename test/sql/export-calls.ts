import { ArchiveWriter } from '../../src/exports/archive/archive-writer.js';
import { ExportsRepository } from '../../src/exports/exports.repository.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const TENANT = { id: ID, slug: 'shop', name: 'Shop', knowledge_version: 1n, schema: 'X1', at: NOW };
const LAYOUT = [{ table: 'visitors', columns: ['id', 'name'], key: [{ name: 'id', isText: false }] }];
const nowhere = () => new WritableStream<Uint8Array>();

export const EXPORT_REPOSITORIES: RecordedRepository[] = [
  repository('exports/exports.repository', ({ tenantDb }) => new ExportsRepository(tenantDb), {
    create: [{ args: [null] }],
    list: [{ args: [20, undefined, {}] }],
    get: [{ args: [ID] }],
    begin: [{ args: [ID] }],
  }),
  repository('exports/archive/archive-writer', ({ tenantDb }) => new ArchiveWriter(tenantDb), {
    write: [
      { args: [nowhere(), null], answers: [[], [TENANT], LAYOUT] },
      { args: [nowhere(), ID], answers: [[], [TENANT], LAYOUT], when: 'of one visitor' },
    ],
  }),
];
