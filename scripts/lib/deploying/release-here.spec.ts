import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../system/process-identity.mjs';
import { haproxyConfig, type HaProxy, type Slot } from './haproxy.mjs';
import { Machine } from './machine.mjs';
import { faultOf, releaseHere, settle } from './release-here.mjs';

const NO_FAILURES = { 'answered 5xx': 0, 'did not reach it': 0, 'were cut off': 0 };
const NONE = { requests: 0, failed: NO_FAILURES, responseMs: 0, sessions: 0, isUp: true };
const compared = { since: NONE, usualMs: 20, probes: { requests: 0, wrong: [], ms: [], usualMs: [] } };

function failing(answered: number, cut = 0) {
  return { 'answered 5xx': answered, 'did not reach it': 0, 'were cut off': cut };
}

describe('a new version is worse than the one before', () => {
  it.each([
    ['as good', { requests: 100, failed: failing(2), responseMs: 60 }, null],
    [
      '3 % of its answers are errors',
      { requests: 100, failed: failing(2, 1) },
      '3 of 100 requests failed: 2 answered 5xx, 1 were cut off',
    ],
    ['too few to tell', { requests: 19, failed: failing(10), responseMs: 900 }, null],
    [
      'more than three times as slow',
      { requests: 20, responseMs: 61 },
      'it answers after 61 ms, the version before after 20 ms',
    ],
    ['its health check fails', { isUp: false }, 'its health check fails'],
  ])('or not: %s', (_, now, fault) => {
    expect(faultOf({ ...NONE, ...now }, compared)).toBe(fault);
  });

  it('by what it did since it was tried only', () => {
    const since = { ...NONE, requests: 1000, failed: failing(500) };
    expect(faultOf({ ...NONE, requests: 1100, failed: failing(500) }, { ...compared, since })).toBeNull();
  });

  it('by our own questions, when nobody else asks', () => {
    const probes = { ...compared.probes, requests: 30, wrong: ['/widget.js 503', '/v1/tenant no answer'] };
    expect(faultOf(NONE, { ...compared, probes })).toBe(
      '2 of 30 requests failed: our own /widget.js 503, our own /v1/tenant no answer',
    );
    expect(faultOf(NONE, { ...compared, probes: { ...probes, wrong: ['/widget.js 503'] } })).toBeNull();
  });

  it('by the slowest of our own questions, three times as slow as to the version before', () => {
    const slow = (count: number, ms: number) => [
      ...Array.from({ length: 40 - count }, () => 5),
      ...Array.from({ length: count }, () => ms),
    ];
    const verdict = (ms: number[], usualMs = slow(0, 0)) =>
      faultOf(NONE, { ...compared, probes: { requests: ms.length, wrong: [], ms, usualMs } });
    expect(verdict(slow(3, 300))).toBe(
      'of 100 questions of ours 5 take it longer than 300 ms, the version before 5 ms',
    );
    expect(verdict(slow(2, 300))).toBeNull();
    expect(verdict(slow(3, 300), slow(3, 110))).toBeNull();
    expect(verdict(slow(3, 140))).toBeNull();
    expect(verdict([300, 300])).toBeNull();
    expect(verdict(slow(3, 300), [])).toBeNull();
  });

  it('but not when nobody would notice', () => {
    expect(faultOf({ ...NONE, requests: 50, responseMs: 40 }, { ...compared, usualMs: 2 })).toBeNull();
  });
});

describe('the configuration of HAProxy', () => {
  const places = [
    { slot: 'blue' as const, port: 3001 },
    { slot: 'green' as const, port: 3002 },
  ];

  const given = { socket: '/s', bind: '127.0.0.1:3000', places, serving: 'green' as const };

  it('has only the slot that serves, also after HAProxy was started again', () => {
    const text = haproxyConfig({ ...given, runsAs: null });
    expect(text).toMatch(/server green 127\.0\.0\.1:3002 check weight 90$/m);
    expect(text).toMatch(/server blue 127\.0\.0\.1:3001 check weight 10 disabled$/m);
  });

  it('has it be nobody’s superuser once it listens, and see one empty folder', () => {
    const runsAs = { user: 'haproxy', group: 'haproxy', chroot: '/var/lib/haproxy' };
    const text = haproxyConfig({ ...given, runsAs });
    expect(text).toMatch(/^global\n {2}user haproxy\n {2}group haproxy\n {2}chroot \/var\/lib\/haproxy\n/m);
    expect(haproxyConfig({ ...given, runsAs: null })).not.toMatch(/^ {2}(?:user|group|chroot) /m);
  });
});

/** HAProxy and the processes in the slots, as far as a release tells them anything. */
class FakeMachine extends Machine {
  readonly running = new Set<Slot>(['blue']);
  readonly up = new Set<Slot>(['blue', 'green']);
  readonly proxied = new Map<Slot, string>([
    ['blue', 'serves'],
    ['green', 'rests'],
  ]);
  /** Which version each slot has been started with. */
  readonly starts: string[] = [];

  readonly proxy = {
    tryOut: (slot: Slot) => this.tell(slot, 'tried'),
    serve: (slot: Slot) => this.tell(slot, 'serves'),
    drain: (slot: Slot) => this.tell(slot, 'drained'),
    leave: (slot: Slot) => this.tell(slot, 'rests'),
    counts: (slot: Slot) => Promise.resolve({ ...NONE, isUp: this.up.has(slot) }),
  } as unknown as HaProxy;

