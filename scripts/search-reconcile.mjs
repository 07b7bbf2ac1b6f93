// npm run search:reconcile [-- --rebuild]: compares Weaviate with the database and repairs it; --rebuild deletes and writes
// all of it anew. Embeds nothing.
import { parseArgs } from 'node:util';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { progressBar } from './lib/system/progress-bar.mjs';
import { messageOf, PlainError, runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({ options: { rebuild: { type: 'boolean', default: false } } });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  if (!process.env.WEAVIATE_URL) throw new PlainError('WEAVIATE_URL is not set: search needs no Weaviate.');
  const { build } = await import('./lib/build/build-steps.mjs');
  const { importBuilt } = await import('./lib/build/generated-table.mjs');
  const { withDatabaseUrls } = await import('./lib/stores/owner-url.mjs');
  const { adminKey } = await import('./lib/launch/launcher.mjs');
  await withTreeLock(() => build());
  const layout = dataLayout(defaultDataDir());
  /** @type {{reconcileSearch: typeof import('../src/reconcile-search.js').reconcileSearch}} */
  const { reconcileSearch } = await importBuilt('reconcile-search.js');
  const bar = progressBar('Businesses');
  const sum = await withDatabaseUrls(layout, (urls) =>
    reconcileSearch(environment(layout, urls), { afresh: values.rebuild, onTenant: bar }).catch(
      (/** @type {unknown} */ error) => {
        throw new PlainError(messageOf(error));
      },
    ),
  );
  const { tenants, missing, wrong, extra, others } = sum;
  say(`${tenants} businesses: ${missing} vectors were missing, ${wrong} wrong, ${extra} too many.`);
  if (others > 0) say(`${others} businesses that are no more were removed.`);
  return 0;

  /**
   * @param {import('./lib/system/paths.mjs').DataLayout} layout
   * @param {import('./lib/stores/database.mjs').DatabaseUrls} urls
   * @returns {NodeJS.ProcessEnv}
   */
  function environment(layout, { app, platform }) {
    return {
      // Nothing is embedded: only the name of the model counts, and that there is one.
      EMBEDDINGS_BASE_URL: 'http://127.0.0.1/v1',
      REDIS_URL: 'redis://127.0.0.1',
      APP_SECRET: 'unused-'.repeat(8),
      ...process.env,
      ADMIN_API_KEY: adminKey(layout),
      DATABASE_URL: app,
      DATABASE_PLATFORM_URL: platform,
    };
  }
});
