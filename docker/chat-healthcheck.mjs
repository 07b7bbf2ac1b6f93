// The health check of a chat process: exit code 0 when it is ready, over gRPC's own health protocol.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const proto = fileURLToPath(new URL('../dist/platform/grpc/health.proto', import.meta.url));
const { grpc } = loadPackageDefinition(loadSync(proto, { enums: String, defaults: true }));
const { CHAT_PORT, CHAT_TLS_CA, CHAT_TLS_CERT, CHAT_TLS_KEY } = process.env;
const client = new grpc.health.v1.Health(`127.0.0.1:${CHAT_PORT || 50051}`, secured(), {
  'grpc.enable_http_proxy': 0,
});
client.check({ service: '' }, { deadline: Date.now() + 4000 }, (error, answer) => {
  process.exitCode = !error && answer.status === 'SERVING' ? 0 : 1;
  client.close();
});

/** Its own certificate names other hosts than this one, so only that it has one is checked. */
function secured() {
  if (!CHAT_TLS_CERT) return credentials.createInsecure();
  const [key, cert] = CHAT_TLS_CA ? [readFileSync(CHAT_TLS_KEY), readFileSync(CHAT_TLS_CERT)] : [null, null];
  return credentials.createSsl(readFileSync(CHAT_TLS_CA || CHAT_TLS_CERT), key, cert, {
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
}
