import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stage } from './stage.js';

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

interface Walked {
  code: number;
  output: string;
  seconds: number;
}

/** The commands between two headings, as a reader pastes them. */
function commandsOf(heading: string): string {
  const section = README.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('```sh\n')
    .slice(1)
    .map((block) => block.split('```')[0] ?? '')
    .join('\n');
}

let stage: Stage;
let data: string;

beforeAll(async () => {
  stage = await Stage.shared();
  data = mkdtempSync(join(tmpdir(), 'frontdesk-walk-'));
  writeFileSync(join(data, 'admin-key'), stage.secrets.adminKey);
  writeFileSync(join(data, 'address'), `${stage.frontdesk.url}\n`);
});
afterAll(async () => {
  rmSync(data, { recursive: true, force: true });
  await stage.close();
});

function walk(commands: string): Promise<Walked> {
  const started = performance.now();
  return new Promise((resolve) => {
    const env = { ...process.env, FRONTDESK_DATA_DIR: data };
    execFile('bash', ['-euo', 'pipefail', '-c', commands], { env }, (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? 1) : 0;
      resolve({ code, output: stdout + stderr, seconds: (performance.now() - started) / 1000 });
    });
  });
}

describe('the README’s walk', () => {
  it('works on another port than the usual one, from its first to its last command', async () => {
    expect(new URL(stage.frontdesk.url).port).not.toBe('3000');
    const { code, output, seconds } = await walk(
      `${commandsOf('A walk with curl')}\n${commandsOf('On a website')}`,
    );
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect(output).toContain('Your order HT-1001 has been shipped');
    expect(output).toContain('event: message.completed');
    expect(output).toContain('On Thursdays we close at 20:00.');
    expect(output).toContain('€4.95');
    expect(output).toContain('"allowedOrigins":["https://harbourtea.example"]');
    // Of about ten; a machine that pauses may take much longer.
    expect(seconds).toBeLessThan(280);
  });

  it.each([
    ['nothing runs there', (text: string) => text.replace('$(cat "$DATA/address")', 'http://127.0.0.1:9')],
    ['the address is not known', (text: string) => text.replace('$DATA/address', '$DATA/no-address')],
    ['the key is wrong', (text: string) => text.replace('Bearer $(cat', 'Bearer x$(cat')],
  ])('fails at once, with a reason, when %s', async (_, broken) => {
    const { code, output } = await walk(broken(commandsOf('A walk with curl')));
    expect(code).not.toBe(0);
    expect(output).toMatch(/curl: |No such file|"detail":/);
  });
});
