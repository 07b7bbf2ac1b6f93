import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
// oxlint-disable-next-line house/no-sleep-in-tests -- a server that waits for so long is what is measured
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { calmProbes, isCalm, tryDoor, type Door, type Subject } from './engine.mjs';
import { MAX_HELD_MS, MAX_STALL_MS, passes, type Input } from './measure.mjs';
import { Prober } from './prober.mjs';
import { describeDoor } from './report.mjs';

/** Answers at once, or first blocks its loop: `/spin?300` with 300 ms of work, `/wait?300` asleep. */
const SERVER = `
  import { createServer } from 'node:http';
  const server = createServer((request, response) => {
    const [path, ms] = request.url.split('?');
    // In CPU time, so that it is not shorter on a busy machine.
    const until = process.threadCpuUsage().user / 1000 + Number(ms ?? 0);
    if (path === '/spin') while (process.threadCpuUsage().user / 1000 < until);
    if (path === '/wait') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(ms));
    response.end(path === '/ask' ? '{"answer":{}}' : 'ok');
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
`;

/** A small server instead of the product. */
class StandIn implements Subject {
  child: ChildProcess;
  url = '';
  revivals = 0;

  async start(): Promise<this> {
    const probe = pathToFileURL(join(__dirname, 'loop-probe.mjs')).href;
    this.child = spawn(process.execPath, ['--import', probe, '--input-type=module', '-e', SERVER], {
      env: { ...process.env, STALL_LOOP_PROBE: '1' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [port] = (await once(this.child, 'message')) as [number];
    this.url = `http://127.0.0.1:${port}`;
    return this;
  }

  async revive(): Promise<void> {
    this.revivals += 1;
    await this.restart();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

describe('the measure of a stall', () => {
  let server: StandIn;
  let prober: Prober;

  beforeAll(async () => {
    server = await new StandIn().start();
    prober = new Prober();
  });
  afterAll(async () => {
    await prober.stop();
    await server.stop();
  });

  const input = (path: string, more: Partial<Input> = {}): Input => ({
    name: path,
    send: async () => [String((await fetch(server.url + path)).status)],
    tries: 2,
    ...more,
  });
  const tried = (inputs: Input[], more: Partial<Door> = {}) => {
    const victim = { path: '/ask', key: 'none', texts: ['open?'], everyMs: 50 };
    return tryDoor({ prober, product: server, victim }, { name: 'a door', inputs, ...more });
  };

  it('sees a loop that works for 300 ms, from outside and inside, and fails', async () => {
    const result = await tried([input('/spin?300')]);
    const [first] = result.readings;
    expect(first?.reading.stallMs).toBeGreaterThanOrEqual(250);
    expect(first?.reading.heldMs).toBeGreaterThanOrEqual(250);
    expect(first?.reading.answers).toEqual(['200']);
    expect(isCalm(result)).toBe(false);
    expect(describeDoor(result)).toMatch(/^✗ a door .*200; \/spin\?300$/);
  });

  it('sees a loop that waits without working', async () => {
    const result = await tried([input('/wait?400')]);
    expect(result.readings[0]?.reading.stallMs).toBeGreaterThanOrEqual(350);
    expect(isCalm(result)).toBe(false);
  });

  it('passes a server that answers at once', async () => {
    const result = await tried([input('/', { tries: 10 }), input('/spin?5', { tries: 10 })]);
    expect(result.readings.map(({ reading }) => passes(reading))).toEqual([true, true]);
    expect(isCalm(result)).toBe(true);
    expect(describeDoor(result)).toMatch(/^✓ a door/);
  });

  it('finds the one slow input among fast ones, and work that continues after the response', async () => {
    const after = input('/', {
      name: 'works later',
      send: async () => {
        void fetch(`${server.url}/spin?300`);
        return Promise.resolve(['200']);
      },
    });
    const result = await tried([input('/'), after]);
    expect(result.readings[1]?.reading.heldMs).toBeGreaterThanOrEqual(250);
    expect(isCalm(result)).toBe(false);
    expect(describeDoor(result)).toMatch(/works later$/);
  });

  it('replaces a blocked process, counts the inputs left out as failed, and continues', async () => {
    const stuck = input('/spin?20000', {
      patienceMs: 500,
      send: () =>
        fetch(`${server.url}/spin?20000`).then(
          () => ['200'],
          () => ['closed'],
        ),
    });
    const result = await tried([stuck, input('/')]);
    expect(result.readings[0]?.reading).toMatchObject({ stuck: true, answers: ['stuck'] });
    expect(result.readings[0]?.reading.stallMs).toBeGreaterThanOrEqual(1000);
    expect(result.unsent).toBe(1);
    expect(isCalm(result)).toBe(false);
    expect(describeDoor(result)).toContain('≥');
    expect(server.revivals).toBe(1);
    expect(isCalm(await tried([input('/', { tries: 10 })]))).toBe(true);
  });

  it('asks questions for another shop meanwhile, and fails when its answers are late', async () => {
    const busy = input('/', { tries: 1, send: async () => (await sleep(600), ['200']) });
    const calm = await tried([busy], { maxVictimP95Ms: 400 });
    expect(calm.victim.answersMs.length).toBeGreaterThan(2);
    expect(calm.victim.lost).toBe(0);
    // One late answer among more than twenty is above the 95th percentile.
    const few = { ...calm.victim, answersMs: calm.victim.answersMs.slice(0, 3) };
    expect(isCalm({ ...calm, victim: { ...few, waitingMs: 5000 } })).toBe(false);
    expect(isCalm({ ...calm, victim: { ...calm.victim, lost: 1 } })).toBe(false);
  });

  it('reports the figures without load', async () => {
    const { probesMs, controlsMs } = await calmProbes({ prober, product: server });
    expect(probesMs.length).toBeGreaterThan(10);
    expect(controlsMs.length).toBeGreaterThan(10);
  });

  it('subtracts the machine’s noise, but never the event loop’s own time', () => {
    const reading = { stallMs: 180, noiseMs: 100, heldMs: 10, answers: [], stuck: false, late: false };
    expect(passes(reading)).toBe(true);
    expect(passes({ ...reading, noiseMs: 180 - MAX_STALL_MS - 1 })).toBe(false);
    expect(passes({ ...reading, heldMs: MAX_HELD_MS + 1 })).toBe(false);
  });
});
