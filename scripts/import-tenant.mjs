// npm run tenant:import -- ARCHIVE [--slug NAME]: brings a business that another install has exported into this one, in one
// transaction. The archive is a file of GET /v1/exports/{id}; its sums are checked before anything is written.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram, say, step } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { slug: { type: 'string' } },
  });
  const [path] = positionals;
  if (!path) throw new PlainError('Name the archive: npm run tenant:import -- ARCHIVE [--slug NAME]');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { withOwnerUrl } = await import('./lib/stores/owner-url.mjs');
  const { openArchive } = await import('./lib/tenant-import/archive-file.mjs');
  const { importTenant } = await import('./lib/tenant-import/import-tenant.mjs');
  const archive = await step('Checking the archive', () => openArchive(path));
  /** @type {import('./lib/tenant-import/import-tenant.mjs').ImportedTenant} */
  const { id, slug, rows, jobs } = await step('Importing it', () =>
    withOwnerUrl(dataLayout(defaultDataDir()), (url) => importTenant(url, archive, values.slug)),
  );
  say(`${slug} is here with ${rows} rows, as they were ${archive.manifest.takenAt}; ${jobs} jobs are owed.`);
  say(
    `It has no keys yet: POST /admin/v1/tenants/${id}/api-keys makes one. Secrets are not in an archive: rotate those`,
  );
  say('of webhooks and of identities, and set those of channels, event sources and the own model again.');
  return 0;
});
