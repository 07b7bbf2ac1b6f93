import { ClientRig, endpointAt, MESSAGES, ORDER_TOOL } from '../../../../test/puppet-model/client-rig.js';
import { startPuppet, type Puppet } from '../../../../test/puppet-model/puppet-model.js';
import {
  chunk,
  breaksOff,
  brokenJson,
  contentFiltered,
  cutCall,
  endsBare,
  fails,
  floods,
  glued,
  rateLimited,
  says,
  slow,
  stalls,
} from '../../../../test/puppet-model/replies.js';
import { frames, json } from '../../../../test/puppet-model/wire.js';
import { until } from '../../../../test/support/eventually.js';

let puppet: Puppet;
let rig: ClientRig;

beforeAll(async () => {
  puppet = await startPuppet();
});

afterAll(() => puppet.close());

beforeEach(() => {
  rig = new ClientRig();
  puppet.requests.length = 0;
});

afterEach(() => rig.close());

const here = (): ReturnType<typeof endpointAt> => endpointAt(puppet.url);
const WITH_TOOL = { tools: [ORDER_TOOL] };

describe('before the first token', () => {
  it('500 is tried twice again', async () => {
    puppet.script(fails(500), fails(503), says('Hello.'));
    expect(await rig.ask(here())).toMatchObject({ text: 'Hello.', fault: null });
    expect(puppet.requests).toHaveLength(3);
  });

  it('the third failure is the last, and cost nothing', async () => {
    puppet.script(fails(500));
    const { fault, events } = await rig.ask(here());
    expect(fault).toMatchObject({ kind: 'unavailable', usage: null });
    expect(events).toEqual([]);
    expect(puppet.requests).toHaveLength(3);
  });

  it('429 waits as long as Retry-After says', async () => {
    puppet.script(rateLimited(1), says('Hello.'));
    expect((await rig.ask(here())).text).toBe('Hello.');
    const [first, second] = puppet.requests;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_000);
  });

  it('429 is given up at once when Retry-After is beyond the deadline', async () => {
    puppet.script(rateLimited(90));
    expect((await rig.ask(here(), {}, { withinMs: 10_000 })).fault?.kind).toBe('rate_limited');
    expect(puppet.requests).toHaveLength(1);
  });

  it('a refused connection is tried twice again, then told with its code', async () => {
    const gone = await startPuppet();
    await gone.close();
    const { fault } = await rig.ask(endpointAt(gone.url));
    expect(fault).toMatchObject({ kind: 'unavailable', usage: null });
    expect(fault?.message).toContain('ECONNREFUSED');
  });

  it('a slow first token ends the call, with the estimated cost of the prompt', async () => {
    rig = new ClientRig({ firstTokenMs: 200 });
    puppet.script(slow(30_000, says('Late.')));
    const { fault } = await rig.ask(here());
    expect(fault).toMatchObject({
      kind: 'first_token_timeout',
      usage: { isEstimated: true, outputTokens: 0 },
    });
    expect(puppet.requests).toHaveLength(1);
    await until('the connection is closed', () => puppet.requests[0]!.closedAt !== null);
  });

  it('comments that keep the connection open are no token', async () => {
    rig = new ClientRig({ firstTokenMs: 300 });
    const comments = Array.from({ length: 200 }, () => [': PROCESSING\n\n', 20]).flat();
    puppet.script(frames(...comments));
    expect((await rig.ask(here())).fault?.kind).toBe('first_token_timeout');
  });

  it('a filter that refuses the text is never asked again', async () => {
    puppet.script(contentFiltered);
    expect((await rig.ask(here())).fault?.kind).toBe('content_filter');
    expect(puppet.requests).toHaveLength(1);
  });

  it('a redirect is not followed', async () => {
    const other = await startPuppet();
    puppet.script(json(307, {}, { location: `${other.url}/chat/completions` }));
    expect((await rig.ask(here())).fault?.kind).toBe('unavailable');
    expect(other.requests).toHaveLength(0);
    await other.close();
  });

  it('a web page is no answer', async () => {
    puppet.script((response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>');
    });
    expect((await rig.ask(here())).fault?.message).toContain('web page');
  });
});

