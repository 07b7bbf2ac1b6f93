import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
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
import { freePort } from '../../scripts/lib/system/ports.mjs';

/** What goes wrong: `unsigned` leaves images without a signature, `red` makes the tests of the commit fail. */
export type Fault = 'bad-image' | 'bad-migration' | 'unsigned' | 'red';
export type Environment = 'staging' | 'production';

export interface Release {
  /** The moment of the release, ISO 8601. */
  at: string;
  faults?: Fault[];
  /** How often the site says that it is ready; afterwards it does not. */
  readyTimes?: number;
  url?: string;
  inputs?: Record<string, string>;
}

const TEST = join(ROOT, 'ops', 'deploy', 'test');
const REGION = 'eu-central-1';
/** Each of the actions that are not ours, by the workflows themselves. */
const ACTION = /uses: ([\w-]+\/[\w-]+@[0-9a-f]{40})/g;

/**
 * Runs the deploy workflow itself, job by job, with `act` and without any container engine: the steps run on this machine,
 * against an AWS on loopback. Stand-ins are the actions of others, docker, cosign and skopeo (ops/deploy/test).
 */
export class WorkflowRig {
  private aws: ChildProcess | undefined;
  private site: Server | undefined;
  private readyLeft = Infinity;
  private awsUrl = '';
  private group = '';
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

  /** Releases to environments that are both on revision 1. Returns act's exit code. */
  async release({
    at,
    faults = [],
    readyTimes = Infinity,
    url = this.url,
    inputs,
  }: Release): Promise<number> {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder);
    writeFileSync(join(this.folder, 'signed'), '');
    for (const fault of faults) writeFileSync(join(this.folder, fault), '');
    this.readyLeft = readyTimes;
    await this.restartAws();
    const actions = this.actions().flatMap((name) => [
      '--local-repository',
      `${name}=${join(TEST, 'action')}`,
    ]);
    const event = inputs ? 'workflow_dispatch' : 'push';
    const args = [
      event,
      ...Object.entries(inputs ?? {}).flatMap(([name, value]) => ['--input', `${name}=${value}`]),
      ...['--workflows', '.github/workflows/deploy.yml', ...actions],
      ...this.given({ TEST_NOW: at, TEST_FOLDER: this.folder, SMOKE_PAUSE: '0.1', ...this.awsEnvironment }),
      ...['--env', `PATH=${join(TEST, 'bin')}:${this.tools}:${process.env['PATH'] ?? ''}`],
      ...['--var', 'DEPLOY_ROLE=arn:aws:iam::123456789012:role/deploy', '--var', `AWS_REGION=${REGION}`],
      ...['--var', `API_URL=${url}`, '--var', `MIGRATION_SECURITY_GROUP=${this.group}`],
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

  /** The revision that each service of an environment runs: `api 2, chat 2, weaviate 1, worker 2`. */
  async running(environment: Environment): Promise<string> {
    const services = ['api', 'chat', 'weaviate', 'worker'];
    const { services: found } = (await this.ask('DescribeServices', {
      cluster: `frontdesk-${environment}`,
      services,
    })) as {
      services: { serviceName: string; taskDefinition: string }[];
    };
    return found
      .map(({ serviceName, taskDefinition }) => `${serviceName} ${taskDefinition.split(':').at(-1)}`)
      .sort()
      .join(', ');
  }

  /** Images of a service's definition, without the registry. */
  async images(environment: Environment, service: string): Promise<string[]> {
    const { taskDefinition } = (await this.ask('DescribeTaskDefinition', {
      taskDefinition: `frontdesk-${environment}-${service}`,
    })) as { taskDefinition: { containerDefinitions: { image: string }[] } };
    return taskDefinition.containerDefinitions.map(({ image }) => image.replace('registry.example/', ''));
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
    await this.stopAws();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private get tree(): string {
    return join(this.dir, 'tree');
  }

  private get folder(): string {
    return join(this.dir, 'state');
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

  private get awsEnvironment(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.awsUrl,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  private async restartAws(): Promise<void> {
    await this.stopAws();
    const port = await freePort();
    this.awsUrl = `http://127.0.0.1:${port}`;
    const env = { ...process.env, ...this.awsEnvironment };
    const child = spawn(join(this.tools, 'python'), [join(TEST, 'aws.py'), String(port), this.folder], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.aws = child;
    let said = '';
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      said += chunk.toString();
      const group = /^ready (\S+)$/m.exec(said)?.[1];
      if (group === undefined) continue;
      this.group = group;
      return;
    }
    throw new Error('The AWS on loopback does not start.');
  }

  private async stopAws(): Promise<void> {
    if (!this.aws || this.aws.exitCode !== null) return;
    const ended = once(this.aws, 'exit');
    this.aws.kill('SIGTERM');
    await ended;
  }

  private async ask(action: string, body: object): Promise<unknown> {
    const response = await fetch(this.awsUrl, {
      method: 'POST',
      headers: {
        // This AWS closes idle connections without a word.
        connection: 'close',
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AmazonEC2ContainerServiceV20141113.${action}`,
        authorization: `AWS4-HMAC-SHA256 Credential=test/20261201/${REGION}/ecs/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.tree, encoding: 'utf8' });
  }
}
