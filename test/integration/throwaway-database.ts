import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { copyOfTemplate, drop } from '../e2e/stage-database.js';
import { inDatabase, storeUrl } from './store-urls.js';

const run = promisify(execFile);
const LIB = join(__dirname, '..', '..', 'scripts', 'lib', 'stores');
const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/** Roles belong to the whole server, so two files must not set theirs at the same time. */
const ROLE_LOCK = 7_301_943;

/** A database for one test file, set up by the product's scripts. */
export class ThrowawayDatabase {
  private constructor(
    readonly name: string,
    readonly superuserUrl: string,
    readonly ownerUrl: string,
    readonly appUrl: string,
    readonly platformUrl: string,
    readonly backupUrl: string,
  ) {}

  /** Roles and grants as `npm start` makes them, no tables yet. */
  static async create(): Promise<ThrowawayDatabase> {
    const name = newName();
    await bootstrap(name);
    return ThrowawayDatabase.named(name);
  }

  static async createMigrated(): Promise<ThrowawayDatabase> {
    return ThrowawayDatabase.named(await copyOfTemplate(newName()));
  }

  private static named(name: string): ThrowawayDatabase {
    const at = (store: Parameters<typeof storeUrl>[0]) => inDatabase(storeUrl(store), name);
    return new ThrowawayDatabase(
      name,
      at('DATABASE_SUPERUSER_URL'),
      at('DATABASE_OWNER_URL'),
      at('DATABASE_URL'),
      at('DATABASE_PLATFORM_URL'),
      at('DATABASE_BACKUP_URL'),
    );
  }

  /** The product's migration runner, as the owner. @returns the names of what was applied or reverted. */
  migrate(direction: 'up' | 'down'): Promise<string[]> {
    return this.runMigrations(direction);
  }

  /**
   * Reverts this migration, and before it all later ones, in one process.
   * @param name with or without its time stamp @returns the names of what was reverted, in that order
   */
  revert(name: string): Promise<string[]> {
    const whole = migrationClasses().find((each) => each === name || each.replace(/\d+$/, '') === name);
    if (whole === undefined) throw new Error(`No migration is named ${name}.`);
    return this.runMigrations('down', whole);
  }

  private async runMigrations(...args: string[]): Promise<string[]> {
    const { stdout } = await run(process.execPath, [join(LIB, 'run-migrations.mjs'), ...args], {
      env: { ...process.env, DATABASE_OWNER_URL: this.ownerUrl },
    });
    return stdout.trim().split('\n').filter(Boolean);
  }

  drop(): Promise<void> {
    return drop(this.name);
  }
}

/** The classes of the migrations by the time stamp of their file, oldest first. */
export function migrationClasses(): string[] {
  const files = readdirSync(MIGRATIONS).filter((name) => /^\d+-.+\.ts$/.test(name));
  return files.sort().map((file) => {
    const text = readFileSync(join(MIGRATIONS, file), 'utf8');
    const [, name = ''] = /export class (\w+) implements/.exec(text) ?? [];
    const [stamp = ''] = file.split('-');
    if (!name.endsWith(stamp)) throw new Error(`The class of ${file} does not end with its time stamp.`);
    return name;
  });
}

function newName(): string {
  return `test_${randomBytes(6).toString('hex')}`;
}

async function bootstrap(name: string): Promise<void> {
  const superuserUrl = storeUrl('DATABASE_SUPERUSER_URL');
  const script = `
    import { bootstrapDatabase } from ${JSON.stringify(join(LIB, 'bootstrap-database.mjs'))};
    await bootstrapDatabase(process.env.TEST_DATABASE_SUPERUSER_URL, {}, { database: '${name}', keepPasswords: true });`;
  await withClient(superuserUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [ROLE_LOCK]);
    // Passed explicitly, because the worker's stores are only in the test's own `process.env`.
    await run(process.execPath, ['--input-type=module', '--eval', script], { env: process.env });
  });
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