describe('in the middle of an answer', () => {
  const partial = { text: 'It is', fault: expect.objectContaining({ kind: 'incomplete' }) };

  it.each([
    ['a bare end', endsBare('It is')],
    ['broken JSON', brokenJson('It is')],
  ])('%s is told as incomplete, with its cost, and not tried again', async (_name, reply) => {
    puppet.script(reply);
    const answer = await rig.ask(here(), WITH_TOOL);
    expect(answer).toMatchObject(partial);
    expect(answer.fault?.usage).toMatchObject({ isEstimated: true });
    expect(answer.events.some(({ type }) => type === 'finished')).toBe(false);
    expect(puppet.requests).toHaveLength(1);
  });

  it('a connection that breaks is told', async () => {
    puppet.script(breaksOff('It is'));
    const { text, fault } = await rig.ask(here());
    expect({ text, kind: fault?.kind }).toEqual({ text: 'It is', kind: 'unavailable' });
    expect(puppet.requests).toHaveLength(1);
  });

  it('a stall ends the call after the limit, and the connection with it', async () => {
    rig = new ClientRig({ idleMs: 200 });
    puppet.script(stalls('It is'));
    const { text, fault } = await rig.ask(here());
    expect({ text, kind: fault?.kind }).toEqual({ text: 'It is', kind: 'idle_timeout' });
    await until('the connection is closed', () => puppet.requests[0]!.closedAt !== null);
  });

  it('an answer that goes on and on ends with the call, and the connection with it', async () => {
    rig = new ClientRig({ callMs: 300, firstTokenMs: 100, idleMs: 5_000 });
    puppet.script(frames(...Array.from({ length: 200 }, () => [chunk({ content: 'word ' }), 50]).flat()));
    const { text, fault } = await rig.ask(here());
    expect(text).toMatch(/^word /);
    expect(fault).toMatchObject({ kind: 'cancelled', usage: { isEstimated: true } });
    await until('the connection is closed', () => puppet.requests[0]!.closedAt !== null);
  });

  it('no call is made of cut arguments', async () => {
    for (const reply of [
      cutCall('order_status', '{"numbers": ["20'),
      says({ calls: [{ name: 'order_status', arguments: '{"numbers": ["20' }], finish: 'length' }),
      says({ text: '<tool_call>{"name": "order_status", "arguments": {"numbers": ["20', finish: 'length' }),
    ]) {
      puppet.script(reply);
      const { calls, text, fault } = await rig.ask(here(), WITH_TOOL);
      expect({ calls, text, kind: fault?.kind }).toEqual({ calls: [], text: '', kind: 'incomplete' });
    }
    // Each has cost an answer, and would be as long the next time.
    expect(puppet.requests).toHaveLength(3);
  });

  it('glued and split events are read as they were meant', async () => {
    puppet.script(glued('It is ', 'sent.'));
    expect(await rig.ask(here())).toMatchObject({ text: 'It is sent.', fault: null });
  });

  it('the deadline ends it', async () => {
    puppet.script(stalls('It is'));
    expect((await rig.ask(here(), {}, { withinMs: 300 })).fault?.kind).toBe('cancelled');
    await until('the connection is closed', () => puppet.requests[0]!.closedAt !== null);
  });
});

describe('a flood', () => {
  it.each(['events', 'line'] as const)('of 10 MB in %s ends with bounded memory', async (form) => {
    puppet.script(floods(10_000_000, form));
    global.gc?.();
    const before = process.memoryUsage();
    let most = 0;
    const watch = setInterval(() => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers);
    }, 5);
    const { text, fault } = await rig.ask(here(), { maxOutputTokens: 500 });
    clearInterval(watch);
    expect(fault?.kind).toBe('flood');
    expect(text.length).toBeLessThan(10_000);
    // The puppet's own 10 MB are in this process too.
    expect(most).toBeLessThan(80_000_000);
    await until('the connection is closed', () => puppet.requests[0]!.closedAt !== null);
  });
});

describe('cancelling', () => {
  it('closes the connection in 100 ms, in the middle of an answer', async () => {
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      puppet.requests.length = 0;
      puppet.script(stalls('It is'));
      const abort = new AbortController();
      const asked = rig.ask(here(), {}, { signal: abort.signal });
      await until('the request is there', () => puppet.requests.length === 1);
      const at = Date.now();
      abort.abort();
      expect((await asked).fault).toMatchObject({ kind: 'cancelled', usage: { isEstimated: true } });
      await until('the connection is closed', () => puppet.requests[0]!.closedAt !== null);
      times.push(puppet.requests[0]!.closedAt! - at);
    }
    expect(times.sort((a, b) => a - b)[2]).toBeLessThanOrEqual(100);
  });

  it('sends nothing when it comes before the call, and ends a pause between two attempts', async () => {
    expect((await rig.ask(here(), {}, { signal: AbortSignal.abort() })).fault).toMatchObject({
      kind: 'cancelled',
      usage: null,
    });
    expect(puppet.requests).toHaveLength(0);
    puppet.script(rateLimited(20));
    const abort = new AbortController();
    const asked = rig.ask(here(), {}, { signal: abort.signal });
    await until('the request is there', () => puppet.requests.length === 1);
    abort.abort();
    expect((await asked).fault?.kind).toBe('cancelled');
  });

  it('is also a reader who stops reading', async () => {
    puppet.script(stalls('It is'));
    const request = { messages: MESSAGES, tools: [], maxOutputTokens: 100 };
    const options = { signal: new AbortController().signal, deadline: Date.now() + 30_000 };
    for await (const event of rig.client.stream(here(), request, options)) if (event.type === 'text') break;
    await until('the connection is closed', () => puppet.requests[0]!.closedAt !== null);
  });
});

it('connections are used again', async () => {
  const own = await startPuppet();
  for (let round = 0; round < 8; round++) await rig.ask(endpointAt(own.url));
  const connections = own.connections();
  await own.close();
  // The last bytes of an answer may still be on their way when the next one is asked for.
  expect(connections).toBeLessThanOrEqual(3);
});
