import { fill, settle } from './fill.mjs';
import { Check } from './findings.mjs';
import { CHECKS } from './checks.mjs';
import { joinMembers } from './members.mjs';
import { PlainError } from '../system/terminal.mjs';
import { World } from './world.mjs';

/** @typedef {import('./findings.mjs').Finding} Finding */

/**
 * @typedef {object} Attack  one check of the list
 * @property {string} number
 * @property {string} title
 * @property {(world: World, check: Check, how: Intensity) => Promise<void>} run
 */

/**
 * @typedef {object} Intensity
 * @property {number} samples  requests of each kind, for a comparison of times
 * @property {number} strangers  operations that invented credentials are tried on; limited, because installs limit
 * guesses by address
 * @property {'gross' | 'strict'} timing  what difference of times is a finding
 * @property {'all' | 'in turn'} ids  whether another's id is sent to each operation in every spelling and by every lesser
 * credential, or by some of them, which go round from one operation to the next
 */

/** @type {Intensity} */
export const LIGHT = { samples: 40, strangers: 8, timing: 'gross', ids: 'all' };

/**
 * Makes and fills the three tenants.
 * @param {string} url
 * @param {string} adminKey
 * @returns {Promise<World>}
 */
export async function prepare(url, adminKey) {
  const world = await World.open(url, adminKey);
  const started = performance.now();
  try {
    await world.makeTenants();
    for (const tenant of Object.values(world.tenants)) await joinMembers(world, tenant);
    // The first one learns which fields need valid values; the others use that.
    await fill(world, world.a);
    await Promise.all([fill(world, world.b), fill(world, world.c)]);
  } catch (error) {
    await clearAway(world);
    throw error;
  }
  world.setUp.milliseconds = performance.now() - started;
  return world;
}

/**
 * @param {World} world
 * @param {Attack} attack
 * @param {Intensity} [how]
 * @returns {Promise<Check>}
 */
export async function runCheck(world, attack, how = LIGHT) {
  const check = new Check(attack.number, attack.title);
  const started = performance.now();
  await turnsEnd(world);
  // An earlier check may have changed the settings.
  for (const tenant of Object.values(world.tenants)) await settle(world, tenant);
  await attack.run(world, check, how);
  check.milliseconds = performance.now() - started;
  return check;
}

/**
 * Waits for answers that are still to come, because they change conversations that a check compares. Sending a message
 * again with its `clientId` waits for its answer.
 * @param {World} world
 */
async function turnsEnd(world) {
  for (const { owner, message } of world.wire.unanswered.splice(0)) {
    const { conversationId, text, clientId } = message;
    const tenant = world.tenants[owner.split('/')[0] ?? ''];
    if (!tenant || typeof clientId !== 'string') continue;
    await world.wire.send(world.setUp, tenant.key, {
      method: 'POST',
      path: `/v1/conversations/${String(conversationId)}/messages`,
      headers: { prefer: 'wait=15' },
      body: { text, clientId },
    });
  }
}

/**
 * @param {string[]} [only]  numbers; all when empty
 * @returns {Attack[]}
 */
export function attacks(only = []) {
  const unknown = only.find((number) => !CHECKS.some((each) => each.number === number));
  const numbers = CHECKS.map(({ number }) => number).join(', ');
  if (unknown !== undefined) throw new PlainError(`There is no check ${unknown}. The checks are ${numbers}.`);
  return only.length === 0 ? CHECKS : CHECKS.filter(({ number }) => only.includes(number));
}

/**
 * Erases the rig's tenants, or suspends them where the install cannot erase.
 * @param {World} world
 * @returns {Promise<string>} what was done, as a sentence
 */
export async function clearAway(world) {
  const canErase = world.operation('DELETE', '/admin/v1/tenants/{id}') !== undefined;
  const { tenants } = world.wire;
  /** @type {string[]} */
  const left = [];
  for (const [id, slug] of tenants) {
    const path = `/admin/v1/tenants/${id}`;
    const { answer } = await world.wire.send(
      world.setUp,
      world.admin,
      canErase
        ? { method: 'DELETE', path: `${path}?confirm=${encodeURIComponent(slug)}` }
        : { method: 'PATCH', path, body: { status: 'suspended' } },
    );
    if (answer.status >= 300) left.push(`${slug} (${answer.status})`);
  }
  if (left.length > 0) return `Not cleared away: ${left.join(', ')}.`;
  return canErase
    ? `The ${tenants.size} tenants of this run were erased.`
    : `This install cannot erase tenants; those of this run are suspended: ${[...tenants.values()].join(', ')}.`;
}
