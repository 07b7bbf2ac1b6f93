import { trafficOf } from './machine-figures.js';

test('traffic is that of all interfaces but the loopback', () => {
  const table = [
    'Inter-|   Receive                                                |  Transmit',
    ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
    '    lo: 9999      10    0    0    0     0          0         0     9999      10    0    0    0     0       0          0',
    '  eth0:  100       1    0    0    0     0          0         0       30       1    0    0    0     0       0          0',
    '  eth1:   11       1    0    0    0     0          0         0        4       1    0    0    0     0       0          0',
    '',
  ].join('\n');
  expect(trafficOf(table)).toEqual({ received: 111, sent: 34 });
});
