import { prepare } from '../isolation/engine.mjs';
import { asObject } from '../isolation/documents.mjs';
import { Marker, letters } from '../isolation/markers.mjs';
import { PlainError } from '../system/terminal.mjs';
import { loadBusiness, readBusinesses } from '../demo/business-data.mjs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { seedDemo } from '../demo/seed-demo.mjs';
import { hostileCatalogues } from './catalogues.mjs';
import { send } from './send.mjs';

/** @typedef {import('../isolation/tenants.mjs').Tenant} Tenant */
/** @typedef {import('../isolation/world.mjs').World} World */
/** @typedef {import('./prober.mjs').Victim} Victim */

const BUSINESSES = join(ROOT, 'scripts', 'demo', 'businesses.json');
const ORIGIN = 'https://shop.example';
const VICTIM_ASKS_EVERY_MS = 1000;
/** Who asks the same again and again is taken for a program, and gets no answer. */
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * The businesses of a run.
 * @typedef {object} Stage
 * @property {string} url
 * @property {World} world  its A sends hostile requests, its C is the object of admin requests
 * @property {Victim} victim  a customer of another business
 * @property {Tenant} chat  with an ordinary catalogue; hostile messages are sent to it
 * @property {Tenant} large  for thousands of products
 * @property {Map<string, Tenant>} hostile  by the name of the catalogue that is uploaded to it
 */

/**
 * @param {{url: string, adminKey: string, demoFile: string}} product
 * @returns {Promise<Stage>}
 */
export async function setStage({ url, adminKey, demoFile }) {
  await seedDemo({ url, adminKey }, demoFile);
  const world = await prepare(url, adminKey);
  /** @type {Map<string, Tenant>} */
  const hostile = new Map();
  for (const { name } of hostileCatalogues()) hostile.set(name, await newShop(world));
  const [victimShop, chat, large] = [await newShop(world), await newShop(world), await newShop(world)];
  for (const shop of [victimShop, chat]) await stock(url, shop);
  return { url, world, victim: await victimOf(url, victimShop), chat, large, hostile };
}

/** @param {World} world */
async function newShop(world) {
  const name = letters(10);
  const shop = await world.makeTenant(name, new Marker(), { slug: `stall-${name}`, name: `Shop ${name}` });
  shop.livesAt(ORIGIN);
  return shop;
}

/**
 * @param {string} url
 * @param {Tenant} shop
 */
async function stock(url, shop) {
  const [business] = readBusinesses(BUSINESSES);
  if (!business) throw new PlainError(`${BUSINESSES} holds no business.`);
  await loadBusiness({ url, key: String(shop.key.token) }, business);
}

/**
 * @param {string} url
 * @param {Tenant} shop
 * @returns {Promise<Victim>}
 */
async function victimOf(url, shop) {
  const { text } = await send(url, shop.key, {
    method: 'POST',
    path: '/v1/conversations',
    raw: JSON.stringify({ channel: 'api', visitor: {} }),
  });
  return {
    path: `/v1/conversations/${String(asObject(JSON.parse(text)).id)}/messages`,
    key: String(shop.key.token),
    texts: DAYS.map((day) => `When do you open on ${day}?`),
    everyMs: VICTIM_ASKS_EVERY_MS,
  };
}
