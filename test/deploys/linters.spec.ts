import { generateKeyPairSync } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { installGoProgram, installPythonTools } from '../../scripts/lib/deploying/deploying-tools.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { writeMigrations } from './migration-sql.js';

const SCRIPTS = ['.ci/*', 'ops/deploy/*.sh', 'ops/deploy/test/bin/*', 'docker/**/*.sh'];

describe('nothing is found', () => {
  let tools: string;
  let actionlint: string;
  beforeAll(async () => {
    tools = await installPythonTools();
    actionlint = await installGoProgram('actionlint');
  });

  it('in the scripts by shellcheck', async () => {
    const files = SCRIPTS.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort();
    expect(files.length).toBeGreaterThan(15);
    expect(await run(join(tools, 'shellcheck'), files, { cwd: ROOT })).toEqual({ code: 0, output: '' });
  });

  it('in the workflows by actionlint, and in their scripts by shellcheck', async () => {
    const found = await run(actionlint, ['-shellcheck', join(tools, 'shellcheck')], { cwd: ROOT });
    expect(found).toEqual({ code: 0, output: '' });
  });

  it('in the workflows by zizmor, which looks for what strangers could abuse', async () => {
    const args = ['--offline', '--quiet', '--no-progress', '.github/workflows'];
    const { code, output } = await run(join(tools, 'zizmor'), args, { cwd: ROOT });
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('No findings') });
  });
});

/** What is not of the repository: packages, what is built, stores of this machine. */
const NOT_OURS = ['node_modules', 'dist', 'dist.new', 'dist.old', '.frontdesk', 'coverage'];
/** Examples: a visitor's token whose signature is the word `signature`, and an address whose password is the word `secret`. */
const EXAMPLES = ['c2lnbmF0dXJl', '^secret$'];

