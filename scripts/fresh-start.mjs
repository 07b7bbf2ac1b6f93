// node scripts/fresh-start.mjs: how long a new machine takes from `git clone` to a shop whose customer is answered, step by
// step, on a folder and a port of its own. Ends with 1 above fifteen minutes. Not in it: the machine's own set-up, PostgreSQL's
// and Node's images with Docker, DNS and the certificate, and the embedding model, which the start does not wait for.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callFrontdesk } from './lib/demo/frontdesk-client.mjs';
import { mustRun } from './lib/system/commands.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { freePort } from './lib/system/ports.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

const MOST_S = 15 * 60;
const PRODUCTS = join('test', 'fixtures', 'exports', 'shopify-products-new.csv');
const QUESTION = 'Have you got House Espresso, and what does it cost?';
const ANSWER = '9.90';

await runProgram(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-fresh-'));
  const port = await freePort();
  const checkout = join(folder, 'frontdesk');
  const env = {
    ...withoutOwn(process.env),
    ...{ PORT: String(port), FRONTDESK_DATA_DIR: join(folder, 'data'), EMBEDDINGS: 'off' },
  };
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let launcher;
  try {
    const clock = startClock();
    await mustRun('git clone', 'git', ['clone', '--quiet', `file://${ROOT}`, checkout]);
    clock.step('git clone');
    launcher = spawn('npm', ['start'], { cwd: checkout, env, stdio: ['ignore', 'pipe', 'inherit'] });
    await said(launcher, 'Frontdesk is running.');
    clock.step('npm start: packages, build, stores, schema, demo');
    const shop = await createShop(`http://localhost:${port}`, join(folder, 'data'));
    const load = ['run', '--silent', 'load', '--', PRODUCTS, '--key', shop.key];
    await mustRun('npm run load', 'npm', load, { cwd: checkout, env });
    clock.step('a shop with its products');
    await firstAnswer(shop);
    clock.step('the first answer to a customer');
    return clock.end();
  } finally {
    await stop(launcher);
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Tells what each step took. */
function startClock() {
  const began = performance.now();
  let last = began;
  return {
    /** @param {string} what  has been done since the last step */
    step(what) {
      const now = performance.now();
      say(`  ${seconds(now - last).padStart(7)}  ${what}`);
      last = now;
    },
    /** @returns {number} the exit code */
    end() {
      say(`  ${seconds(last - began).padStart(7)}  together`);
      return last - began <= MOST_S * 1000 ? 0 : 1;
    },
  };
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * A new machine has none of these.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutOwn(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(?:DATABASE|REDIS)_|^(?:ADMIN_API_KEY|APP_SECRET|NODE_OPTIONS|npm_)/.test(name),
    ),
  );
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} words
 * @returns {Promise<void>}
 */
function said(child, words) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text = (text + String(chunk)).slice(-20_000);
      if (text.includes(words)) resolve();
    });
    child.once('exit', () => reject(new PlainError(`npm start has ended:\n${text}`)));
  });
}

/**
 * @param {string} url
 * @param {string} data
 */
async function createShop(url, data) {
  const admin = { url, key: readFileSync(join(data, 'admin-key'), 'utf8').trim() };
  /** @type {{apiKey: {secret: string}}} */
  const { apiKey } = await callFrontdesk(admin, 'POST', '/admin/v1/tenants', {
    ...{ name: 'Corner shop', slug: 'corner', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
    ownerEmail: 'owner@corner.example',
  });
  return { url, key: apiKey.secret };
}

/** @param {{url: string, key: string}} shop */
async function firstAnswer(shop) {
  const start = { channel: 'api', visitor: {} };
  /** @type {{id: string}} */
  const { id } = await callFrontdesk(shop, 'POST', '/v1/conversations', start);
  /** @type {{answer: {text: string} | null}} */
  const { answer } = await callFrontdesk(shop, 'POST', `/v1/conversations/${id}/messages`, {
    text: QUESTION,
  });
  if (!answer?.text.includes(ANSWER)) throw new PlainError(`"${QUESTION}" was answered "${answer?.text}".`);
  say(`  ${QUESTION}\n  ${answer.text}`);
}

/** @param {import('node:child_process').ChildProcess | undefined} launcher */
async function stop(launcher) {
  if (!launcher || launcher.exitCode !== null) return;
  const ended = once(launcher, 'exit');
  launcher.kill('SIGTERM');
  await ended;
}
