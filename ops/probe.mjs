// node ops/probe.mjs: asks Frontdesk as a visitor does and ends with code 0 when the answer came, else with 1 and why.
//   --every 60 --listen 9465   asks again and again, and serves the figures at /metrics
//   --textfile FILE            writes the figures for node_exporter
//   --set-up                   makes the business that is asked, with ADMIN_API_KEY, and prints lines for .env
// It reads PROBE_URL, PROBE_WIDGET_KEY, PROBE_MARKER, PROBE_QUESTION, PROBE_TIMEOUT_MS, and PROBE_HEARTBEAT_URL, which is
// called after each answer: a dead man's switch for a probe that Prometheus does not reach. It needs nothing but Node.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { askAsVisitor } from './probe/ask-as-visitor.mjs';
import { ProbeMetrics } from './probe/probe-metrics.mjs';
import { QUESTION, setUp } from './probe/set-up.mjs';

const env = process.env;
const { values } = parseArgs({
  options: {
    every: { type: 'string' },
    listen: { type: 'string' },
    textfile: { type: 'string' },
    'set-up': { type: 'boolean' },
  },
});
const url = env.PROBE_URL || 'http://127.0.0.1:3000';
const metrics = new ProbeMetrics();

if (values['set-up']) await printSetUp();
else if (values.every === undefined) process.exitCode = (await probe()) ? 0 : 1;
else await probeForEver(Number(values.every) * 1000);

async function printSetUp() {
  try {
    process.stdout.write(await setUp(url, env.ADMIN_API_KEY ?? ''));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** @param {number} everyMs */
async function probeForEver(everyMs) {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stop.abort());
  const server = values.listen === undefined ? undefined : serveMetrics(Number(values.listen));
  while (!stop.signal.aborted) {
    const next = Date.now() + everyMs;
    await probe();
    await sleep(Math.max(0, next - Date.now()), undefined, { signal: stop.signal }).catch(() => undefined);
  }
  server?.close();
}

/** @returns {Promise<boolean>} whether the answer came */
async function probe() {
  const result = await askAsVisitor({
    url,
    widgetKey: env.PROBE_WIDGET_KEY ?? '',
    question: env.PROBE_QUESTION || QUESTION,
    marker: env.PROBE_MARKER ?? '',
    timeoutMs: Number(env.PROBE_TIMEOUT_MS || 30_000),
  });
  metrics.note(result, new Date());
  if (values.textfile !== undefined) metrics.write(values.textfile);
  const { failedAt, why, seconds } = result;
  const text = failedAt === null ? 'answered' : `failed at "${failedAt}": ${why}`;
  process.stdout.write(`${new Date().toISOString()} ${url} ${text} (${seconds.toFixed(1)} s)\n`);
  if (failedAt === null && env.PROBE_HEARTBEAT_URL) await beat(env.PROBE_HEARTBEAT_URL);
  return failedAt === null;
}

/** @param {string} heartbeat */
async function beat(heartbeat) {
  const options = { method: 'POST', signal: AbortSignal.timeout(10_000) };
  await fetch(heartbeat, options).catch((/** @type {unknown} */ error) =>
    process.stdout.write(`The heartbeat did not arrive: ${String(error)}\n`),
  );
}

/** @param {number} port */
function serveMetrics(port) {
  return createServer((request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(metrics.text());
  }).listen(port);
}
