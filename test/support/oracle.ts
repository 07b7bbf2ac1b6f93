import { randomBytes } from 'node:crypto';

const MARKER = /mk[0-9a-f]{24}km/g;
const TENANT_KEY = /^t:([0-9a-f-]{36}):/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Fields in which a response names an object: `"id":"…"`, `"conversationId":"…"`. */
const OWN_ID = /"(?:id|\w+Id)":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"/g;
/** Ids of requests, which belong to no object. */
const REQUEST_ID = /"(?:requestId|correlationId)":"[^"]*"/g;
const CREDENTIAL = /\bfd_(?:live|test|pub)_[\w-]{49}|\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;
/** Looked for at the beginning of a word only: else each of its letters would be tried again. */
const ENCODED = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}={0,2}/g;
/** Longer texts are assets and long lists, with many encoded parts that are not data. */
const DECODE_UP_TO = 200_000;

/** A random word that is in no other text and is not changed by JSON, URLs or case folding. */
export function mintMarker(): string {
  return `mk${randomBytes(12).toString('hex')}km`;
}

/** What a client has sent; it may receive its own values back. */
export interface Sent {
  credential: string | null;
  /** Method, path, headers and body; the response may repeat ids from it. */
  request: string;
}

/**
 * Checks all traffic of a test file for words or ids of one tenant that another one receives. Findings are kept until
 * `verdict`, which the Jest setup calls after every test.
 */
export class MarkerOracle {
  private readonly markers = new Map<string, string>();
  private readonly holders = new Map<string, string>();
  private readonly ids = new Map<string, string>();
  private readonly logs: { lines: () => readonly string[]; read: number }[] = [];
  /** E-mail address → the businesses that the person with it may see. */
  private readonly people = new Map<string, Set<string>>();
  private found: string[] = [];
  seen = 0;

  /** From now on only that tenant's credentials may receive the marker. */
  mark(tenantId: string, marker: string): void {
    this.markers.set(marker, tenantId);
  }

  own(credential: string, tenantId: string): void {
    this.holders.set(credential, tenantId);
  }

  /** From now on the person with that address may sign in to the tenant. */
  join(email: string, tenantId: string): void {
    const own = this.people.get(email) ?? new Set<string>();
    this.people.set(email, own.add(tenantId));
  }

  /**
   * Checks an answer that tells a person who they are and which businesses are theirs. From now on the session belongs to the
   * business that it is in.
   */
  seeSession(what: string, text: string, token: string): void {
    this.seen += text.length;
    const { person, tenant, tenants } = JSON.parse(text) as SessionText;
    const own = this.people.get(person.email);
    for (const { id } of [tenant, ...tenants])
      if (own?.has(id) !== true) this.report(what, `the business ${id}`, `the person ${person.email}`);
    const owners = [...text.matchAll(MARKER)].map(([marker]) => this.markers.get(marker));
    for (const owner of owners)
      if (owner !== undefined && own?.has(owner) !== true)
        this.report(what, `a marker of ${owner}`, `the person ${person.email}`);
    this.own(token, tenant.id);
  }

  get secrets(): string[] {
    return [...this.holders.keys()];
  }

  get allMarkers(): string[] {
    return [...this.markers.keys()];
  }

  /** Checks something that a credential's holder received: headers, a body or a part of a stream. */
  see(what: string, text: string, { credential, request }: Sent): void {
    this.seen += text.length;
    const holder = credential === null ? null : this.holders.get(credential);
    // An admin may see every tenant, and that invented credentials are refused is tested elsewhere.
    if (holder === undefined) return;
    for (const spelling of spellings(text)) this.scan(what, spelling, holder, request);
    if (holder !== null) this.learn(text, holder, request);
  }

  /** Adds a process's log, which is read further at every verdict. */
  follow(lines: () => readonly string[]): void {
    this.logs.push({ lines, read: 0 });
  }

  /** A log line must not contain any tenant's words, or a credential. */
  seeLog(text: string): void {
    this.seen += text.length;
    for (const spelling of spellings(text)) {
      for (const [marker] of spelling.matchAll(MARKER)) this.report('A log line', marker, 'nobody');
    }
    for (const [credential] of text.matchAll(CREDENTIAL)) {
      if (this.holders.has(credential)) this.report('A log line', `${credential.slice(0, 12)}…`, 'nobody');
    }
  }

  /**
   * Checks a Redis key with its value: a tenant's key may contain only its own words; any other key, also a job, none.
   */
  seeStored(key: string, value: string): void {
    this.seen += key.length + value.length;
    const holder = TENANT_KEY.exec(key)?.[1];
    for (const spelling of spellings(`${key} ${value}`)) {
      for (const [marker] of spelling.matchAll(MARKER)) {
        const owner = this.markers.get(marker);
        if (owner !== undefined && owner !== holder) {
          this.report(
            `The Redis key ${key}`,
            `marker ${marker} of ${owner}`,
            holder ?? 'nobody in particular',
          );
        }
      }
    }
  }

  /** @throws when there are findings; clears them, so that one leak fails one test. */
  verdict(): void {
    for (const log of this.logs) {
      const lines = log.lines();
      for (; log.read < lines.length; log.read += 1) this.seeLog(lines[log.read] ?? '');
    }
    if (this.found.length === 0) return;
    const found = [...new Set(this.found)];
    this.found = [];
    throw new Error(`Isolation is broken:\n${found.join('\n')}`);
  }

  private scan(what: string, text: string, holder: string | null, request: string): void {
    const seer = holder === null ? 'somebody without a credential' : `tenant ${holder}`;
    for (const [marker] of text.matchAll(MARKER)) {
      const owner = this.markers.get(marker);
      if (owner !== undefined && owner !== holder) this.report(what, `marker ${marker} of ${owner}`, seer);
    }
    if (this.ids.size === 0) return;
    for (const [id] of text.matchAll(UUID)) {
      const owner = this.ids.get(id);
      if (owner !== undefined && owner !== holder && !request.includes(id)) {
        this.report(what, `id ${id} of ${owner}`, seer);
      }
    }
  }

  /** Credentials and objects in a tenant's own responses belong to it. */
  private learn(text: string, holder: string, request: string): void {
    for (const [credential] of text.matchAll(CREDENTIAL)) {
      if (!this.holders.has(credential)) this.own(credential, holder);
    }
    for (const [, id = ''] of text.replace(REQUEST_ID, '').matchAll(OWN_ID)) {
      if (!this.ids.has(id) && !request.includes(id)) this.ids.set(id, holder);
    }
  }

  private report(what: string, item: string, seer: string): void {
    this.found.push(`${what} showed ${item} to ${seer}.`);
  }
}

interface SessionText {
  person: { email: string };
  tenant: { id: string };
  tenants: { id: string }[];
}

/** The text itself, with JSON and URL escapes decoded, and its base64 parts decoded. */
function spellings(text: string): string[] {
  const plain = text.toLowerCase();
  const texts = [plain];
  if (plain.includes('\\u')) texts.push(plain.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => fromHex(hex)));
  if (plain.includes('%')) texts.push(plain.replace(/%([0-9a-f]{2})/g, (_, hex: string) => fromHex(hex)));
  if (text.length <= DECODE_UP_TO) {
    for (const [run] of text.matchAll(ENCODED)) texts.push(Buffer.from(run, 'base64').toString('latin1'));
  }
  return texts;
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** The oracle of this test file. */
export const oracle = new MarkerOracle();
