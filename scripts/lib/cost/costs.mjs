import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { DUMPS, DUMPS_ON_AWS, IMAGES_GB, MODEL, MODEL_TOKENS } from './usage.mjs';

/** @typedef {import('../infra/sizes.mjs').Sizes} Sizes */
/** @typedef {import('./usage.mjs').Usage} Usage */
/**
 * Dollars a month by service.
 * @typedef {Record<string, number>} Costs
 *
 * infra/cost/prices.json, in dollars.
 * @typedef {object} Prices
 * @property {string} asOf  date
 * @property {string} region
 * @property {{region: string, factor: number}} surcharge
 * @property {number} hoursOfMonth
 * @property {{cpuHour: number, gbHour: number, spotFactor: number}} fargate
 * @property {{hour: Record<string, number>, storageGb: number, proxyHour: number}} database
 * @property {{hour: Record<string, number>}} redis
 * @property {Record<'natHour' | 'natGb' | 'endpointHour' | 'addressHour' | 'outGb' | 'outFreeGb', number>} network
 * @property {Record<'hour' | 'capacityHour', number>} balancer
 * @property {Record<'acl' | 'rule' | 'botControl' | 'millionRequests', number>} firewall
 * @property {Record<'alarmMetric' | 'metric' | 'logGb' | 'dashboard' | 'dashboardsFree' | 'insightsOfTask', number>} watching
 * @property {Record<'secret' | 'key', number>} secrets
 * @property {Record<'zone' | 'probe' | 'gb' | 'gbFree', number>} edge
 * @property {Record<'dumpGb' | 'imageGb' | 'fileGb', number>} storage
 * @property {Record<'detector' | 'flowGb', number>} guardduty
 * @property {{businesses: number, name: string, month: number}[]} machines
 * @property {number} machineStorageGb
 */

/** Our programs; the others of ECS are the model of embeddings and Weaviate. */
const PROGRAMS = new Set(['api', 'worker', 'chat']);
const STREAMS_OF_CAPACITY = 3_000;
/** A balancer's capacity that is used by whatever there is. */
const LEAST_CAPACITY = 0.2;

/** @returns {Prices} */
export function readPrices() {
  return JSON.parse(readFileSync(join(ROOT, 'infra', 'cost', 'prices.json'), 'utf8'));
}

/**
 * What AWS asks for in a month, in the region of infra/.
 * @param {Sizes} sizes
 * @param {Usage} usage
 * @param {Prices} prices
 * @returns {Costs}
 */
export function costsOnAws(sizes, usage, prices) {
  const costs = {
    'Programs (ECS)': programs(sizes, usage, prices),
    'Embeddings, Weaviate (ECS, EFS)': otherTasks(sizes, usage, prices),
    'PostgreSQL (RDS)': database(sizes, prices),
    'Valkey (ElastiCache)': redis(sizes, prices),
    'NAT, endpoints, addresses': network(sizes, usage, prices),
    'Load balancer': balancer(sizes, usage, prices),
    'Firewall (WAF)': firewall(sizes, usage, prices),
    'CloudFront, DNS, sent data': edge(sizes, usage, prices),
    'Logs, metrics, alarms': watching(sizes, usage, prices),
    'Secrets, keys': sizes.secrets * prices.secrets.secret + sizes.keys * prices.secrets.key,
    'Dumps, images': dumps(usage, prices) + IMAGES_GB * prices.storage.imageGb,
    GuardDuty: sizes.detectors * (prices.guardduty.detector + usage.natGb * 0.01 * prices.guardduty.flowGb),
  };
  const { factor } = prices.surcharge;
  return Object.fromEntries(Object.entries(costs).map(([name, dollars]) => [name, dollars * factor]));
}

/**
 * The whole of it on a machine that one rents, with dumps elsewhere.
 * @param {Usage} usage
 * @param {Prices} prices
 * @returns {Costs}
 */
export function costsOnOneMachine(usage, prices) {
  const machine = prices.machines.find(({ businesses }) => businesses >= usage.businesses);
  if (!machine) throw new Error(`No machine for ${usage.businesses} businesses`);
  return {
    'One machine': machine.month,
    'Dumps, images': usage.databaseGb * DUMPS.share * DUMPS.kept * prices.machineStorageGb + 1,
  };
}

/**
 * @param {Costs} costs
 */
export function total(costs) {
  return Object.values(costs).reduce((sum, dollars) => sum + dollars, 0);
}

/**
 * What a provider asks for 1,000 turns with a model.
 * @param {keyof typeof MODEL_TOKENS} mode
 * @returns {Promise<number>} dollars
 */
export async function modelCosts(mode) {
  const { calcPrice } = await import('@pydantic/genai-prices');
  const { input, cached, output } = MODEL_TOKENS[mode];
  const tokens = { input_tokens: 10 * input, cache_read_tokens: 10 * cached, output_tokens: 10 * output };
  const price = calcPrice(tokens, MODEL, { providerId: 'openai' });
  if (!price) throw new Error(`${MODEL} has no price`);
  return price.total_price;
}

