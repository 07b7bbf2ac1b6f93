// npm run migrate [-- up|down|show]: changes the schema as the owner role.
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const direction = process.argv[2] ?? 'up';
  if (direction !== 'up' && direction !== 'down' && direction !== 'show') {
    throw new PlainError('Usage: npm run migrate [-- up | down | show]');
  }
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { withOwnerUrl } = await import('./lib/stores/owner-url.mjs');
  const { migrate } = await import('./lib/stores/migrations.mjs');
  const lines = await withOwnerUrl(dataLayout(defaultDataDir()), (url) => migrate(url, direction));
  const nothing = { up: 'Nothing to apply.', down: 'Nothing to revert.', show: 'There are no migrations.' }[
    direction
  ];
  const verb = { up: 'Applied ', down: 'Reverted ', show: '' }[direction];
  say(lines.length > 0 ? lines.map((line) => verb + line).join('\n') : nothing);
  return 0;
});
