import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startHaproxy } from '../../scripts/lib/deploying/start-haproxy.mjs';
import { Ledger } from '../../scripts/lib/outages/ledger.mjs';
import { Rig } from '../../scripts/lib/outages/rig.mjs';
import { run } from '../../scripts/lib/system/commands.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { freePort } from '../../scripts/lib/system/ports.mjs';
import { readJson, writePrivateJson } from '../../scripts/lib/system/private-files.mjs';
import { eventually } from '../support/eventually.js';
import { noteProcess, runDir } from '../support/noted-processes.js';

/** What a version does before it starts as usual, each a kind of broken build. */
const VERSIONS = {
  one: '',
  two: '',
  crashes: 'process.exit(1);',
  'is wrongly configured': "process.env.APP_SECRET = 'replace-me';",
  'never gets ready': "process.env.REDIS_URL = 'redis://127.0.0.1:1/0';",
  'fails 5 % of requests': onRequest('if (n % 20 === 0) { response.writeHead(500).end(); return true; }'),
  'answers slowly': onRequest(
    'setTimeout(() => emit.call(this, event, request, response), 400); return true;',
  ),
} as const;
/**
 * A version that has just started on a busy machine refuses a request or two to keep up with the others (docs/overload.md).
 * HAProxy counts these as its errors, and the release is taken back: right in production, and here a matter of chance.
 */
const NO_LIMITS_BY_LOAD = {
  ADDRESS_OPEN_STREAMS: '100000',
  OVERLOAD_LOOP_DELAY_MS: '0',
  OVERLOAD_POOL_WAIT_MS: '0',
  DATABASE_ACQUIRE_TIMEOUT_MS: '15000',
};
const isRoot = process.getuid?.() === 0;

export type Version = keyof typeof VERSIONS;

function onRequest(what: string): string {
  return `import { Server } from 'node:http';
const { emit } = Server.prototype;
let n = 0;
Server.prototype.emit = function (event, request, response) {
  if (event !== 'request' || request.url.startsWith('/health')) return emit.apply(this, arguments);
  n += 1;
  ${what}
  return emit.apply(this, arguments);
};`;
}

/** The product on one machine as docs/deploying.md has it: two slots behind HAProxy, and stores. */
export class MachineRig {
  private proxy: { stop: () => Promise<void> } | undefined;
  private proxyPid = 0;
  private readonly watches: NodeJS.Timeout[] = [];

  private constructor(
    readonly rig: Rig,
    private readonly dir: string,
    readonly url: string,
    private readonly ports: Record<string, number>,
  ) {}

