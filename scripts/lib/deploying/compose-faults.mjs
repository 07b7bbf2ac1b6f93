/**
 * A service of docker-compose.yml, as far as it is judged.
 * @typedef {object} Service
 * @property {string} image
 * @property {object} [build]
 * @property {unknown} [command]
 * @property {Record<string, string | number | null>} [environment]
 * @property {string} [mem_limit]
 * @property {number} [pids_limit]
 * @property {string[]} [profiles]
 * @property {string[]} [ports]
 * @property {string} [restart]
 * @property {string} [user]
 * @property {boolean} [read_only]
 * @property {string[]} [cap_drop]
 * @property {string[]} [cap_add]
 * @property {string[]} [security_opt]
 * @property {boolean} [privileged]
 * @property {string[]} [volumes]
 * @property {string[]} [networks]
 * @property {string} [network_mode]
 * @property {{driver: string, options: Record<string, string>}} [logging]
 *
 * @typedef {object} Compose
 * @property {Record<string, Service>} services
 * @property {Record<string, {internal?: boolean}>} networks
 */

/** A machine of $20 runs all but these, which are for who has more. */
const BIG = ['weaviate', 'worker', 'chat'];
/** They run to their end before the others start. */
export const ENDING = ['migrate', 'alerts-config'];
const MOST_MB = 2048;
const MOST_LOG_MB = 50;
/** Their images write beside their volume. */
const WRITING = ['postgres', 'weaviate'];
/** Writes one file into a new volume, without any capability and any network. */
const AS_ROOT = ['alerts-config'];
/** Who may reach the internet, and why. All others are on `inside` alone. */
export const WAYS_OUT = {
  app: 'models, mail, websites of businesses',
  worker: 'the same',
  chat: 'models',
  proxy: 'certificates',
  backup: 'the bucket',
  prometheus: 'only because its page is published for this machine',
  alertmanager: 'Slack, PagerDuty, mail',
  probe: 'asks as visitors do',
};
const OPEN_PORTS = ['proxy 80:80', 'proxy 443:443', 'proxy 443:443/udp'];

/**
 * What is wrong with a compose file, a line each.
 * @param {Compose} compose
 * @returns {string[]}
 */
export function composeFaults(compose) {
  const services = Object.entries(compose.services);
  return [
    ...services.flatMap(([name, service]) => faultsOf(name, service).map((fault) => `${name} ${fault}`)),
    ...(compose.networks.inside?.internal === true ? [] : ['the network inside leads to the internet']),
    ...memoryFaults(compose.services),
  ];
}

/**
 * @param {string} name
 * @param {Service} service
 */
function faultsOf(name, service) {
  /** @type {[boolean, string][]} */
  const rules = [
    [megabytes(service.mem_limit) > 0, 'may take all memory'],
    [(service.pids_limit ?? 0) > 0, 'may start any number of processes'],
    [logMegabytes(service) <= MOST_LOG_MB, 'may fill the disk with its log'],
    [isPinned(service.image), 'has an image without a version'],
    [service.privileged !== true && (service.cap_add ?? []).length === 0, 'has rights of the machine'],
    [!(service.volumes ?? []).some((volume) => volume.includes('docker.sock')), 'holds the engine'],
    [(service.security_opt ?? []).includes('no-new-privileges:true'), 'may gain rights'],
    [service.read_only === true || WRITING.includes(name), 'may write its own files'],
    [!service.build || (service.cap_drop ?? []).includes('ALL'), 'is ours and keeps capabilities'],
    [!/^(?:0|root)\b/.test(service.user ?? '') || AS_ROOT.includes(name), 'runs as root'],
    [service.restart === 'unless-stopped' || ENDING.includes(name), 'does not come back'],
    [isWellPlaced(name, service), 'has a way out that nobody has allowed'],
    [openPorts(name, service).every((port) => OPEN_PORTS.includes(port)), 'is reached from outside'],
    [plainSecrets(service).length === 0, 'has a secret in the file'],
  ];
  return rules.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}

/** @param {Record<string, Service>} services */
function memoryFaults(services) {
  const counted = Object.entries(services).filter(
    ([name, { profiles = [] }]) => !ENDING.includes(name) && !profiles.some((one) => BIG.includes(one)),
  );
  const sum = counted.reduce((total, [, { mem_limit }]) => total + megabytes(mem_limit), 0);
  return sum <= MOST_MB ? [] : [`all of them take ${sum} MB, more than ${MOST_MB}`];
}

/**
 * @param {string} [size]  `64m`, `2g`
 * @returns {number} 0 for none
 */
export function megabytes(size = '') {
  const [, count = '0', unit = ''] = /^(\d+)([mg])$/.exec(size) ?? [];
  return Number(count) * (unit === 'g' ? 1024 : 1);
}

/** @param {Service} service */
function logMegabytes({ logging }) {
  const { 'max-size': size, 'max-file': files } = logging?.options ?? {};
  return logging?.driver === 'json-file' ? megabytes(size) * Number(files) || Infinity : Infinity;
}

/** @param {string} image  `${NAME:-image:tag}` */
function isPinned(image) {
  const [, chosen = image] = /^\$\{\w+:-(.+)\}$/.exec(image) ?? [];
  return /:(?!latest$)[\w.-]+$/.test(chosen);
}

/**
 * @param {string} name
 * @param {Service} service
 */
function isWellPlaced(name, { networks = [], network_mode: mode }) {
  if (mode !== undefined) return mode === 'none' && networks.length === 0;
  // Without any it would be on the default network, which leads out.
  if (networks.length === 0) return false;
  return !networks.some((network) => network !== 'inside') || name in WAYS_OUT;
}

/**
 * @param {string} name
 * @param {Service} service
 */
function openPorts(name, { ports = [] }) {
  return ports.map((port) => `${name} ${port}`).filter((port) => !/ (?:\$\{\w+:-)?127\.0\.0\.1:/.test(port));
}

/** @param {Service} service */
function plainSecrets({ environment = {} }) {
  return Object.entries(environment).filter(
    ([name, value]) =>
      /PASSWORD|SECRET|TOKEN|KEY|_URL$/.test(name) &&
      /./.test(String(value ?? '')) &&
      !/^\$\{|^[a-z+]+:\/\/[^@]*\$\{[^@]*@/.test(String(value)),
  );
}
