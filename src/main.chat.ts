import './own-source-maps.js';

async function main(): Promise<void> {
  const { traceIfWanted } = await import('./platform/tracing/trace-if-wanted.js');
  await traceIfWanted('chat');
  // Only now, so that the source maps of all that it imports are known.
  const { serveChat } = await import('./serve-chat.js');
  await serveChat();
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The chat engine could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
