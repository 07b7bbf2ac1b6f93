import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { eventually, until } from '../support/eventually.js';
import { noteProcess } from '../support/noted-processes.js';

const LOGGING = join(__dirname, '..', '..', 'src', 'platform', 'logging');
/** A server that logs by the product's own output, three times as much as may wait, or one line. */
const SERVER = `
  import { createServer } from 'node:http';
  import { standardOutput } from './descriptor-target.ts';
  import { LogOutput } from './log-output.ts';
  const output = new LogOutput(standardOutput());
  const flood = 'x'.repeat(1_000) + '\\n';
  const server = createServer(({ url }, response) => {
    if (url === '/flood') for (let n = 0; n < 3_000; n += 1) output.write(flood);
    else output.write(url + '\\n');
    response.end('served');
  });
  server.listen(0, '127.0.0.1', () => process.stderr.write(\`port \${server.address().port} \${process.pid}\\n\`));
`;

let folder: string;
let program: string;
let servers: { child: ChildProcess; pid: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'log-sinks-'));
  program = join(folder, 'server.mjs');
  const stdin = { contents: SERVER, resolveDir: LOGGING, loader: 'ts' as const };
  await build({ stdin, outfile: program, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => (servers = []));
afterEach(async () => {
  for (const { child, pid } of servers) {
    const ended = once(child, 'exit');
    process.kill(Number(pid), 'SIGKILL');
    child.stdin?.end();
    await ended;
  }
});

/** @param command of a program that runs the server with this output, and passes on what it says on the other */
async function served(command: string, args: string[]) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  noteProcess(child);
  const told = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (chunk: string) => (told[name] += chunk));
  const said = await eventually(() => Promise.resolve(/port (\d+) (\d+)/.exec(told.stderr)));
  const [, port = '', pid = ''] = said;
  servers.push({ child, pid });
  const ask = async (path: string) => {
    const signal = AbortSignal.timeout(20_000);
    return (await fetch(`http://127.0.0.1:${port}${path}`, { signal })).text();
  };
  return { child, told, ask, pid };
}

test('a terminal that is held stops nothing, and is told when it goes on how much is missing', async () => {
  const helper = join(__dirname, '..', 'support', 'held-terminal.py');
  const { child, told, ask } = await served('python3', [helper, process.execPath, program]);
  expect(await ask('/flood')).toBe('served');
  expect(await ask('/while-held')).toBe('served');
  expect(told.stdout).toBe('');
  child.stdin.write('\n');
  await until('the terminal is written on', () => told.stdout.includes('Log lines were dropped'));
  await ask('/afterwards');
  await until('later lines come', () => told.stdout.includes('/afterwards'));
  expect(told.stdout).not.toContain('/while-held');
});

test('a pipe that nobody reads stops nothing', async () => {
  const { child, told, ask } = await served(process.execPath, [program]);
  child.stdout.pause();
  expect(await ask('/flood')).toBe('served');
  expect(await ask('/while-held')).toBe('served');
  child.stdout.resume();
  await until('it is read on', () => told.stdout.includes('Log lines were dropped'));
  expect(told.stdout.length).toBeLessThan(3_000_000);
});

test('a file on a full disk stops nothing, and is written on when there is room again', async () => {
  const file = join(folder, 'log');
  // In blocks of 1,024 bytes; the process sees the same error as on a full disk, by another number.
  const script = 'ulimit -S -f 64; exec "$0" "$1" > "$2"';
  const { ask, pid } = await served('bash', ['-c', script, process.execPath, program, file]);
  await ask('/first');
  await until('the file has its first line', () => readFileSync(file, 'utf8').includes('/first'));
  expect(await ask('/flood')).toBe('served');
  await until('the file is full', () => readFileSync(file).length === 64 * 1_024);
  expect(await ask('/while-full')).toBe('served');
  execFileSync('prlimit', ['--pid', pid, '--fsize=unlimited:unlimited']);
  await until('later lines come', async () => {
    await ask('/afterwards');
    return readFileSync(file, 'utf8').includes('/afterwards');
  });
});
