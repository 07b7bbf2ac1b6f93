import type { Server } from '@grpc/grpc-js';
import { Transport, type GrpcOptions } from '@nestjs/microservices';
import type { ChatConfig } from '../../config/chat.config.js';
import { serverCredentials } from '../../platform/grpc/grpc-credentials.js';
import { HEALTH_PACKAGE, HEALTH_PROTO } from '../../platform/grpc/grpc-health.js';
import { COMMON_GRPC_OPTIONS } from '../../platform/grpc/grpc-options.js';
import { LONGEST_TURN_MS } from '../chat-engine.port.js';
import { CHAT_PACKAGE, CHAT_PROTO } from './chat-service.js';

/**
 * Callers connect anew after a minute, and so learn of processes that have come since. Running turns go on meanwhile, for
 * longer than any may last.
 */
const CONNECTION_AGE_MS = 60_000;
const CONNECTION_GRACE_MS = LONGEST_TURN_MS + 10_000;

/**
 * The server of the engine and of its health. When it closes it takes no more turns, and waits for those that run.
 * @param opened is given the server itself
 * @throws Error when a file of TLS cannot be read.
 */
export function chatServerOptions(config: ChatConfig, opened: (server: Server) => void): GrpcOptions {
  return {
    transport: Transport.GRPC,
    options: {
      ...COMMON_GRPC_OPTIONS,
      url: `${config.listenHost}:${config.listenPort}`,
      package: [CHAT_PACKAGE, HEALTH_PACKAGE],
      protoPath: [CHAT_PROTO, HEALTH_PROTO],
      credentials: serverCredentials({ ca: config.tlsCa, cert: config.tlsCert, key: config.tlsKey }),
      gracefulShutdown: true,
      onLoadPackageDefinition: (_: unknown, server: Server) => opened(server),
      channelOptions: {
        'grpc.max_connection_age_ms': CONNECTION_AGE_MS,
        'grpc.max_connection_age_grace_ms': CONNECTION_GRACE_MS,
      },
    },
  };
}
