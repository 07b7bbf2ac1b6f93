import { setTimeout as sleep } from 'node:timers/promises';
import { newVisitor, say } from '../talk.mjs';
import { filled } from '../texts.mjs';

/** @typedef {import('../engine.mjs').Door} Door */
/** @typedef {import('../prober.mjs').VictimReport} VictimReport */
/** @typedef {import('../stage.mjs').Stage} Stage */

const VISITORS = 40;
const EVERY_MS = 2000;
const MESSAGE = filled(
  'Have you got a red mug under 20 euros, when do you open on Thursday, and how much is delivery to Cork? ',
  2000,
);
/** The longest wait of another business's customer meanwhile; without load it is about 100 ms. */
const MAX_VICTIM_P95_MS = 1000;

/**
 * Many visitors of one business who all write long messages, and a customer of another business.
 * @param {Stage} stage
 * @param {{seconds: number}} length
 * @returns {Door[]}
 */
export function crowd({ url, chat }, { seconds }) {
  return [
    {
      name: `${VISITORS} visitors of one shop`,
      inputs: [
        {
          name: `2,000 characters every ${EVERY_MS / 1000} s for ${seconds} s`,
          patienceMs: (seconds + 15) * 1000,
          tries: 2,
          send: () => allTalk(url, chat, seconds),
        },
      ],
      victimEveryMs: 200,
      maxVictimP95Ms: MAX_VICTIM_P95_MS,
    },
  ];
}

/**
 * @param {string} url
 * @param {Stage['chat']} shop
 * @param {number} seconds
 */
async function allTalk(url, shop, seconds) {
  const statuses = await Promise.all(
    Array.from({ length: VISITORS }, async (_, index) => {
      const visitor = await newVisitor(url, shop);
      if (!visitor) return ['no session'];
      // Not all at the same moment, or there would be no load for half of the time.
      await sleep((index * EVERY_MS) / VISITORS);
      return talk(url, visitor, performance.now() + seconds * 1000);
    }),
  );
  return statuses.flat();
}

/**
 * @param {string} url
 * @param {import('../../isolation/wire.mjs').Credential} visitor
 * @param {number} until
 */
async function talk(url, visitor, until) {
  /** @type {string[]} */
  const statuses = [];
  while (performance.now() < until) {
    // Each one different: who repeats a message is answered once, and at last taken for a program.
    const text = `${statuses.length + 1}. ${MESSAGE}`.slice(0, MESSAGE.length);
    const [status] = await Promise.all([say(url, visitor, text), sleep(EVERY_MS)]);
    statuses.push(status);
  }
  return statuses;
}
