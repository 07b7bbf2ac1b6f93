import { counter, gauge, histogram } from './metric.js';
import { instrumentsOf, MetricRegistry } from './metric-registry.js';
import { TenantPlaces } from './tenant-places.js';

const DECLARATIONS = {
  sent: counter('frontdesk_sent_total', 'Sent.', { way: ['mail', 'post'] }),
  asked: counter('frontdesk_asked_total', 'Asked.', { operation: 'code' }),
  used: counter('frontdesk_used_total', 'Used.', { tenant: 'tenants' }),
  bytes: counter('frontdesk_bytes_total', 'Bytes.'),
  depth: gauge('frontdesk_depth', 'Depth.', 'installation', { queue: ['a'] }),
  free: gauge('frontdesk_free_bytes', 'Free.', 'process'),
  took: histogram('frontdesk_took_seconds', 'Took.', [0.1, 1], { way: ['mail'] }),
};

function open() {
  const places: TenantPlaces = new TenantPlaces((tenant) => instruments.used.remove({ tenant }));
  const registry = new MetricRegistry(places);
  const instruments = instrumentsOf(registry, DECLARATIONS);
  const lines = async () => {
    const text = await registry.text();
    return text.split('\n').filter((line) => line.startsWith('frontdesk_'));
  };
  return { registry, lines, ...instruments };
}

describe('the metrics of a process', () => {
  it('count nothing while no port is set', async () => {
    const { sent, depth, took, lines } = open();
    sent.add({ way: 'mail' });
    depth.set({ queue: 'a' }, 1);
    took.observeMs({ way: 'mail' }, 1);
    expect(await lines()).toEqual(['frontdesk_bytes_total 0']);
  });

  it('count, with the labels of the declaration', async () => {
    const { registry, sent, lines } = open();
    registry.enable(1);
    sent.add({ way: 'mail' });
    sent.add({ way: 'mail' }, 2);
    expect(await lines()).toContain('frontdesk_sent_total{way="mail"} 3');
  });

  it('keep no value of a label that is not declared, nor a label', async () => {
    const { registry, sent, lines } = open();
    registry.enable(1);
    for (let n = 0; n < 1_000; n += 1) sent.add({ way: `pigeon ${n}`, path: `/${n}` } as never);
    expect(await lines()).toEqual(['frontdesk_sent_total{way="other"} 1000', 'frontdesk_bytes_total 0']);
  });

  it('bound names of the code as well', async () => {
    const { registry, asked, lines } = open();
    registry.enable(1);
    for (let n = 0; n < 5_000; n += 1) asked.add({ operation: `Products_${n}` });
    const found = await lines();
    expect(found.length).toBeLessThan(700);
    expect(found).toContain('frontdesk_asked_total{operation="other"} 4400');
  });

  it('have series for as many businesses as there are places', async () => {
    const { registry, used, lines } = open();
    registry.enable(3);
    for (let n = 0; n < 500; n += 1) used.add({ tenant: `${n}` });
    expect((await lines()).filter((line) => line.includes('tenant='))).toHaveLength(4);
  });

  it('end a figure that cannot be told', async () => {
    const { registry, depth, free, lines } = open();
    registry.enable(1);
    depth.set({ queue: 'a' }, 4);
    free.set({}, 5);
    expect(await lines()).toEqual(
      expect.arrayContaining(['frontdesk_depth{queue="a"} 4', 'frontdesk_free_bytes 5']),
    );
    depth.clear();
    free.clear();
    expect(await lines()).toEqual(['frontdesk_bytes_total 0']);
    free.set({}, 6);
    expect(await lines()).toContain('frontdesk_free_bytes 6');
  });

  it('take a total that somebody else counts', async () => {
    const { registry, bytes, lines } = open();
    registry.enable(1);
    bytes.setTotal({}, 5);
    bytes.setTotal({}, 9);
    expect(await lines()).toEqual(['frontdesk_bytes_total 9']);
  });

  it('measure in seconds, and a clock that was set back as nothing', async () => {
    const { registry, took, lines } = open();
    registry.enable(1);
    took.observeMs({ way: 'mail' }, 250);
    took.observeMs({ way: 'mail' }, -9);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'frontdesk_took_seconds_bucket{le="0.1",way="mail"} 1',
        'frontdesk_took_seconds_bucket{le="1",way="mail"} 2',
        'frontdesk_took_seconds_sum{way="mail"} 0.25',
      ]),
    );
  });
});
