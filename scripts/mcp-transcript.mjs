// node scripts/mcp-transcript.mjs --key fd_live_… [--url U] [TOOL JSON]…: connects by MCP as another agent does, with the
// official client, lists the tools, calls those that are named, and prints each message and its answer as they were sent.
// Without --url the Frontdesk that runs here is asked. The key may also stand in FRONTDESK_KEY.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

/** Characters of a printed message. */
const MOST_SHOWN = 600;

await runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, key: { type: 'string' } },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const key = values.key ?? process.env.FRONTDESK_KEY;
  if (!key) throw new PlainError('Give a secret key of the business with --key, or in FRONTDESK_KEY.');
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
  const client = new Client({ name: 'transcript', version: '1' });
  const address = new URL('/mcp', values.url ?? runningUrl());
  await client.connect(
    new StreamableHTTPClientTransport(address, {
      fetch: printed,
      requestInit: { headers: { authorization: `Bearer ${key}` } },
    }),
  );
  await client.listTools();
  for (const { name, input } of callsIn(positionals)) await client.callTool({ name, arguments: input });
  await client.close();
  return 0;
});

/**
 * @param {string[]} words  names of tools, each with its arguments behind it
 * @returns {{name: string, input: Record<string, unknown>}[]}
 */
function callsIn(words) {
  return words.flatMap((name, at) => {
    if (at % 2 === 1) return [];
    try {
      return [{ name, input: JSON.parse(words[at + 1] ?? '') }];
    } catch {
      throw new PlainError(`Behind ${name} its arguments are needed, as JSON.`);
    }
  });
}

/**
 * @param {string | URL} url
 * @param {RequestInit} [init]
 */
async function printed(url, init) {
  const response = await fetch(url, init);
  // The client looks for a stream of news by GET, which is refused.
  if (typeof init?.body !== 'string') return response;
  const text = await response.clone().text();
  process.stdout.write(`→ ${shown(init.body)}\n← ${`${response.status} ${shown(text)}`.trim()}\n\n`);
  return response;
}

/** @param {string} text */
function shown(text) {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}… (${text.length} characters)` : text;
}

/** Where `npm start` runs, on whatever port. */
function runningUrl() {
  const { address } = dataLayout(defaultDataDir());
  if (existsSync(address)) return readFileSync(address, 'utf8').trim();
  return `http://localhost:${process.env.PORT || 3000}`;
}
