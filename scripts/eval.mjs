// npm run eval [-- --url U --admin-key K --businesses FILE --file FILE]: puts questions to a running Frontdesk and
// checks its answers; with --offline without a server, each question at its own moment of asking.
import { parseArgs } from 'node:util';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      'admin-key': { type: 'string' },
      file: { type: 'string', default: 'test/eval/questions.jsonl' },
      businesses: { type: 'string', default: 'scripts/demo/businesses.json' },
      keys: { type: 'string' },
      offline: { type: 'boolean', default: false },
      at: { type: 'string' },
      fit: { type: 'boolean', default: false },
    },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const files = { questions: resolve(values.file), businesses: resolve(values.businesses) };
  if (values.fit) {
    const { fitConfidence } = await import('./lib/quality/fitted-confidence.mjs');
    return fitConfidence();
  }
  if (values.offline) {
    const { evaluateOffline } = await import('./lib/quality/offline-evaluation.mjs');
    return evaluateOffline({ ...files, at: values.at });
  }
  const layout = dataLayout(defaultDataDir());
  const { evaluate } = await import('./lib/quality/evaluation.mjs');
  return evaluate({
    url: values.url ?? runningUrl(layout.lock),
    adminKey: values['admin-key'] ?? keptAdminKey(layout.adminKey),
    ...files,
    keysFile: resolve(values.keys ?? layout.evaluation),
  });
});

/** @param {string} lock */
function runningUrl(lock) {
  if (!existsSync(lock)) return `http://localhost:${process.env.PORT || 3000}`;
  /** @type {{url?: string}} */
  const { url } = JSON.parse(readFileSync(lock, 'utf8'));
  return url ?? 'http://localhost:3000';
}

/** @param {string} file */
function keptAdminKey(file) {
  if (process.env.ADMIN_API_KEY) return process.env.ADMIN_API_KEY;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new PlainError(`There is no admin key in ${file}. Start Frontdesk (npm start), or give --admin-key.`);
}