/** @type {(sizes: Sizes, usage: Usage, prices: Prices) => number} */
function programs({ tasks }, { cores }, prices) {
  const own = tasks.filter(({ name }) => PROGRAMS.has(name));
  const always = own.reduce((sum, { cpu, least }) => sum + (cpu / 1024) * least, 0);
  // What always runs is enough, or scaling adds tasks like these.
  const more = Math.max(1, cores / always);
  return own.reduce((sum, task) => sum + taskCost(task, prices), 0) * more;
}

/** @type {(sizes: Sizes, usage: Usage, prices: Prices) => number} */
function otherTasks({ tasks, fileSystems }, { databaseGb }, prices) {
  const others = tasks.filter(({ name }) => !PROGRAMS.has(name));
  const vectorsGb = Math.max(1, databaseGb / 4);
  return (
    others.reduce((sum, task) => sum + taskCost(task, prices), 0) +
    fileSystems * vectorsGb * prices.storage.fileGb
  );
}

/**
 * @param {Sizes['tasks'][number]} task
 * @param {Prices} prices
 */
function taskCost({ cpu, memory, least, spot, base }, { fargate, hoursOfMonth }) {
  const hour = (cpu / 1024) * fargate.cpuHour + (memory / 1024) * fargate.gbHour;
  return hour * hoursOfMonth * (spot ? base + (least - base) * fargate.spotFactor : least);
}

/** @type {(sizes: Sizes, prices: Prices) => number} */
function database({ database: { class: type, zones, storageGb }, proxies }, prices) {
  const { hour, storageGb: gb, proxyHour } = prices.database;
  const each = priceOf(hour, type) * prices.hoursOfMonth + storageGb * gb;
  return zones * each + proxies * proxyHour * prices.hoursOfMonth;
}

/** @type {(sizes: Sizes, prices: Prices) => number} */
function redis(sizes, prices) {
  const hourly = sizes.redis.map(({ class: type, nodes }) => nodes * priceOf(prices.redis.hour, type));
  return hourly.reduce((sum, dollars) => sum + dollars, 0) * prices.hoursOfMonth;
}

/**
 * @param {Record<string, number>} prices
 * @param {string} type
 */
function priceOf(prices, type) {
  const price = prices[type];
  if (price === undefined) throw new Error(`${type} has no price`);
  return price;
}

/** @type {(sizes: Sizes, usage: Usage, prices: Prices) => number} */
function network({ natGateways, endpoints, publicAddresses }, { natGb }, { network: price, hoursOfMonth }) {
  const hourly =
    natGateways * price.natHour + endpoints * price.endpointHour + publicAddresses * price.addressHour;
  return hourly * hoursOfMonth + natGb * price.natGb;
}

/** @type {(sizes: Sizes, usage: Usage, prices: Prices) => number} */
function balancer({ balancers }, { openStreams }, { balancer: price, hoursOfMonth }) {
  const capacity = LEAST_CAPACITY + openStreams / STREAMS_OF_CAPACITY;
  return balancers * (price.hour + capacity * price.capacityHour) * hoursOfMonth;
}

/** @type {(sizes: Sizes, usage: Usage, prices: Prices) => number} */
function firewall({ firewallRules, botControl }, { requests }, { firewall: price }) {
  const own = price.acl + firewallRules * price.rule + (botControl ? price.botControl : 0);
  return own + (requests / 1e6) * price.millionRequests;
}

/** @type {(sizes: Sizes, usage: Usage, prices: Prices) => number} */
function edge({ zones, probes }, { edgeGb, outGb }, { edge: price, network: net }) {
  const served = Math.max(0, edgeGb - price.gbFree) * price.gb;
  const sent = Math.max(0, outGb - net.outFreeGb) * net.outGb;
  return zones * price.zone + probes * price.probe + served + sent;
}

/** @type {(sizes: Sizes, usage: Usage, prices: Prices) => number} */
function watching(sizes, { logGb }, { watching: price }) {
  const tasks = sizes.tasks.reduce((sum, { least }) => sum + least, 0);
  return (
    sizes.alarmMetrics * price.alarmMetric +
    sizes.customMetrics * price.metric +
    logGb * price.logGb +
    Math.max(0, sizes.dashboards - price.dashboardsFree) * price.dashboard +
    (sizes.containerInsights ? tasks * price.insightsOfTask : 0)
  );
}

/** @type {(usage: Usage, prices: Prices) => number} */
function dumps({ databaseGb }, { storage, fargate }) {
  const { kept, task } = DUMPS_ON_AWS;
  const made = (task.cores * fargate.cpuHour + task.gb * fargate.gbHour) * task.hours;
  return made + databaseGb * DUMPS.share * kept * storage.dumpGb;
}
