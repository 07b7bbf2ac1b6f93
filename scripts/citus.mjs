// node scripts/citus.mjs: whether the tables of the database could be distributed by tenant_id with Citus, and what stands
// against it. Reads the catalogue alone.
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { citusFitness, fitnessLines } = await import('./lib/catalogue/citus-fitness.ts');
  const { withClient } = await import('./lib/stores/bootstrap-database.mjs');
  const { withOwnerUrl } = await import('./lib/stores/owner-url.mjs');
  const fitness = await withOwnerUrl(dataLayout(defaultDataDir()), (url) =>
    withClient(url, (client) =>
      citusFitness(async (text, values) => /** @type {never[]} */ ((await client.query(text, values)).rows)),
    ),
  );
  if (fitness.tables.length === 0)
    throw new PlainError('The database has no tables of businesses: run npm run migrate first.');
  say(fitnessLines(fitness).join('\n'));
  return 0;
});
