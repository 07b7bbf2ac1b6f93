// Forked by the probe: a server that does nothing. What its answers take is what this machine takes from everybody at
// that moment, so the rig takes it off what the product's answers took.
import { createServer } from 'node:http';

const server = createServer((_request, response) => response.end('ok'));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.on('disconnect', () => process.exit());
