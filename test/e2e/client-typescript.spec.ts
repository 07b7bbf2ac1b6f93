import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findProgram, mustRun } from '../../scripts/lib/system/commands.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import type { TestBusiness } from '../support/businesses.js';
import { Stage } from './stage.js';

const PACKAGE = join(ROOT, 'clients', 'typescript');
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
/** A project that checks strictly, also the types of the package. */
const TSCONFIG = {
  compilerOptions: {
    ...{
      target: 'es2022',
      module: 'nodenext',
      lib: ['es2023'],
      strict: true,
      outDir: 'out',
      noEmitOnError: true,
    },
    ...{ types: ['node'], typeRoots: [join(ROOT, 'node_modules', '@types')] },
  },
  include: ['*.ts'],
};

let stage: Stage;
let shop: TestBusiness;
let project: string;

beforeAll(async () => {
  stage = await Stage.shared();
  shop = await stage.business(stage.frontdesk);
  project = mkdtempSync(join(tmpdir(), 'frontdesk-client-'));
});
afterAll(async () => {
  rmSync(project, { recursive: true, force: true });
  await stage.close();
});

function npm(args: string[], cwd: string): Promise<string> {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  return mustRun('npm', findProgram('npm') ?? 'npm', args, {
    cwd,
    env: { ...process.env, PATH: path.join(delimiter) },
  });
}

/** The files of the package that npm has packed. */
async function packed(): Promise<string[]> {
  const told = await npm(
    ['pack', '--json', '--pack-destination', project, '--ignore-scripts=false', '--loglevel=error'],
    PACKAGE,
  );
  const [{ filename, files }] = JSON.parse(told.slice(told.indexOf('['))) as [
    { filename: string; files: { path: string }[] },
  ];
  expect(filename).toBe('frontdesk-client-0.1.0.tgz');
  return files.map(({ path }) => path);
}

function example(): string {
  const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
  return readme.split('```ts\n')[1]?.split('```')[0] ?? '';
}

describe('the package of the TypeScript client', () => {
  it('is packed without sources, installed elsewhere, checked by its types, and walks its README', async () => {
    const files = await packed();
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'dist/index.d.ts']),
    );
    expect(
      files.filter((file) => !/^(?:dist\/\w+\.(?:js|d\.ts)|LICENSE|README\.md|package\.json)$/.test(file)),
    ).toEqual([]);

    mkdirSync(join(project, 'app'));
    const app = join(project, 'app');
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    writeFileSync(join(app, 'walk.ts'), example());
    await npm(['install', '../frontdesk-client-0.1.0.tgz', '--prefer-offline', ...QUIET], app);
    await mustRun('tsc', process.execPath, [TSC, '-p', app], { cwd: app });

    writeFileSync(
      join(app, 'wrong.ts'),
      "import { Frontdesk } from 'frontdesk-client';\nexport const wrong = new Frontdesk({ url: '', key: '' }).get('/v1/nothing');\n",
    );
    await expect(mustRun('tsc', process.execPath, [TSC, '-p', app], { cwd: app })).rejects.toThrow(
      /^wrong\.ts\(2,\d+\): error TS/m,
    );
    rmSync(join(app, 'wrong.ts'));

    const env = { ...process.env, FRONTDESK_URL: stage.frontdesk.url, FRONTDESK_KEY: shop.api.key ?? '' };
    const told = await mustRun('the walk', process.execPath, [join(app, 'out', 'walk.js')], {
      cwd: app,
      env,
    });
    expect(told).toMatch(/^Order HT-2001 is [0-9a-f-]{36}$/m);
    expect(told).toContain('Your order HT-2001 has been shipped');
    expect(told).toMatch(/^confidence 0\.\d+$/m);
    expect(told).toMatch(/^HT-2001 shipped$/m);
    expect(told).toMatch(/^\/total: /m);
  });
});
