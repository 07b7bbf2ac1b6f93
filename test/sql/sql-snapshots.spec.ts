import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { record, statementsOf, type Recording } from './record.js';
import { REPOSITORIES } from './repositories.js';
import { sendingPlaces } from './sending-places.js';
import { toSnapshot } from './snapshot.js';

/** `node scripts/sql.mjs --write` renews the files instead of comparing them. */
const WRITES = process.env['SQL_SNAPSHOTS'] === 'write';
const FOLDER = 'queries';

describe('the SQL of the repositories', () => {
  const files = REPOSITORIES.map(({ file }) => file);

  beforeAll(() => {
    if (WRITES) rmSync(FOLDER, { recursive: true, force: true });
  });

  it('is recorded of every repository', () => {
    const sources = globSync('**/*.repository.ts', { cwd: 'src' });
    expect([...files].sort()).toEqual(sources.map((name) => name.replace(/\.ts$/, '')).sort());
  });

  describe.each(REPOSITORIES.map((repository) => [repository.file, repository] as const))(
    '%s',
    (file, repository) => {
      let recordings: Recording[];

      beforeAll(async () => {
        recordings = await record(repository);
      });

      it('is recorded from every place that sends a statement', () => {
        const path = `src/${file}.ts`;
        const sent = new Set(statementsOf(recordings).flatMap(({ sentFrom }) => sentFrom));
        const isRecorded = ({ from, to }: { from: number; to: number }) =>
          Array.from({ length: to - from + 1 }, (_, n) => `${path}:${from + n}`).some((line) =>
            sent.has(line),
          );
        const missed = sendingPlaces(path).filter((place) => !isRecorded(place));
        expect(missed.map(({ from }) => `${path}:${from}`)).toEqual([]);
      });

      it('is what its snapshot says; if it is meant to be, node scripts/sql.mjs --write', () => {
        const path = join(FOLDER, `${file}.sql`);
        const text = toSnapshot(recordings);
        if (WRITES) {
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, text);
        }
        expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : null);
      });
    },
  );

  it('has no snapshot of a repository that is gone', () => {
    const snapshots = globSync('**/*.sql', { cwd: FOLDER });
    expect(snapshots.map((name) => name.replace(/\.sql$/, '')).sort()).toEqual([...files].sort());
  });
});
