// Forked by the rig: requests `/health/live` continuously over one connection, and now and then sends a question of
// another business's customer. In its own process, so that this program's other work does not count as a stall.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./prober.mjs').Aim} Aim */
/** @typedef {{from: number, ms: number}} Sample */

const EVERY_MS = 10;
const ANSWER_SECONDS = 15;
const AHEAD_OF_OTHERS = -15;

const agent = new Agent({ keepAlive: true });
/** @type {Aim | undefined} */
let aim;
/** @type {Sample[]} */
let samples = [];
/** @type {Sample[]} */
let controls = [];
/** @type {Sample[]} */
let answers = [];
let questions = 0;
/** @type {number | undefined} when the question that has no answer yet was asked */
let asked;
let lost = 0;
/** @type {{at: number, reply: () => void} | undefined} */
let ending;

try {
  setPriority(AHEAD_OF_OTHERS);
} catch {
  // Needs root; without it the figures are noisier.
}
const control = fork(fileURLToPath(new URL('./control-process.mjs', import.meta.url)), { execArgv: [] });
const [controlPort] = /** @type {[number]} */ (await once(control, 'message'));

process.on('message', hear);
process.on('disconnect', () => process.exit());
void watchHealth();
void watchControl();
void watchVictim();

/** @param {import('./ipc.mjs').Question} question */
function hear({ id, ask, body }) {
  const reply = (/** @type {unknown} */ value) => process.send?.({ id, value });
  if (ask === 'aim') {
    aim = /** @type {Aim | undefined} */ (body);
    reply(true);
  } else if (ask === 'begin') {
    samples = [];
    controls = [];
    reply(true);
  } else if (ask === 'end') {
    // One more probe, so that work that continues after the response counts too.
    ending = {
      at: performance.now(),
      reply: () => reply({ probesMs: timesOf(samples), controlsMs: timesOf(controls) }),
    };
  } else if (ask === 'victim') reply(takeVictim());
}

/** @param {Sample[]} taken */
function timesOf(taken) {
  return taken.map(({ ms }) => ms);
}

async function watchControl() {
  for (;;) {
    const from = performance.now();
    await get(`http://127.0.0.1:${controlPort}/`, 'GET', {});
    controls.push({ from, ms: performance.now() - from });
    await sleep(EVERY_MS);
  }
}

async function watchHealth() {
  for (;;) {
    if (aim) await probe(aim);
    await sleep(EVERY_MS);
  }
}

/** @param {Aim} at */
async function probe({ url }) {
  const from = performance.now();
  const { status } = await get(`${url}/health/live`, 'GET', {});
  samples.push({ from, ms: performance.now() - from });
  // A failed request says nothing about the time after it.
  if (status !== 200 || !ending || from < ending.at) return;
  ending.reply();
  ending = undefined;
}

async function watchVictim() {
  for (;;) {
    const from = performance.now();
    if (aim?.victim) await question(aim.victim, aim.url);
    await sleep(Math.max(EVERY_MS, (aim?.victim?.everyMs ?? 0) - (performance.now() - from)));
  }
}

/**
 * @param {NonNullable<Aim['victim']>} victim
 * @param {string} url
 */
async function question({ path, key, texts }, url) {
  asked = performance.now();
  const text = texts[questions % texts.length];
  questions += 1;
  const { body } = await get(
    url + path,
    'POST',
    {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      prefer: `wait=${ANSWER_SECONDS}`,
    },
    JSON.stringify({ text }),
  );
  const sample = { from: asked, ms: performance.now() - asked };
  asked = undefined;
  // The product has been stopped meanwhile.
  if (aim?.victim?.path !== path) return;
  if (/"answer":\{/.test(body)) answers.push(sample);
  else lost += 1;
}

/** The other business's figures since the last call. */
function takeVictim() {
  const waiting = asked === undefined ? 0 : performance.now() - asked;
  const value = { answersMs: answers.map(({ ms }) => ms), waitingMs: waiting, lost };
  answers = [];
  lost = 0;
  return value;
}

/**
 * @param {string} url
 * @param {string} method
 * @param {Record<string, string>} headers
 * @param {string} [body]
 * @returns {Promise<{status: number, body: string}>} status 0 when nothing answered
 */
function get(url, method, headers, body) {
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: 0, body: '' });
    const sent = request(url, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (/** @type {string} */ chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', nothing);
    });
    sent.on('error', nothing);
    sent.end(body);
  });
}
