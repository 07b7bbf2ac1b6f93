import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError, say, step } from '../system/terminal.mjs';
import { installTestPython } from './check.mjs';
import { LocalAws } from './local-aws.mjs';
import { INFRA, packageRotation } from './package-rotation.mjs';
import { Terraform } from './terraform.mjs';

export const SIZES = join(INFRA, 'cost', 'sizes.json');
const COST = join(INFRA, 'cost');

/**
 * What is planned to be paid for.
 * @typedef {object} Sizes
 * @property {{name: string, cpu: number, memory: number, least: number, most: number, spot: boolean, base: number}[]} tasks  CPU units, MB; `base`: of
 *   those on Spot, so many are not
 * @property {{class: string, zones: number, storageGb: number}} database
 * @property {{class: string, nodes: number}[]} redis
 * @property {number} natGateways
 * @property {number} endpoints  interface endpoints × zones
 * @property {number} balancers
 * @property {number} publicAddresses
 * @property {number} proxies
 * @property {number} firewallRules
 * @property {boolean} botControl
 * @property {number} alarmMetrics  each alarm is paid for by its metrics
 * @property {number} customMetrics
 * @property {boolean} containerInsights
 * @property {number} dashboards
 * @property {number} secrets
 * @property {number} keys
 * @property {number} zones
 * @property {number} probes
 * @property {number} detectors
 * @property {number} fileSystems
 */

/** What is planned for each: production with the values of the file of that name, if there is one. */
export const PLANS = /** @type {const} */ ([
  'advised',
  'advised-300',
  'advised-3000',
  'story',
  'story-3000',
  'staging',
]);
/** @typedef {typeof PLANS[number]} PlanName */
/** @typedef {{of: string, plans: Record<PlanName, Sizes>}} SizesFile */

/** @returns {SizesFile} */
export function readSizes() {
  return JSON.parse(readFileSync(SIZES, 'utf8'));
}

/** @returns {string} what the sizes follow from: the hash of every file of infra/ that Terraform reads */
export function sourceOfSizes() {
  const inInfra = readdirSync(INFRA).filter((name) => /\.tf(?:vars)?$/.test(name));
  const inCost = readdirSync(COST).filter((name) => name.endsWith('.tfvars.json'));
  const hash = createHash('sha256');
  for (const file of [...inInfra.sort(), ...inCost.sort().map((name) => join('cost', name))])
    hash.update(`${file}\n${readFileSync(join(INFRA, file), 'utf8')}\n`);
  return hash.digest('hex');
}

/**
 * Plans each, and writes or compares infra/cost/sizes.json.
 * @param {string} terraform  program
 * @param {boolean} write
 * @returns {Promise<number>} the exit code
 */
export async function checkSizes(terraform, write) {
  const planned = JSON.stringify({ of: sourceOfSizes(), plans: await planAll(terraform) }, null, 2) + '\n';
  if (write) writeFileSync(SIZES, planned);
  else if (planned !== readFileSync(SIZES, 'utf8'))
    throw new PlainError('infra/cost/sizes.json is not current. Run: node scripts/infra.mjs sizes --write');
  say(write ? 'Wrote infra/cost/sizes.json.' : 'infra/cost/sizes.json is current.');
  return 0;
}

/**
 * @param {string} program
 * @returns {Promise<Record<string, Sizes>>}
 */
