import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { ROOT } from '../system/paths.mjs';
import { composeFaults, ENDING, megabytes, WAYS_OUT, type Compose, type Service } from './compose-faults.mjs';

/** YAML 1.1 has `<<`, which compose knows. */
function read(file: string): Compose {
  return load(readFileSync(join(ROOT, file), 'utf8'), { schema: YAML11_SCHEMA }) as Compose;
}

const compose = read('docker-compose.yml');
const { services } = compose;

/** The file with one mistake. */
function mistaken(name: string, mistake: (service: Service, whole: Compose) => void): string[] {
  const copy = structuredClone(compose);
  const service = copy.services[name];
  if (!service) throw new Error(`There is no service ${name}.`);
  mistake(service, copy);
  return composeFaults(copy);
}

describe('on one machine', () => {
  it('no service may fill the disk, take the memory, write, gain rights, or go out unasked', () => {
    expect(composeFaults(compose)).toEqual([]);
  });

  it('nor with a way back to any second', () => {
    const more = read('docker-compose.pitr.yml').services;
    const { postgres = {}, ...others } = more;
    const both = {
      ...compose,
      services: {
        ...services,
        postgres: { ...services['postgres'], ...postgres },
        ...others,
      } as Compose['services'],
    };
    // Both send to the bucket; our image of PostgreSQL begins as the official one does, as root.
    expect(composeFaults(both).filter((fault) => !fault.startsWith('all of them'))).toEqual([
      'postgres is ours and keeps capabilities',
      'postgres has a way out that nobody has allowed',
      'base-backup has a way out that nobody has allowed',
    ]);
  });

  it.each<[string, string, (service: Service, whole: Compose) => void]>([
    ['app may take all memory', 'app', (service) => delete service.mem_limit],
    ['app may start any number of processes', 'app', (service) => delete service.pids_limit],
    ['redis may fill the disk with its log', 'redis', (service) => delete service.logging],
    [
      'redis may fill the disk with its log',
      'redis',
      (service) => (service.logging = { driver: 'json-file', options: { 'max-size': '10m' } }),
    ],
    ['proxy has an image without a version', 'proxy', (service) => (service.image = 'caddy')],
    ['proxy has an image without a version', 'proxy', (service) => (service.image = '${X:-caddy:latest}')],
    ['app has rights of the machine', 'app', (service) => (service.privileged = true)],
    ['app has rights of the machine', 'app', (service) => (service.cap_add = ['NET_ADMIN'])],
    ['probe holds the engine', 'probe', (service) => (service.volumes = ['/var/run/docker.sock:/s'])],
    ['weaviate may gain rights', 'weaviate', (service) => (service.security_opt = [])],
    ['worker may write its own files', 'worker', (service) => (service.read_only = false)],
    ['chat is ours and keeps capabilities', 'chat', (service) => (service.cap_drop = [])],
    ['app runs as root', 'app', (service) => (service.user = 'root')],
    ['redis does not come back', 'redis', (service) => (service.restart = 'no')],
    ['redis has a way out that nobody has allowed', 'redis', (service) => service.networks?.push('outside')],
    ['redis has a way out that nobody has allowed', 'redis', (service) => delete service.networks],
    [
      'embeddings has a way out that nobody has allowed',
      'embeddings',
      (service) => (service.network_mode = 'host'),
    ],
    ['the network inside leads to the internet', 'app', (_, whole) => (whole.networks['inside'] = {})],
    ['postgres is reached from outside', 'postgres', (service) => (service.ports = ['5432:5432'])],
    [
      'app has a secret in the file',
      'app',
      (service) => (service.environment = { ...service.environment, APP_SECRET: 'k3J9xQ2mZ7pL5vT8' }),
    ],
    [
      'app has a secret in the file',
      'app',
      (service) => (service.environment = { ...service.environment, SMTP_URL: 'smtp://a:b@mail' }),
    ],
    ['all of them take 3', 'embeddings', (service) => (service.mem_limit = '2g')],
  ])('finds: %s', (fault, name, mistake) => {
    expect(mistaken(name, mistake)).toEqual([expect.stringContaining(fault)]);
  });

  it('who may go out is there', () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(WAYS_OUT)));
  });

  it('Redis refuses new keys before it is killed for its memory', () => {
    const [, most = ''] = /maxmemory (\d+)mb/.exec(JSON.stringify(services['redis']?.command)) ?? [];
    expect(Number(most)).toBeGreaterThan(0);
    expect(Number(most)).toBeLessThanOrEqual(0.7 * megabytes(services['redis']?.mem_limit));
  });

  it('what runs before the app takes no more than it', () => {
    for (const name of ENDING)
      expect(megabytes(services[name]?.mem_limit)).toBeLessThanOrEqual(megabytes(services['app']?.mem_limit));
  });
});
