import { Injectable } from '@nestjs/common';
import { ChannelsConfig } from '../../config/channels.config.js';
import { OutboundConnections } from './outbound-connections.js';

/** Of an answer of a platform. */
const MOST_BYTES = 1_000_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface MessengerServer {
  /** Without a slash at the end. */
  url: string;
  /** Goes to this server's host alone: credentials reach no other one. Redirects are not followed. */
  fetch: typeof fetch;
}

/** The servers of messaging platforms, by the settings of the operator and never by what somebody sends. */
@Injectable()
export class MessengerServers {
  readonly telegram: MessengerServer;
  readonly graph: MessengerServer;
  readonly slack: MessengerServer;
  readonly twilio: MessengerServer;

  constructor(
    private readonly connections: OutboundConnections,
    private readonly config: ChannelsConfig,
  ) {
    this.telegram = this.server(config.telegramUrl);
    this.graph = this.server(`${config.graphUrl}/${config.graphVersion}`);
    this.slack = this.server(config.slackUrl);
    this.twilio = this.server(config.twilioUrl);
  }

  /** @param host of the topic's region, unless the operator has set another server */
  sns(host: string): MessengerServer {
    return this.server(this.config.snsUrl || `https://${host}`);
  }

  private server(url: string): MessengerServer {
    const { origin, hostname } = new URL(url);
    const send = this.connections.fetch({
      allowsPrivate: LOOPBACK.has(hostname),
      maxBodyBytes: MOST_BYTES,
    });
    return {
      url,
      fetch: (input, init) => {
        const target = new URL(input instanceof Request ? input.url : input);
        if (target.origin !== origin) throw new Error('A call of a platform may go to its own server only.');
        return send(target, init);
      },
    };
  }
}
