import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { ROOT } from '../system/paths.mjs';

interface Service {
  image: string;
  build?: object;
  command?: unknown;
  mem_limit?: string;
  pids_limit?: number;
  profiles?: string[];
  ports?: string[];
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  privileged?: boolean;
  volumes?: string[];
  logging?: { driver: string; options: Record<string, string> };
}

/** YAML 1.1 has `<<`, which compose knows. */
const compose = load(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { schema: YAML11_SCHEMA }) as {
  services: Record<string, Service>;
};
const services = Object.entries(compose.services);
/** A machine of $20 runs these; the others are for who has more. */
const BIG = ['weaviate', 'worker', 'chat'];
/** They run to their end before the others start. */
const ENDING = ['migrate', 'alerts-config'];
const MOST_MB = 2048;
const MOST_LOG_MB = 50;

function megabytes(size = ''): number {
  const [, count = '', unit = ''] = /^(\d+)([mg])$/.exec(size) ?? [];
  if (count === '') throw new Error(`not a size: ${size}`);
  return Number(count) * (unit === 'g' ? 1024 : 1);
}

describe('on one machine', () => {
  it('everything but Weaviate, more workers and the chat engine takes 2 GB at most', () => {
    const counted = services.filter(
      ([name, { profiles = [] }]) => !ENDING.includes(name) && !profiles.some((one) => BIG.includes(one)),
    );
    expect(counted.map(([name]) => name)).toEqual(
      expect.arrayContaining(['app', 'postgres', 'redis', 'embeddings', 'proxy', 'backup', 'pgbouncer']),
    );
    const sum = counted.reduce((total, [, { mem_limit }]) => total + megabytes(mem_limit), 0);
    expect(sum).toBeLessThanOrEqual(MOST_MB);
    const migrate = megabytes(compose.services['migrate']?.mem_limit);
    expect(migrate).toBeLessThanOrEqual(megabytes(compose.services['app']?.mem_limit));
  });

  it('Redis refuses new keys before it is killed for its memory', () => {
    const [, most = ''] = /maxmemory (\d+)mb/.exec(JSON.stringify(compose.services['redis']?.command)) ?? [];
    expect(Number(most)).toBeGreaterThan(0);
    expect(Number(most)).toBeLessThanOrEqual(0.7 * megabytes(compose.services['redis']?.mem_limit));
  });

  it.each(services)(
    '%s cannot fill the disk with its log, nor take all memory or processes',
    (_, service) => {
      expect(megabytes(service.mem_limit)).toBeGreaterThan(0);
      expect(service.pids_limit).toBeGreaterThan(0);
      expect(service.logging?.driver).toBe('json-file');
      const { 'max-size': size, 'max-file': files } = service.logging?.options ?? {};
      expect(megabytes(size) * Number(files)).toBeLessThanOrEqual(MOST_LOG_MB);
    },
  );

  it.each(services.filter(([, { build }]) => build))(
    '%s, which we build, may write nothing and has no rights',
    (_, service) => {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    },
  );

  it.each(services)('%s is not privileged, and does not hold the engine', (_, service) => {
    expect(service.privileged ?? false).toBe(false);
    expect((service.volumes ?? []).filter((volume) => volume.includes('docker.sock'))).toEqual([]);
  });

  it('only the proxy is reached from outside, the rest from this machine', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    const outside = open.filter((port) => !/ (?:\$\{\w+:-)?127\.0\.0\.1:/.test(port));
    expect(outside).toEqual(['proxy 80:80', 'proxy 443:443', 'proxy 443:443/udp']);
    expect(open).toContain('app ${PORT:-127.0.0.1:3000}:3000');
  });

  it('comes back after a restart of the machine', () => {
    const once = services.filter(([, { restart }]) => restart !== 'unless-stopped').map(([name]) => name);
    expect(once).toEqual(ENDING);
  });
});
