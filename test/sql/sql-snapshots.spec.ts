import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { record, statementsOf, type Recording } from './record.js';
import { REPOSITORIES } from './repositories.js';
import { sendingPlaces } from './sending-places.js';
import { toSnapshot } from './snapshot.js';

/** `node scripts/sql.mjs --write` renews the files instead of comparing them. */
const WRITES = process.env['SQL_SNAPSHOTS'] === 'write';
const FOLDER = 'queries';

/** They carry the statements of others, or ask for the schema's version before there is anything else. */
const NOT_RECORDED = [
  'src/platform/database/*.ts',
  'src/health/health.service.ts',
  'src/health/backups/backup-runs.ts',
];

describe('the SQL of the repositories', () => {
  const files = REPOSITORIES.map(({ file }) => file);
  const recorded = new Map<string, Recording[]>();

  beforeAll(async () => {
    for (const repository of REPOSITORIES) recorded.set(repository.file, await record(repository));
    if (WRITES) rmSync(FOLDER, { recursive: true, force: true });
  });

  it('is recorded of every repository', () => {
    const sources = globSync('**/*.repository.ts', { cwd: 'src' });
    expect(files).toEqual(expect.arrayContaining(sources.map((name) => name.replace(/\.ts$/, ''))));
  });

  it('is recorded from every place of the sources that sends a statement', () => {
    const sources = globSync('src/**/*.ts', { exclude: ['**/*.spec.ts', ...NOT_RECORDED] });
    const places = sources.flatMap(sendingPlaces);
    const sent = new Set([...recorded.values()].flatMap(statementsOf).flatMap(({ sentFrom }) => sentFrom));
    expect(places.filter(({ lines }) => !lines.some((line) => sent.has(line)))).toEqual([]);
    expect(places.length).toBeGreaterThan(files.length);
  });

  it.each(files)(
    'of %s is what its snapshot says; if it is meant to be, node scripts/sql.mjs --write',
    (file) => {
      const path = join(FOLDER, `${file}.sql`);
      const text = toSnapshot(recorded.get(file) ?? []);
      if (WRITES) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
      expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : null);
    },
  );

  it('has no snapshot of a repository that is gone', () => {
    const snapshots = globSync('**/*.sql', { cwd: FOLDER });
    expect(snapshots.map((name) => name.replace(/\.sql$/, '')).sort()).toEqual([...files].sort());
  });
});
