import './own-source-maps.js';

async function main(): Promise<void> {
  const { traceIfWanted } = await import('./platform/tracing/trace-if-wanted.js');
  await traceIfWanted('api');
  // Only now, so that the source maps of all that it imports are known.
  const { serve } = await import('./serve.js');
  const { ApiModule } = await import('./app.module.js');
  await serve(ApiModule);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The API could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
