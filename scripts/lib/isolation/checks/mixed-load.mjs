import { pathParameters, queryPart } from '../documents.mjs';
import { expectStatus } from '../compare.mjs';
import { pathWith } from '../tenants.mjs';

/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../tenants.mjs').Tenant} Tenant */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../wire.mjs').Request} Request */
/** @typedef {import('../world.mjs').World} World */

const ROUNDS = 6;
/** One in this many requests is aborted by its caller, and one is refused. */
const ABORTED_EVERY = 10;
const LISTEN_MS = 600;
/** Opened by a signed link alone, which no document tells. */
const BY_LINK = /\/exports\/\{id\}\/archive$/;

/**
 * 1: interleaved requests of A and B, some of them aborted or refused; each must get its own data, and no error.
 * @param {World} world
 * @param {Check} check
 */
export async function mixedLoad(world, check) {
  const pairs = [world.a, world.b].flatMap((tenant) => requestsOf(world, tenant));
  const calls = Array.from({ length: ROUNDS }, () => shuffled(pairs)).flat();
  await Promise.all(
    calls.map(async ({ credential, request }, index) => {
      const left = index % ABORTED_EVERY === 0;
      const abort = left ? { abortMs: 1 + (index % 7) } : {};
      const exchange = await world.wire.send(check, credential, { ...request, ...abort });
      if (left) check.tried += 1;
      else expectStatus(check, exchange, request.path.includes('limit=0') ? [422] : [200, 201, 202]);
    }),
  );
}

/**
 * All that a tenant and its visitors can read, questions to its assistant, and a request that is refused.
 * @param {World} world
 * @param {Tenant} tenant
 * @returns {{credential: Credential, request: Request}[]}
 */
function requestsOf(world, tenant) {
  const visitor = tenant.visitors[0]?.credential;
  const readers = [tenant.key, tenant.publishable, ...(visitor ? [visitor] : [])];
  const reads = readers.flatMap((credential) =>
    world.behind(credential.kind).flatMap((operation) => {
      if (operation.method !== 'GET' || BY_LINK.test(operation.path)) return [];
      const path = pathWith(operation, (kind) => tenant.idsOf(kind)[0]);
      if (path === undefined) return [];
      const query = operation.parameters.filter(({ required, in: place }) => required && place === 'query');
      const full = path + (query.length ? `?${query.map(queryPart).join('&')}` : '');
      const base = { method: 'GET', path: full, operation: operation.name, listenMs: LISTEN_MS };
      const limited = operation.parameters.some(({ name }) => name === 'limit') && query.length === 0;
      return [base, ...(limited ? [{ ...base, path: `${full}?limit=0` }] : [])].map((request) => ({
        credential,
        request,
      }));
    }),
  );
  return [...reads, ...questionsOf(world, tenant)];
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 */
function questionsOf(world, tenant) {
  return world
    .behind('tenant')
    .filter(
      ({ method, path, body }) =>
        method === 'POST' && body?.properties?.text && pathParameters(path).length === 1,
    )
    .flatMap((operation) => {
      const path = pathWith(operation, (kind) => tenant.idsOf(kind)[0]);
      if (path === undefined) return [];
      return ['how much is the mug?', 'what is your return policy?'].map((text) => ({
        credential: tenant.key,
        request: { method: 'POST', path, body: { text }, operation: operation.name },
      }));
    });
}

/**
 * @template T
 * @param {T[]} list
 */
function shuffled(list) {
  return list
    .map((value) => ({ value, place: Math.random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ value }) => value);
}
