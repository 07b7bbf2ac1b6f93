import './own-source-maps.js';

async function main(): Promise<void> {
  const { traceIfWanted } = await import('./platform/tracing/trace-if-wanted.js');
  await traceIfWanted('worker');
  // Only now, so that the source maps of all that it imports are known.
  const { work } = await import('./work.js');
  await work();
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The worker could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