  static async open(patience: object): Promise<MachineRig> {
    const rig = await Rig.open(runDir(), {
      processes: { api: 1, worker: 0, chat: 0 },
      weaviate: false,
      clocks: false,
      settings: NO_LIMITS_BY_LOAD,
    });
    const dir = mkdtempSync(join(runDir(), 'machine-'));
    const [port, blue, green] = [await freePort(), await freePort(), await freePort()];
    const machine = new MachineRig(rig, dir, `http://127.0.0.1:${port}`, { blue, green });
    const [first] = rig.of('api');
    // It has made the businesses; now it is in the way.
    await first?.terminate();
    const environment = { ...first?.env, TEST_DIR: runDir() };
    writePrivateJson(join(dir, 'environment.json'), { environment, ports: { blue, green } });
    const slot = `"${process.execPath}" "${join(ROOT, 'test', 'deploys', 'slot.mjs')}"`;
    writePrivateJson(join(dir, 'machine.json'), {
      slots: join(dir, 'slots'),
      ports: { blue, green },
      start: `${slot} start "${dir}" {slot}`,
      stop: `${slot} stop "${dir}" {slot}`,
      bind: `127.0.0.1:${port}`,
      socket: join(dir, 'proxy.sock'),
      proxyConfig: join(dir, 'haproxy.cfg'),
      // Only root can become another.
      runsAs: isRoot ? { user: 'haproxy', group: 'haproxy', chroot: '/var/lib/haproxy' } : null,
      patience,
    });
    machine.makeVersions();
    await machine.must('begin', machine.folderOf('one'));
    machine.proxy = await startHaproxy(join(dir, 'haproxy.cfg'), (child) => {
      machine.proxyPid = child.pid ?? 0;
      noteProcess(child);
    });
    await eventually(() =>
      fetch(`${machine.url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return machine;
  }

  folderOf(version: Version): string {
    return join(this.dir, 'versions', version.replaceAll(/\W+/g, '-'));
  }

  /** Runs ops/deploy/machine.mjs. */
  command(...args: string[]): Promise<{ code: number; output: string }> {
    const env = { ...process.env, MACHINE: join(this.dir, 'machine.json') };
    return run(process.execPath, [join(ROOT, 'ops', 'deploy', 'machine.mjs'), ...args], { env });
  }

  async must(...args: string[]): Promise<string> {
    const { code, output } = await this.command(...args);
    if (code !== 0) throw new Error(output);
    return output;
  }

  /** Releases a version; again where a machine that is busy with other work made it look slow, as a person would. */
  async released(version: Version): Promise<void> {
    for (let left = 2; ; left -= 1) {
      const { code, output } = await this.command('release', this.folderOf(version));
      if (code === 0) return;
      if (left === 0 || !output.includes('it answers after')) throw new Error(output);
    }
  }

  /** The folder that serves now. */
  async running(): Promise<string> {
    return (await this.must('running')).trim();
  }

  /** Runs ops/deploy/machine.mjs, and kills it once it has said this. */
  async killedAt(said: RegExp, ...args: string[]): Promise<void> {
    // It watches for so long that it cannot have ended before.
    const slow = join(this.dir, 'slow-machine.json');
    const settings = readJson<{ patience?: object }>(join(this.dir, 'machine.json'), {});
    writePrivateJson(slow, { ...settings, patience: { ...settings.patience, watchMs: 120_000 } });
    const child = spawn(process.execPath, [join(ROOT, 'ops', 'deploy', 'machine.mjs'), ...args], {
      env: { ...process.env, MACHINE: slow },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    noteProcess(child);
    const ended = once(child, 'exit');
    let output = '';
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      output += chunk.toString();
      if (said.test(output)) child.kill('SIGKILL');
    }
    await ended;
    if (!said.test(output)) throw new Error(output);
  }

  /** The user that HAProxy runs as, by its number. */
  proxyUser(): number {
    const status = readFileSync(`/proc/${this.proxyPid}/status`, 'utf8');
    return Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1]);
  }

  /** Asks a slot past HAProxy, until it is told to stop, whether it is ready. @param running as `running` says it */
  watchSlot(running: string): { stop: () => Promise<{ asked: number; away: string[] }> } {
    const url = `http://127.0.0.1:${this.ports[running.split(' ')[0] ?? '']}/health/ready`;
    const away: string[] = [];
    let asked = 0;
    let last = Promise.resolve();
    const ask = async () => {
      asked += 1;
      const status = await fetch(url, { signal: AbortSignal.timeout(15_000) }).then(
        (response) => response.body?.cancel().then(() => response.status),
        String,
      );
      if (status !== 200) away.push(String(status));
    };
    const timer = setInterval(() => {
      last = last.then(ask);
    }, 250);
    this.watches.push(timer);
    const stop = async () => {
      clearInterval(timer);
      await last;
      return { asked, away };
    };
    return { stop };
  }

  /** Whether every turn has ended. */
  async isQuiet(): Promise<boolean> {
    const open = await this.rig.store.sql("SELECT FROM turns WHERE status NOT IN ('completed', 'failed')");
    return open.length === 0;
  }

  /** Visitors who number their messages, behind the proxy. */
  async ledger(load: { visitors: number; pauseMs: number }): Promise<Ledger> {
    const ledger = new Ledger([this.url], (text, values) => this.rig.store.sql(text, values));
    await ledger.begin(this.rig.publishableKeys, load);
    return ledger;
  }

  async close(): Promise<void> {
    // Those of tests that have failed.
    for (const timer of this.watches) clearInterval(timer);
    for (const slot of ['blue', 'green'])
      await run(process.execPath, [join(ROOT, 'test', 'deploys', 'slot.mjs'), 'stop', this.dir, slot]);
    await this.proxy?.stop();
    await this.rig.close();
  }

  private makeVersions(): void {
    const main = pathToFileURL(join(ROOT, 'dist', 'main.js')).href;
    for (const [version, before] of Object.entries(VERSIONS)) {
      const dist = join(this.folderOf(version as Version), 'dist');
      mkdirSync(dist, { recursive: true });
      writeFileSync(join(dist, '..', 'package.json'), '{"type":"module"}');
      writeFileSync(join(dist, 'main.js'), `${before}\nawait import('${main}');\n`);
    }
  }
}
