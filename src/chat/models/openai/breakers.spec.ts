import { ClientRig, endpointAt } from '../../../../test/puppet-model/client-rig.js';
import { startPuppet, type Puppet } from '../../../../test/puppet-model/puppet-model.js';
import { fails, rateLimited, says } from '../../../../test/puppet-model/replies.js';
import { ModelFault } from '../model-fault.js';
import { ModelBreakers } from './breakers.js';

const ENDPOINT = endpointAt('https://models.example/v1');
const UNAVAILABLE = new ModelFault('unavailable', 'down');

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'], now: 1_000_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function fail(
  breakers: ModelBreakers,
  times: number,
  fault = UNAVAILABLE,
  at = ENDPOINT,
): Promise<void> {
  for (let count = 0; count < times; count++) {
    breakers.enter(at).fail(fault);
    await settled();
  }
}

function isOpen(breakers: ModelBreakers, at = ENDPOINT): boolean {
  try {
    breakers.enter(at).succeed();
    return false;
  } catch {
    return true;
  }
}

describe('the breaker', () => {
  it('opens after five failures in ten seconds, for thirty, then lets one call try', async () => {
    const breakers = new ModelBreakers();
    await fail(breakers, 4);
    breakers.enter(ENDPOINT).leave();
    await fail(breakers, 1);
    expect(() => breakers.enter(ENDPOINT)).toThrow('rests');
    jest.advanceTimersByTime(29_999);
    expect(() => breakers.enter(ENDPOINT)).toThrow();
    jest.advanceTimersByTime(1);
    const probe = breakers.enter(ENDPOINT);
    expect(() => breakers.enter(ENDPOINT)).toThrow('rests');
    probe.succeed();
    await settled();
    breakers.enter(ENDPOINT).succeed();
  });

  it('stays open when the probe fails, or is cancelled before it has shown anything', async () => {
    const breakers = new ModelBreakers();
    await fail(breakers, 5);
    for (const end of ['fail', 'leave'] as const) {
      jest.advanceTimersByTime(30_000);
      const probe = breakers.enter(ENDPOINT);
      if (end === 'fail') probe.fail(UNAVAILABLE);
      else probe.leave();
      await settled();
      expect(() => breakers.enter(ENDPOINT)).toThrow();
    }
  });

  it('stays closed when five failures take longer, or most calls succeed', async () => {
    const breakers = new ModelBreakers();
    for (let count = 0; count < 8; count++) {
      await fail(breakers, 1);
      jest.advanceTimersByTime(2_600);
    }
    const others = new ModelBreakers();
    for (let count = 0; count < 10; count++) others.enter(ENDPOINT).succeed();
    await settled();
    await fail(others, 7);
    expect(isOpen(others)).toBe(false);
  });

  it('is one for each server and model', async () => {
    const breakers = new ModelBreakers();
    await fail(breakers, 5);
    breakers.enter({ ...ENDPOINT, model: 'other' }).succeed();
    breakers.enter({ ...ENDPOINT, baseUrl: 'https://other.example/v1' }).succeed();
    expect(isOpen(breakers, { ...ENDPOINT, owner: 'tenant', apiKey: 'sk-b' })).toBe(true);
  });

  it('counts no fault of a request or of a key', async () => {
    const breakers = new ModelBreakers();
    for (const kind of ['refused_key', 'bad_request', 'context_overflow', 'content_filter', 'flood'] as const)
      await fail(breakers, 5, new ModelFault(kind, ''));
    await fail(breakers, 9, new ModelFault('rate_limited', ''), { ...ENDPOINT, owner: 'tenant' });
    expect(isOpen(breakers)).toBe(false);
    const platform = new ModelBreakers();
    await fail(platform, 5, new ModelFault('rate_limited', ''));
    expect(isOpen(platform)).toBe(true);
  });
});

describe('businesses that share a server', () => {
  let puppet: Puppet;
  let rig: ClientRig;

  beforeEach(async () => {
    jest.useRealTimers();
    puppet = await startPuppet();
    rig = new ClientRig({ businessBaseUrls: [puppet.url], privateHosts: ['127.0.0.1'] });
  });

  afterEach(async () => {
    rig.close();
    await puppet.close();
  });

  it('do not notice that the key of one is bad, which is not tried at every turn', async () => {
    const [bad, good] = ['sk-bad', 'sk-good'].map((apiKey) =>
      endpointAt(puppet.url, { apiKey, owner: 'tenant' }),
    );
    puppet.script((response, request) =>
      (request.headers.authorization === 'Bearer sk-good'
        ? says('Hello.')
        : fails(401, { message: 'Incorrect API key' }))(response, request),
    );
    for (let turn = 0; turn < 8; turn++) expect((await rig.ask(bad!)).fault?.kind).toBe('refused_key');
    expect(puppet.requests).toHaveLength(1);
    expect((await rig.ask(good!)).text).toBe('Hello.');
    expect((await rig.ask(endpointAt(puppet.url, { apiKey: 'sk-good' }))).text).toBe('Hello.');
  });

  it('do not notice that one has used up its requests', async () => {
    const limited = endpointAt(puppet.url, { owner: 'tenant' });
    puppet.script(rateLimited(60));
    for (let turn = 0; turn < 6; turn++) await rig.ask(limited, {}, { withinMs: 1_000 });
    puppet.script(says('Hello.'));
    expect((await rig.ask(endpointAt(puppet.url))).text).toBe('Hello.');
  });

  it('are all spared a server that fails', async () => {
    puppet.script(fails(500));
    const here = endpointAt(puppet.url);
    expect((await rig.ask(here)).fault?.kind).toBe('unavailable');
    expect((await rig.ask(here)).fault?.kind).toBe('unavailable');
    expect(puppet.requests).toHaveLength(5);
    expect((await rig.ask({ ...here, owner: 'tenant' })).fault?.kind).toBe('breaker_open');
    expect(puppet.requests).toHaveLength(5);
  });
});