describe('secrets are found by kingfisher', () => {
  let tools: string;
  let dir: string;
  beforeAll(async () => {
    tools = await installPythonTools();
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-secrets-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** Offline: what looks like a key is tried at no server. @returns FILE: RULE of each */
  async function secretsIn(folder: string): Promise<string[]> {
    const report = join(dir, 'report.json');
    const flags = ['--no-validate', '--no-update-check', '--redact', '--quiet', '--git-history', 'none'];
    const left = [
      ...NOT_OURS.flatMap((name) => ['--exclude', name]),
      ...EXAMPLES.flatMap((pattern) => ['--skip-regex', pattern]),
    ];
    // Its rules are compiled once.
    const cache = ['--rule-cache-dir', join(tools, '..', 'kingfisher-rules')];
    const args = ['scan', '.', ...flags, ...left, ...cache, '-f', 'json', '-o', report];
    const { code, output } = await run(join(tools, 'kingfisher'), args, { cwd: folder });
    // 200: it has found some.
    if (code !== 0 && code !== 200) throw new Error(output);
    const { findings, metadata } = JSON.parse(readFileSync(report, 'utf8')) as {
      findings: { rule: { id: string }; finding: { path: string } }[];
      metadata: { summary: { blobs_scanned: number } };
    };
    expect(metadata.summary.blobs_scanned).toBeGreaterThan(0);
    return findings.map(({ rule, finding }) => `${finding.path}: ${rule.id}`).sort();
  }

  it('nowhere in the repository', async () => {
    expect(await secretsIn(ROOT)).toEqual([]);
  });

  it('where one is planted', async () => {
    const planted = mkdtempSync(join(dir, 'planted-'));
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    writeFileSync(join(planted, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    // In two parts, or this file would have it.
    const token = ['ghp_', 'xQ7mZ2pL9vTs4wRkY8nBdC6fH1gJaE3uKoMi'].join('');
    writeFileSync(join(planted, 'app.ts'), `const token = '${token}';`);
    expect(await secretsIn(planted)).toEqual([
      './app.ts: betterleaks.github-pat',
      './key.pem: betterleaks.private-key',
    ]);
  });
});

/**
 * Left out: the runner sets the limit of locks and tries again (scripts/lib/stores/run-migrations.mjs); a migration that
 * does not run in a transaction may be long; and what is a matter of taste.
 */
const NOT_ASKED = [
  'require-lock-timeout',
  'require-statement-timeout',
  'prefer-robust-stmts',
  'prefer-bigint-over-int',
  'prefer-bigint-over-smallint',
];

/** Of versions that no installation with large tables has run. A newer migration is not added here without a reason. */
const OLD: Record<string, string[]> = {
  '1764200000000-visitor-identity': ['require-concurrent-index-creation'],
  '1764300000000-key-scopes': ['changing-column-type', 'column-with-check'],
  '1764320000000-erasure': [
    'ban-drop-constraint',
    'constraint-missing-not-valid',
    'require-concurrent-index-creation',
  ],
  '1764500000000-order-numbers': ['ban-drop-constraint'],
  '1764510000000-product-variants': ['ban-drop-not-null'],
  '1764520000000-closure-rules': [
    'adding-serial-primary-key-field',
    'ban-drop-constraint',
    'constraint-missing-not-valid',
  ],
  '1764542000000-widget-conversations': [
    'require-concurrent-index-creation',
    'require-concurrent-index-deletion',
  ],
  '1764561000000-question-groups': ['require-concurrent-index-creation'],
  '1764580000000-sources': [
    'adding-foreign-key-constraint',
    'constraint-missing-not-valid',
    'require-concurrent-index-creation',
  ],
  '1764600000000-turn-gathering': ['require-concurrent-index-creation'],
  '1764630000000-article-passages': ['column-with-check'],
  '1764650000000-outbox-urgency': ['require-concurrent-index-creation', 'require-concurrent-index-deletion'],
  // Ten million orders: 3.5 s (test/integration/migrations-under-load.spec.ts).
  '1764660000000-inbound-events': ['column-with-check'],
  // A row for each night.
  '1764800000000-base-backups': ['ban-drop-constraint', 'constraint-missing-not-valid'],
  '1765300000000-channels': ['ban-drop-constraint'],
  // A reference of deliveries to their webhook: the version before deletes them by itself, before the webhook.
  '1765400000000-swept-in-batches': ['ban-drop-constraint'],
  '1765410000000-channel-outcomes': ['ban-drop-constraint'],
  // A list of kinds that grows: the new one is added in the same statement, and validated later.
  '1765411000000-meta-channels': ['ban-drop-constraint'],
  '1765450000000-slack-channel': ['ban-drop-constraint'],
  '1765451000000-sms-channel': ['ban-drop-constraint'],
  '1765452000000-email-channel': ['ban-drop-constraint'],
  '1765481000000-retention': ['ban-drop-constraint'],
  '1765484000000-members': ['ban-drop-constraint'],
};

/** Reads every row while it locks the table, which squawk does not know: a constraint NOT VALID is added, then validated. */
const COLUMN_WITH_CHECK = /\bADD COLUMN (?:IF NOT EXISTS )?[^,;]*\bCHECK\b/;

describe('migrations', () => {
  let dir: string;
  beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'frontdesk-migrations-'))));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('lock no table for long, and let the version before go on, as far as squawk can tell', async () => {
    const squawk = join(await installPythonTools(), 'squawk');
    const names = await writeMigrations(dir);
    const found: Record<string, Set<string>> = {};
    for (const [folder, flag] of [
      ['whole', '--assume-in-transaction'],
      ['steps', '--no-assume-in-transaction'],
    ] as const) {
      const files = globSync(`${folder}/*.sql`, { cwd: dir }).map((file) => join(dir, file));
      const args = [
        '--reporter',
        'json',
        '--pg-version',
        '18',
        flag,
        `--exclude=${NOT_ASKED.join(',')}`,
        ...files,
      ];
      const { output } = await run(squawk, args);
      for (const { file, rule_name } of JSON.parse(output.slice(0, output.lastIndexOf(']') + 1)) as {
        file: string;
        rule_name: string;
      }[])
        (found[basename(file, '.sql')] ??= new Set()).add(rule_name);
      for (const file of files)
        if (COLUMN_WITH_CHECK.test(readFileSync(file, 'utf8')))
          (found[basename(file, '.sql')] ??= new Set()).add('column-with-check');
    }
    expect(names.length).toBeGreaterThan(Object.keys(OLD).length);
    const told = Object.fromEntries(Object.entries(found).map(([name, rules]) => [name, [...rules].sort()]));
    expect(told).toEqual(OLD);
  });
});
