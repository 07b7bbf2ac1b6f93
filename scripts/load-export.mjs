// npm run load -- FILE [--url U] --key fd_live_…: has a file of products, orders or articles imported into a business, such as
// an export of Shopify, WooCommerce or PrestaShop; without --url by the Frontdesk that runs here. The key may also stand in
// FRONTDESK_KEY.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, key: { type: 'string' } },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const [file] = positionals;
  const key = values.key ?? process.env.FRONTDESK_KEY;
  if (!file || !existsSync(file)) throw new PlainError('Name the file: npm run load -- FILE --key fd_live_…');
  if (!key) throw new PlainError('Give the secret key of the business with --key, or in FRONTDESK_KEY.');
  const { loadExport } = await import('./lib/load/load-export.mjs');
  return loadExport({ file, url: values.url ?? runningUrl(), key });
});

/** Where `npm start` runs, on whatever port. */
function runningUrl() {
  const { address } = dataLayout(defaultDataDir());
  if (existsSync(address)) return readFileSync(address, 'utf8').trim();
  return `http://localhost:${process.env.PORT || 3000}`;
}
