// node scripts/cost.mjs [--write | --check]: what Frontdesk costs a month, as docs/cost.md has it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

const PAGE = join(ROOT, 'docs', 'cost.md');

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { costPage } = await import('./lib/cost/page.mjs');
  const page = await costPage();
  if (process.argv[2] === '--write') writeFileSync(PAGE, page);
  else if (process.argv[2] !== '--check') say(page);
  else if (readFileSync(PAGE, 'utf8') !== page)
    throw new PlainError('docs/cost.md is not current. Run: node scripts/cost.mjs --write');
  return 0;
});