async function planAll(program) {
  const python = await installTestPython();
  await packageRotation();
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-sizes-'));
  // Nothing is applied, so no database is asked.
  const aws = await LocalAws.start(python, dir, { port: 1, masterPassword: '' });
  try {
    const root = new Terraform(program, dir, aws.env);
    await root.init();
    /** @type {Record<string, Sizes>} */
    const plans = {};
    for (const name of PLANS)
      plans[name] = await step(`Plan ${name}`, async () => sizesIn(await planOf(root, name)));
    return plans;
  } finally {
    await aws.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * @param {Terraform} root
 * @param {PlanName} name
 */
function planOf(root, name) {
  if (name === 'staging') return root.plan('staging');
  const more = name === 'advised' ? [] : [`-var-file=cost/${name}.tfvars.json`];
  return root.plan('production', more);
}

/**
 * What is read of a planned resource; each kind has some of these.
 * @typedef {object} Values
 * @property {string} instance_class
 * @property {boolean} multi_az
 * @property {number} allocated_storage
 * @property {string} node_type
 * @property {number} num_cache_clusters
 * @property {{name: string}[]} rule
 * @property {{metric: unknown[]}[]} [metric_query]
 * @property {{value: string}[]} setting
 * @property {number} max_capacity
 * @property {number} desired_count
 * @property {{capacity_provider: string, base: number | null}[]} capacity_provider_strategy
 * @property {string} cpu
 * @property {string} memory
 *
 * @typedef {{type: string, name: string, index?: string | number, values: Values}} Resource
 * @typedef {{planned_values: {root_module: {resources: Resource[]}, outputs: {custom_metrics: {value: number}}}}} Plan
 */

/**
 * @param {Plan} plan  as `terraform show -json` tells it
 * @returns {Sizes}
 */
export function sizesIn(plan) {
  const all = plan.planned_values.root_module.resources;
  const of = (/** @type {string} */ type) => all.filter((resource) => resource.type === type);
  const [database] = of('aws_db_instance').map(({ values }) => ({
    class: values.instance_class,
    zones: values.multi_az ? 2 : 1,
    storageGb: values.allocated_storage,
  }));
  if (!database) throw new PlainError('The plan has no database.');
  const rules = of('aws_wafv2_web_acl').flatMap(({ values }) => values.rule);
  const nats = of('aws_nat_gateway').length;
  const balancers = of('aws_lb').length;
  const zones = of('aws_subnet').filter(({ name }) => name === 'public').length;
  return {
    tasks: tasksIn(of),
    database,
    redis: of('aws_elasticache_replication_group').map(({ values }) => ({
      class: values.node_type,
      nodes: values.num_cache_clusters,
    })),
    natGateways: nats,
    endpoints: of('aws_vpc_endpoint').filter(({ name }) => name === 'interface').length * zones,
    balancers,
    publicAddresses: nats + balancers * zones,
    proxies: of('aws_db_proxy').length,
    firewallRules: rules.length,
    botControl: rules.some(({ name }) => name === 'AWSManagedRulesBotControlRuleSet'),
    alarmMetrics: of('aws_cloudwatch_metric_alarm').reduce((sum, { values }) => sum + metricsOf(values), 0),
    customMetrics: plan.planned_values.outputs.custom_metrics.value,
    containerInsights: of('aws_ecs_cluster').some(({ values }) => values.setting[0]?.value !== 'disabled'),
    dashboards: of('aws_cloudwatch_dashboard').length,
    // RDS keeps one more, of its master.
    secrets: of('aws_secretsmanager_secret').length + 1,
    keys: of('aws_kms_key').length,
    zones: of('aws_route53_zone').length,
    probes: of('aws_route53_health_check').length,
    detectors: of('aws_guardduty_detector').length,
    fileSystems: of('aws_efs_file_system').length,
  };
}

/** @param {{metric_query?: {metric: unknown[]}[]}} alarm */
function metricsOf({ metric_query: queries = [] }) {
  return Math.max(1, queries.filter(({ metric }) => metric.length > 0).length);
}

/**
 * @param {(type: string) => Resource[]} of
 * @returns {Sizes['tasks']}
 */
function tasksIn(of) {
  const most = new Map(
    of('aws_appautoscaling_target').map(({ index, values }) => [index, values.max_capacity]),
  );
  return of('aws_ecs_service').map(({ index, values }) => {
    const definition = of('aws_ecs_task_definition').find(
      (one) => one.name === 'service' && one.index === index,
    );
    const least = values.desired_count;
    const by = (/** @type {string} */ provider) =>
      values.capacity_provider_strategy.find((one) => one.capacity_provider === provider);
    return {
      name: String(index),
      cpu: Number(definition?.values.cpu),
      memory: Number(definition?.values.memory),
      least,
      most: most.get(index) ?? least,
      spot: by('FARGATE_SPOT') !== undefined,
      base: by('FARGATE_SPOT') === undefined ? 0 : (by('FARGATE')?.base ?? 0),
    };
  });
}
