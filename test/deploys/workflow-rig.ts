import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installGoProgram, installPythonTools } from '../../scripts/lib/deploying/deploying-tools.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { LoopbackAws, REGION } from './loopback-aws.js';

/** What goes wrong: `unsigned` leaves images without a signature, `red` makes the tests of the commit fail. */
export type Fault = 'bad-image' | 'bad-migration' | 'unsigned' | 'red';

export interface Release {
  /** The moment of the release, ISO 8601. */
  at: string;
  faults?: Fault[];
  /** How often the site says that it is ready; afterwards it does not. */
  readyTimes?: number;
  url?: string;
  inputs?: Record<string, string>;
  /** On what the run before has left, instead of two environments on revision 1. */
  again?: boolean;
}

const TEST = join(ROOT, 'ops', 'deploy', 'test');
/** Each of the actions that are not ours, by the workflows themselves. */
const ACTION = /uses: ([\w-]+\/[\w-]+@[0-9a-f]{40})/g;

/**
 * Runs the deploy workflow itself, job by job, with `act` and without any container engine: the steps run on this machine,
 * against an AWS on loopback. Stand-ins are the actions of others, docker, cosign and skopeo (ops/deploy/test).
 */
export class WorkflowRig {
  private running: LoopbackAws | undefined;
  private site: Server | undefined;
  private readyLeft = Infinity;
  log = '';

  private constructor(
    private readonly dir: string,
    private readonly act: string,
    private readonly tools: string,
  ) {}

  static async open(): Promise<WorkflowRig> {
    const [act, tools] = [await installGoProgram('act'), await installPythonTools()];
    const rig = new WorkflowRig(mkdtempSync(join(tmpdir(), 'frontdesk-deploy-')), act, tools);
    rig.makeTree();
    rig.site = createServer((request, response) => response.writeHead(rig.statusOf(request.url)).end());
    rig.site.listen(0, '127.0.0.1');
    await once(rig.site, 'listening');
    return rig;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.site?.address() as AddressInfo).port}`;
  }

  /** The AWS of the last release. */
  get aws(): LoopbackAws {
    if (!this.running) throw new Error('Nothing was released.');
    return this.running;
  }

  /** Releases, and returns act's exit code. */
  async release({
    at,
    faults = [],
    readyTimes = Infinity,
    url = this.url,
    inputs,
    again = false,
  }: Release): Promise<number> {
    if (!again) await this.reset();
    for (const fault of faults) writeFileSync(join(this.folder, fault), '');
    this.readyLeft = readyTimes;
    const actions = this.actions().flatMap((name) => [
      '--local-repository',
      `${name}=${join(TEST, 'action')}`,
    ]);
    const event = inputs ? 'workflow_dispatch' : 'push';
    const args = [
      event,
      ...Object.entries(inputs ?? {}).flatMap(([name, value]) => ['--input', `${name}=${value}`]),
      ...['--workflows', '.github/workflows/deploy.yml', ...actions],
      ...this.given({ TEST_NOW: at, TEST_FOLDER: this.folder, SMOKE_PAUSE: '0.1', ...this.aws.environment }),
      ...['--env', `PATH=${join(TEST, 'bin')}:${this.tools}:${process.env['PATH'] ?? ''}`],
      ...['--var', 'DEPLOY_ROLE=arn:aws:iam::123456789012:role/deploy', '--var', `AWS_REGION=${REGION}`],
      ...['--var', `API_URL=${url}`, '--var', `MIGRATION_SECURITY_GROUP=${this.aws.group}`],
    ];
    const env = {
      ...process.env,
      XDG_CONFIG_HOME: join(this.dir, 'xdg'),
      XDG_CACHE_HOME: join(this.dir, 'cache'),
    };
    const { code, output } = await run(this.act, args, { cwd: this.tree, env });
    this.log = output;
    return code;
  }

  /** What docker, cosign and skopeo were told. */
  get calls(): string[] {
    const file = join(this.folder, 'calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  get commit(): string {
    return this.git('rev-parse', 'HEAD').trim();
  }

  async close(): Promise<void> {
    this.site?.close();
    await this.running?.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private get tree(): string {
    return join(this.dir, 'tree');
  }

  private get folder(): string {
    return join(this.dir, 'state');
  }

  /** Two environments on revision 1, and nothing built. */
  private async reset(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder);
    await this.running?.stop();
    this.running = await LoopbackAws.start(this.folder);
  }

  private statusOf(path = ''): number {
    if (path === '/v1/tenant') return 401;
    if (path === '/widget.js') return 200;
    if (path !== '/health/ready') return 404;
    this.readyLeft -= 1;
    return this.readyLeft >= 0 ? 200 : 503;
  }

  /** A repository of what the workflow needs, whose tests pass at once. */
  private makeTree(): void {
    for (const path of ['.github', 'ops', '.nvmrc'])
      cpSync(join(ROOT, path), join(this.tree, path), { recursive: true });
    mkdirSync(join(this.tree, '.ci'));
    writeFileSync(join(this.tree, '.ci', 'run'), '#!/bin/sh\n! test -e "$TEST_FOLDER/red"\n', {
      mode: 0o755,
    });
    this.git('init', '-q', '-b', 'main');
    this.git('remote', 'add', 'origin', 'https://github.com/frontdesk/frontdesk.git');
    this.git('add', '-A');
    this.git('-c', 'user.email=t@example.org', '-c', 'user.name=t', 'commit', '-q', '-m', 'one');
    mkdirSync(join(this.dir, 'xdg', 'act'), { recursive: true });
    writeFileSync(join(this.dir, 'xdg', 'act', 'actrc'), '-P ubuntu-24.04=-self-hosted\n');
  }

  /** Names of the actions of others, pinned as the workflows pin them. */
  private actions(): string[] {
    const folder = join(this.tree, '.github', 'workflows');
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const names = texts.flatMap((text) => Array.from(text.matchAll(ACTION), ([, name = '']) => name));
    // act brings checkout of the own repository itself.
    return [...new Set(names)].filter((name) => !name.startsWith('actions/checkout@'));
  }

  private given(env: Record<string, string>): string[] {
    return Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.tree, encoding: 'utf8' });
  }
}
