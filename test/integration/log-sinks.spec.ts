import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { eventually, until } from '../support/eventually.js';
import { noteProcess } from '../support/noted-processes.js';

const LOGGING = join(__dirname, '..', '..', 'src', 'platform', 'logging');
/** Logs by the product's own output: three times as much as may wait, one line, or almost as much as may wait, and ends. */
const SERVER = `
  import { pbkdf2 } from 'node:crypto';
  import { createServer } from 'node:http';
  import { standardOutput } from './descriptor-target.ts';
  import { LogOutput } from './log-output.ts';
  const output = new LogOutput(standardOutput());
  const flood = 'x'.repeat(1_000) + '\\n';
  const server = createServer(({ url }, response) => {
    if (url === '/end') {
      // The pool has one thread, which is busy when the first line comes to it.
      pbkdf2('', '', 30_000, 64, 'sha512', () => undefined);
      for (let n = 0; n < 900; n += 1) output.write(n + ' ' + flood);
      process.on('exit', () => output.write('last\\n'));
      process.exit();
    }
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
    if (child.exitCode !== null) continue;
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
    const signal = AbortSignal.timeout(120_000);
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

/** Lines of `/end`. */
const LAST_LINES = [...Array.from({ length: 900 }, (_, n) => `${n} ${'x'.repeat(1_000)}`), 'last', ''];

async function ended({ child, ask }: Awaited<ReturnType<typeof served>>): Promise<void> {
  const end = once(child, 'close');
  await ask('/end').catch(() => undefined);
  await end;
}

test('a process that ends has written all its lines to a pipe that is slow, in order and whole', async () => {
  const server = await served(process.execPath, [program]);
  // The kernel keeps 64 KB of it, a fourteenth part, until somebody reads.
  await ended(server);
  expect(server.told.stdout.split('\n')).toEqual(LAST_LINES);
});

test('a process that ends while nobody reads does so soon, and has cut no line', async () => {
  const server = await served(process.execPath, [program]);
  server.child.stdout.pause();
  const exit = once(server.child, 'exit');
  await server.ask('/end').catch(() => undefined);
  await exit;
  const end = once(server.child, 'close');
  server.child.stdout.resume();
  await end;
  const lines = server.told.stdout.split('\n');
  expect(lines.length).toBeGreaterThan(50);
  expect([...lines.slice(0, -1), '']).toEqual([...LAST_LINES.slice(0, lines.length - 1), '']);
  expect(lines.at(-1)).toBe('');
});

test.each(['>', '>>'])(
  'a process that ends has written all its lines by %s to a file, in order',
  async (to) => {
    const file = join(folder, `ended-${to.length}`);
    writeFileSync(file, 'of before\n');
    const script = `export UV_THREADPOOL_SIZE=1; exec "$0" "$1" ${to} "$2"`;
    await ended(await served('bash', ['-c', script, process.execPath, program, file]));
    const before = to === '>' ? [] : ['of before'];
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([...before, ...LAST_LINES]);
  },
);
