import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ROOT } from '../../scripts/lib/system/paths.mjs';

type Migration = MigrationInterface & { transaction?: boolean };

/**
 * Writes what each migration says to PostgreSQL into a file of its name: those with a transaction of their own into
 * `whole/`, the others into `steps/`. Rows that they ask for are none.
 */
export async function writeMigrations(dir: string): Promise<string[]> {
  for (const folder of ['whole', 'steps']) mkdirSync(join(dir, folder), { recursive: true });
  const files = globSync('migrations/[0-9]*.ts', { cwd: ROOT }).sort();
  for (const file of files) {
    const module = (await import(join(ROOT, file))) as Record<string, new () => Migration>;
    const [Class] = Object.values(module);
    if (!Class) throw new Error(`${file} exports no migration`);
    const migration = new Class();
    const statements: string[] = [];
    const say = (text: string) => {
      statements.push(text.trim().replace(/;?$/, ';'));
      return Promise.resolve([]);
    };
    const runner = {
      query: say,
      startTransaction: () => say('BEGIN'),
      commitTransaction: () => say('COMMIT'),
    } as unknown as QueryRunner;
    await migration.up(runner);
    const folder = migration.transaction === false ? 'steps' : 'whole';
    writeFileSync(join(dir, folder, `${basename(file, '.ts')}.sql`), `${statements.join('\n')}\n`);
  }
  return files.map((file) => basename(file, '.ts'));
}
