// npm run eval:search [-- --sets a,b --embeddings URL]: recall, time and memory of search by words, by meaning and fused, on
// the sets of test/eval, without a running Frontdesk; with the bundled embedding model or a server's. With
// --items 160,10000 also among as many fillers, with --tenants 200 also with as many indexes of 50 fillers each.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      sets: { type: 'string', default: 'all' },
      embeddings: { type: 'string' },
      items: { type: 'string' },
      tenants: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      embedded: { type: 'string', default: '2000' },
    },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { ALL_SETS, readSet } = await import('./lib/evaluation/sets.mjs');
  const { BUNDLED } = await import('./lib/evaluation/sample-vectors.mjs');
  const { evaluateSearch } = await import('./lib/evaluation/search-evaluation.mjs');
  const names = values.sets === 'all' ? ALL_SETS : values.sets.split(',');
  const count = (/** @type {string} */ text) => {
    if (!/^[0-9]{1,6}$/.test(text)) throw new PlainError(`${text} is no number of items, tenants or texts.`);
    return Number(text);
  };
  return evaluateSearch(names.map(readSet), {
    embeddings: values.embeddings ?? BUNDLED,
    items: values.items?.split(',').map(count) ?? [],
    tenants: count(values.tenants),
    seed: count(values.seed),
    embedded: count(values.embedded),
  });
});
