/** Where Redis is: one server, one that Sentinels name, or a cluster. */
export interface RedisPlace {
  kind: 'single' | 'sentinel' | 'cluster';
  /** One for a single server; else the Sentinels, or some nodes of the cluster. */
  hosts: { host: string; port: number }[];
  /** What the Sentinels call the server. */
  master: string | undefined;
  username: string | undefined;
  password: string | undefined;
  db: number;
  tls: boolean;
}

const URL_FORM = /^redis(s?)(?:\+(sentinel|cluster))?:\/\/(?:(.*)@)?([^@/?#]+)(?:\/([^?#]*))?$/;
const PORTS = { single: 6379, sentinel: 26379, cluster: 6379 };

/**
 * `redis://[user:password@]host[:port][/db]`, `redis+sentinel://…host,host/master[/db]` or `redis+cluster://…host,host`;
 * `rediss` for TLS. @throws Error without the text, which may hold a password.
 */
export function parseRedisUrl(text: string): RedisPlace {
  const [, tls, how, credentials, hosts, path = ''] = URL_FORM.exec(text) ?? [];
  if (hosts === undefined) throw new Error('It is no URL of Redis.');
  const kind = how === 'sentinel' || how === 'cluster' ? how : 'single';
  const [username, password] = readCredentials(credentials ?? '');
  const [first = '', second] = path.split('/');
  const db = kind === 'sentinel' ? second : first;
  const place: RedisPlace = {
    kind,
    hosts: hosts.split(',').map((host) => hostOf(host, PORTS[kind])),
    master: kind === 'sentinel' ? first : undefined,
    username: username || undefined,
    password: password || undefined,
    db: Number(db || 0),
    tls: tls === 's',
  };
  const isWhole =
    Number.isInteger(place.db) &&
    place.db >= 0 &&
    (kind !== 'single' || place.hosts.length === 1) &&
    (kind !== 'sentinel' || first !== '') &&
    (kind !== 'cluster' || place.db === 0);
  if (!isWhole) throw new Error('It is no URL of Redis.');
  return place;
}

/** A password may hold colons. */
function readCredentials(text: string): string[] {
  const [username = '', ...rest] = text.split(':');
  return [username, rest.join(':')].map(decodeURIComponent);
}

function hostOf(text: string, usual: number): { host: string; port: number } {
  const url = new URL(`tcp://${text}`);
  if (url.hostname === '' || url.pathname.length > 1) throw new Error('It is no URL of Redis.');
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port || usual) };
}
