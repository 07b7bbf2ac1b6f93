import { lineOf } from '../../scripts/lib/outages/ledger.mjs';
import { rounds } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import type { MachineRig } from './machine-rig.js';
import { SocketVisitor } from './socket-visitor.js';
import { StreamingVisitor } from './streaming-visitor.js';

const STREAMS = rounds(50, 550);
/** Of these; the others are sockets. */
const OVER_HTTP = rounds(25, 50);
const WRITERS = 50;
const WRITES_MS = 10_000;
/** With what the writers and the ledger ask besides, more than 50 requests a second. */
const READ_EVERY_MS = 22;
const ANSWERED_MS = 120_000;

/** Asks at a steady pace, whether answers come or not. */
class SteadyReads {
  readonly failures: string[] = [];
  readonly ms: number[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly timer: NodeJS.Timeout;

  constructor(url: string, token: string) {
    let n = 0;
    this.timer = setInterval(() => {
      n += 1;
      const asked = this.ask(url + (n % 2 === 0 ? '/widget.js' : '/widget/v1/messages?limit=10'), token);
      this.running.add(asked);
      void asked.finally(() => this.running.delete(asked));
    }, READ_EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.running);
  }

  private async ask(url: string, token: string): Promise<void> {
    const began = performance.now();
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(15_000),
      });
      await response.arrayBuffer();
      if (!response.ok) this.failures.push(`${url}: ${response.status}`);
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? `, ${error.cause.message}` : '';
      this.failures.push(`${url}: ${String(error)}${cause}`);
    }
    this.ms.push(performance.now() - began);
  }
}

/** Visitors and reads, while `work` goes on. What each of them noticed. */
export async function underLoad(
  machine: MachineRig,
  name: string,
  work: () => Promise<void>,
): Promise<{ failures: string[] }> {
  const stop = { writing: new AbortController(), listening: new AbortController() };
  const [key = ''] = machine.rig.publishableKeys;
  const visitors = Array.from(
    { length: STREAMS },
    (_, n) => new (n < OVER_HTTP ? StreamingVisitor : SocketVisitor)(machine.url),
  );
  for (const visitor of visitors) await visitor.arrive(key);
  const listening = visitors.map((visitor) => visitor.listen(stop.listening.signal));
  const ledger = await machine.ledger({ visitors: 3, pauseMs: 500 });
  const writing = visitors
    .slice(0, WRITERS)
    .map((visitor) => visitor.writeEvery(WRITES_MS, stop.writing.signal));
  const reads = new SteadyReads(machine.url, visitors[0]?.token ?? '');
  try {
    await work();
  } catch (error) {
    // Else its load would go on in the next test.
    stop.listening.abort();
    await ledger.close(0);
    throw error;
  } finally {
    await reads.stop();
    stop.writing.abort();
    await Promise.all(writing);
  }
  const totals = await ledger.close(ANSWERED_MS);
  await eventually(() => machine.isQuiet());
  const stored = await Promise.all(visitors.map((visitor) => visitor.stored()));
  const answers = stored.map((messages) =>
    messages.filter(({ from }) => from === 'assistant').map(({ id }) => id),
  );
  const told = () => visitors.map(({ seen }, n) => seen.filter((id) => answers[n]?.includes(id)));
  await eventually(() => Promise.resolve(told().every((ids, n) => ids.length >= (answers[n]?.length ?? 0))));
  stop.listening.abort();
  await Promise.all(listening);

  expect(stored.map((messages) => messages.flatMap(({ clientId }) => clientId ?? []))).toEqual(
    visitors.map(({ sent }) => sent),
  );
  // Each answer came over the stream once, in order, though the stream ended in between.
  expect(told()).toEqual(answers);
  expect(answers.flat().length).toBeGreaterThanOrEqual(STREAMS);
  expect({ ...totals, story: ledger.story }).toMatchObject({ lost: 0, doubled: 0, disordered: 0, story: '' });
  const statuses = [...ledger.balancer.statuses].filter(([status]) => status < 200 || status >= 300);
  const failures = [
    ...reads.failures,
    ...visitors.flatMap((visitor) => visitor.failures),
    ...statuses.map(([status, count]) => `${count} × ${status}`),
  ];
  const requests =
    reads.ms.length + [...ledger.balancer.statuses.values()].reduce((sum, count) => sum + count, 0);
  const reopened = visitors.reduce((sum, { opened }) => sum + opened - 1, 0);
  const slowest = Math.round(Math.max(...reads.ms));
  process.stderr.write(
    `${lineOf(name, totals)}; ${requests} requests, ${failures.length} failed, slowest ${slowest} ms; ` +
      `${STREAMS} streams, ${STREAMS - OVER_HTTP} of them sockets, opened again ${reopened} times, ${answers.flat().length} answers over them\n`,
  );
  return { failures };
}
