import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Manifest } from '../../scripts/lib/backup/manifest.mjs';
import { postgresTools } from '../../scripts/lib/backup/postgres-tools.mjs';
import { dataLayout, defaultDataDir, ROOT } from '../../scripts/lib/system/paths.mjs';
import { noteProcess, runDir } from '../support/noted-processes.js';
import { insertTenant, readTenantSchema, type TenantSchema } from './catalogue-rows.js';
import { ThrowawayDatabase } from './throwaway-database.js';

const MAJOR = 18;

export interface CommandEnd {
  code: number | null;
  output: string;
}

/** A database of two businesses with a row in every table, a folder for its backups, and the commands as people type them. */
export class BackupRig {
  readonly dir = mkdtempSync(join(runDir(), 'backups-'));
  readonly backups = join(this.dir, 'backups');

  private constructor(
    readonly database: ThrowawayDatabase,
    readonly superuser: pg.Client,
    readonly schema: TenantSchema,
    readonly bin: string,
    readonly tenants: [string, string],
  ) {}

  static async open(): Promise<BackupRig> {
    const database = await ThrowawayDatabase.createMigrated();
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    const schema = await readTenantSchema(superuser);
    const [one, other] = [await insertTenant(superuser, schema), await insertTenant(superuser, schema)];
    return new BackupRig(database, superuser, schema, await toolsFolder(), [one.id, other.id]);
  }

  async close(): Promise<void> {
    await this.superuser.end();
    await this.database.drop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** The environment of a command. */
  env(changed: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...{ DATABASE_URL: this.database.appUrl, DATABASE_BACKUP_URL: this.database.backupUrl },
      ...{ FRONTDESK_DATA_DIR: this.dir, POSTGRES_BIN: this.bin, BACKUP_TO: this.backups },
      ...changed,
    };
  }

  /** Starts `scripts/<name>.mjs` in a process group of its own. */
  start(name: string, args: string[] = [], changed: NodeJS.ProcessEnv = {}): ChildProcess {
    return this.startFile(join(ROOT, 'scripts', `${name}.mjs`), args, changed);
  }

  startFile(file: string, args: string[] = [], changed: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(process.execPath, [file, ...args], {
      env: this.env(changed),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    noteProcess(child);
    return child;
  }

  async run(name: string, args: string[] = [], changed: NodeJS.ProcessEnv = {}): Promise<CommandEnd> {
    return ended(this.start(name, args, changed));
  }

  /** The same in a process that may write no file over so many KiB. */
  async runLimited(name: string, kib: number, changed: NodeJS.ProcessEnv = {}): Promise<CommandEnd> {
    const command = `trap '' XFSZ; ulimit -f ${kib * 2}; exec "$0" "$1"`;
    const args = ['-c', command, process.execPath, join(ROOT, 'scripts', `${name}.mjs`)];
    const child = spawn('sh', args, {
      env: this.env(changed),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    noteProcess(child);
    return ended(child);
  }

  /** Everything in the folder of backups, also what has no final name. */
  entries(): string[] {
    return this.entriesOf(this.backups);
  }

  entriesOf(folder: string): string[] {
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  /** A backup that must be good. @returns its name. */
  async backup(changed: NodeJS.ProcessEnv = {}): Promise<string> {
    const before = new Set(this.entries());
    const { code, output } = await this.run('backup', [], changed);
    const [name] = this.entries().filter((entry) => !before.has(entry));
    if (code !== 0 || name === undefined) throw new Error(`The backup ended with ${code}:\n${output}`);
    return name;
  }

  manifest(name: string): Manifest {
    return JSON.parse(readFileSync(join(this.backups, name, 'manifest.json'), 'utf8')) as Manifest;
  }

  /** Writes another manifest, as somebody or a fault might. */
  rewrite(name: string, change: (manifest: Manifest) => void): void {
    const manifest = this.manifest(name);
    change(manifest);
    writeFileSync(join(this.backups, name, 'manifest.json'), JSON.stringify(manifest));
  }

  /** Removes all backups. */
  clear(): void {
    rmSync(this.backups, { recursive: true, force: true });
  }

  async runs(): Promise<Record<string, unknown>[]> {
    const { rows } = await this.superuser.query<Record<string, unknown>>(
      'SELECT kind, ok, backup, warning, error FROM backup_runs ORDER BY finished_at',
    );
    return rows;
  }
}

/** Runs `scripts/<name>.mjs` with an environment of its own. */
export function runCommand(name: string, args: string[], env: NodeJS.ProcessEnv): Promise<CommandEnd> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', `${name}.mjs`), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  noteProcess(child);
  return ended(child);
}

export async function ended(child: ChildProcess): Promise<CommandEnd> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
}

/** PostgreSQL's programs, installed once into the data folder where the machine has none. */
export async function toolsFolder(): Promise<string> {
  const layout = dataLayout(defaultDataDir());
  mkdirSync(layout.dir, { recursive: true, mode: 0o711 });
  return (await postgresTools(layout, MAJOR)).bin;
}