  constructor(dir: string) {
    super({
      slots: join(dir, 'slots'),
      ports: { blue: 1, green: 2 },
      ...{ start: '', stop: '', bind: '', socket: '', runsAs: null },
      proxyConfig: join(dir, 'haproxy.cfg'),
    });
    for (const version of ['one', 'two', 'three']) {
      mkdirSync(join(dir, version, 'dist'), { recursive: true });
      writeFileSync(join(dir, version, 'dist', 'main.js'), '');
    }
  }

  override start(slot: Slot): Promise<void> {
    // As systemd does: one that runs is left as it is.
    if (!this.running.has(slot)) this.starts.push(String(this.versionIn(slot)?.split('/').at(-1)));
    this.running.add(slot);
    return Promise.resolve();
  }

  override stop(slot: Slot): Promise<void> {
    if (this.proxied.get(slot) === 'serves') throw new Error(`${slot} serves visitors.`);
    this.running.delete(slot);
    return Promise.resolve();
  }

  override ask(_: Slot, path: string): Promise<number> {
    return Promise.resolve(path === '/v1/tenant' ? 401 : 200);
  }

  get servesWell(): boolean {
    const served = [...this.proxied].filter(([, state]) => state === 'serves').map(([slot]) => slot);
    return served.length === 1 && served[0] === this.serving && this.running.has(this.serving);
  }

  private tell(slot: Slot, state: string): Promise<void> {
    this.proxied.set(slot, state);
    return Promise.resolve();
  }
}

describe('a release that was cut off', () => {
  const patience = { readyMs: 1_000, trialMs: 0, watchMs: 0 };
  let dir: string;
  let machine: FakeMachine;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-machine-'));
    machine = new FakeMachine(dir);
    machine.place('blue', join(dir, 'one'));
    machine.noteServing('blue');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const version = (slot: Slot) => machine.versionIn(slot)?.split('/').at(-1) ?? null;

  /** The end of the script while the new version has all requests. */
  async function cutOff(at: 'noteServing' | 'noteEnded'): Promise<void> {
    const end = jest.spyOn(machine, at).mockImplementationOnce(() => {
      throw new Error('cut off');
    });
    const dead = { pid: 2 ** 22, startedAt: 'long ago' };
    const released = releaseHere(machine, machine.proxy, join(dir, 'two'), { patience, by: dead });
    await expect(released).rejects.toThrow('cut off');
    end.mockRestore();
  }

  it('after all requests went to the new one is taken back by the next release, which tries its own version', async () => {
    await cutOff('noteServing');
    expect([machine.proxied.get('green'), machine.serving]).toEqual(['serves', 'blue']);
    await releaseHere(machine, machine.proxy, join(dir, 'three'), { patience });
    expect(machine.starts).toEqual(['two', 'three']);
    expect([machine.serving, version('green'), version('blue')]).toEqual(['green', 'three', 'one']);
    expect(machine.servesWell).toBe(true);
  });

  it('is taken back by a roll-back, and the version that rested rests again', async () => {
    await cutOff('noteServing');
    expect(await settle(machine, machine.proxy)).toBe(true);
    expect([machine.serving, version('green'), machine.running.has('green')]).toEqual(['blue', null, false]);
    expect(machine.servesWell).toBe(true);
    expect(await settle(machine, machine.proxy)).toBe(false);
  });

  it('keeps the new one where the one before is not well any more', async () => {
    await cutOff('noteServing');
    machine.up.delete('blue');
    expect(await settle(machine, machine.proxy)).toBe(false);
    expect([machine.serving, version('green')]).toEqual(['green', 'two']);
    expect(machine.servesWell).toBe(true);
  });

  it('when the new one was already noted, is kept', async () => {
    await cutOff('noteEnded');
    expect(await settle(machine, machine.proxy)).toBe(false);
    expect([machine.serving, version('green')]).toEqual(['green', 'two']);
    expect(readFileSync(join(dir, 'haproxy.cfg'), 'utf8')).toMatch(/server green \S+ check weight 90$/m);
    await releaseHere(machine, machine.proxy, join(dir, 'three'), { patience });
    expect([machine.serving, version('blue')]).toEqual(['blue', 'three']);
    expect(machine.servesWell).toBe(true);
  });

  it('by a lost connection goes back at once', async () => {
    const stop = AbortSignal.abort('the terminal was closed');
    const released = releaseHere(machine, machine.proxy, join(dir, 'two'), { patience, stop });
    await expect(released).rejects.toThrow('Rolled back to blue: the terminal was closed');
    expect([machine.serving, version('green')]).toEqual(['blue', null]);
    expect(machine.servesWell).toBe(true);
  });

  it('by a roll-back beside it touches nothing any more, and another release must wait', async () => {
    const untilReady = jest.spyOn(machine, 'untilReady').mockImplementationOnce(async () => {
      const other = releaseHere(machine, machine.proxy, join(dir, 'three'), { patience });
      await expect(other).rejects.toThrow(/A release runs already \(pid \d+\)/);
      expect(await settle(machine, machine.proxy)).toBe(true);
      machine.place('green', join(dir, 'three'));
    });
    const by = identityOf(process.ppid);
    const released = releaseHere(machine, machine.proxy, join(dir, 'two'), { patience, by });
    await expect(released).rejects.toThrow('blue serves: it was taken back by a roll-back');
    untilReady.mockRestore();
    expect([machine.serving, version('green')]).toEqual(['blue', 'three']);
    expect(machine.servesWell).toBe(true);
  });
});
