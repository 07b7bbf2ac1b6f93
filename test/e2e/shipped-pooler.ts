import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findPgBouncer } from '../../scripts/lib/stores/pgbouncer.mjs';
import { reachableFolder } from '../../scripts/lib/stores/postgres-home.mjs';
import { giveTo, postgresAccount } from '../../scripts/lib/system/os-account.mjs';
import { withClient } from '../integration/throwaway-database.js';
import { until } from '../support/eventually.js';
import { freePort } from '../support/frontdesk-process.js';
import { noteProcess, runDir } from '../support/noted-processes.js';

const START = join(__dirname, '..', '..', 'docker', 'pgbouncer', 'start.sh');
/** In the kernel's table of connections. */
const ESTABLISHED = '01';

/** PgBouncer with the settings of `docker-compose.yml`'s service, by the script of its image. */
export class ShippedPooler {
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
    private readonly folder: string,
  ) {}

  /**
   * @param urls of the app's and the platform's role, on one database
   * @param poolSize most connections to the server for each role
   */
  static async start([app, platform]: [string, string], poolSize: number): Promise<ShippedPooler> {
    await findPgBouncer();
    const account = postgresAccount();
    const own = join(runDir(), 'shipped-pooler');
    mkdirSync(own, { recursive: true });
    const folder = mkdtempSync(join(reachableFolder(own, account), 'p-'));
    giveTo(account, folder);
    const port = await freePort();
    const server = new URL(app);
    const env = {
      PATH: process.env['PATH'],
      ...{ APP_PASSWORD: passwordIn(app), PLATFORM_PASSWORD: passwordIn(platform) },
      ...{ PGHOST: server.hostname, PGPORT: server.port, PGDATABASE: server.pathname.slice(1) },
      ...{ PGBOUNCER_HOST: '127.0.0.1', PGBOUNCER_PORT: String(port) },
      ...{ POOL_SIZE: String(poolSize), CONFIG_FOLDER: folder },
    };
    // As text: its user need not reach this checkout.
    const child = spawn('sh', ['-c', readFileSync(START, 'utf8')], {
      ...account,
      ...{ env, cwd: folder, stdio: 'ignore' },
    });
    noteProcess(child);
    const pooler = new ShippedPooler(child, port, folder);
    await until('the pooler lets somebody in', () =>
      withClient(
        pooler.through(app),
        async (client) => (await client.query('SELECT 1')).rowCount === 1,
      ).catch(() => false),
    );
    return pooler;
  }

  /** The same role through the pooler. */
  through(url: string): string {
    const pooled = new URL(url);
    pooled.host = `127.0.0.1:${this.port}`;
    pooled.pathname = '/frontdesk';
    return pooled.href;
  }

  /** Connections of clients that are open now; null where the system does not tell (no Linux). */
  clients(): number | null {
    if (process.platform !== 'linux') return null;
    const own = `:${this.port.toString(16).toUpperCase().padStart(4, '0')}`;
    return readFileSync('/proc/net/tcp', 'utf8')
      .split('\n')
      .filter((line) => {
        const [, local = '', , state] = line.trim().split(/\s+/);
        return local.endsWith(own) && state === ESTABLISHED;
      }).length;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function passwordIn(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
