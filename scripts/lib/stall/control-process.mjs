// Forked by the probe: a server that does nothing. Its response times measure how busy the machine is at that moment,
// and are subtracted from the product's response times.
import { createServer } from 'node:http';

const server = createServer((_request, response) => response.end('ok'));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.on('disconnect', () => process.exit());
