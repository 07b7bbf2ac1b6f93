import { connectivityState, type Client } from '@grpc/grpc-js';
import { ClientGrpcProxy } from '@nestjs/microservices';
import type { ChatConfig } from '../../config/chat.config.js';
import { clientCredentials } from '../../platform/grpc/grpc-credentials.js';
import { HEALTH_PACKAGE, HEALTH_PROTO } from '../../platform/grpc/grpc-health.js';
import { COMMON_GRPC_OPTIONS } from '../../platform/grpc/grpc-options.js';
import { CHAT_PACKAGE, CHAT_PROTO, CHAT_SERVICE } from './chat-service.js';

/** A name's addresses are asked in turn. */
const SERVICE_CONFIG = JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] });

/** One listed host: a channel to all addresses of its name. */
export interface ChatChannel {
  /** Nest's client, for the services. */
  client: ClientGrpcProxy;
  /** Of grpc-js, for the state. */
  raw: Client;
}

/** Channels to the listed hosts, asked in turn; those without a connection only when no other has one. */
export class ChatChannels {
  private readonly channels: ChatChannel[];
  private turn = 0;

  /** @throws Error when a file of TLS cannot be read. */
  constructor(config: ChatConfig) {
    this.channels = config.hosts.map((host) => open(host, config));
  }

  /**
   * A channel with a connection.
   * @param withinMs how long to wait for one
   * @throws Error when none of the hosts can be reached by then
   */
  async next(withinMs: number): Promise<ChatChannel> {
    const ready = this.ready();
    if (ready) return ready;
    const deadline = Date.now() + withinMs;
    return Promise.any(this.channels.map((channel) => connected(channel, deadline))).catch(() => {
      throw new Error(`No chat process could be reached in ${withinMs} ms.`);
    });
  }

  close(): void {
    for (const { client } of this.channels) client.close();
  }

  private ready(): ChatChannel | undefined {
    const start = this.turn++ % this.channels.length;
    const inTurn = [...this.channels.slice(start), ...this.channels.slice(0, start)];
    // Asking with `true` also makes an idle channel connect.
    return inTurn.find(({ raw }) => raw.getChannel().getConnectivityState(true) === connectivityState.READY);
  }
}

function open(host: string, config: ChatConfig): ChatChannel {
  const client = new ClientGrpcProxy({
    ...COMMON_GRPC_OPTIONS,
    url: `dns:///${host}`,
    package: [CHAT_PACKAGE, HEALTH_PACKAGE],
    protoPath: [CHAT_PROTO, HEALTH_PROTO],
    credentials: clientCredentials({ ca: config.tlsCa, cert: config.tlsCert, key: config.tlsKey }),
    channelOptions: {
      'grpc.service_config': SERVICE_CONFIG,
      'grpc.service_config_disable_resolution': 1,
      'grpc.dns_min_time_between_resolutions_ms': 1_000,
      'grpc.initial_reconnect_backoff_ms': 200,
      'grpc.max_reconnect_backoff_ms': 2_000,
      // A proxy of the environment is for the outside; nor may a call wait in one.
      'grpc.enable_http_proxy': 0,
    },
  });
  return { client, raw: client.getClientByServiceName<Client>(CHAT_SERVICE) };
}

function connected(channel: ChatChannel, deadline: number): Promise<ChatChannel> {
  return new Promise((resolve, reject) => {
    channel.raw.waitForReady(deadline, (error) => (error ? reject(error) : resolve(channel)));
  });
}
