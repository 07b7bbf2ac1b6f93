import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { ChannelsConfig } from '../../config/channels.config.js';
import { OutboundConfig } from '../../config/outbound.config.js';
import { NoMailServer, publicAddressOf } from './mail-host.js';

const SECURE_PORT = 993;
const STARTTLS_PORT = 143;
export const MAILBOX_PORTS: readonly number[] = [STARTTLS_PORT, SECURE_PORT];

/** Milliseconds. A connection that says nothing for so long is looked at before that by whoever reads it. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 5_000, socketTimeout: 180_000 };
/** What a server may have us keep in memory. */
const MOST_LINE_BYTES = 1_000_000;
const MOST_LITERAL_BYTES = 4_000_000;
const MOST_RESPONSE_BYTES = 6_000_000;
const MOST_TOKENS = 200_000;
const IDLE_AFTER_MS = 200;

/**
 * Connections to mailboxes that businesses name (RFC 3501): a host is resolved, checked, and connected to at the checked
 * address, by the ports of IMAP and with TLS alone. Hosts of `IMAP_PRIVATE_HOSTS` are exempt.
 */
@Injectable()
export class PublicImap {
  /** How often a mailbox is asked for mails, in milliseconds. */
  readonly pollMs: number;

  constructor(
    private readonly config: OutboundConfig,
    { mailboxPollSeconds }: ChannelsConfig,
  ) {
    this.pollMs = mailboxPollSeconds * 1_000;
  }

  /** Not yet connected. @param url `imaps:`, or `imap:` with STARTTLS, with user and password @throws NoMailServer */
  async open(url: URL): Promise<ImapFlow> {
    const isSecure = url.protocol === 'imaps:';
    const isPrivate = this.config.imapPrivateHosts.includes(url.hostname);
    const port = Number(url.port || (isSecure ? SECURE_PORT : STARTTLS_PORT));
    if (!isPrivate && !MAILBOX_PORTS.includes(port)) throw new NoMailServer('port', null);
    const host = isPrivate ? url.hostname : await publicAddressOf(url.hostname);
    const { ImapFlow: Client } = await import('imapflow');
    return new Client({
      ...{ host, port, secure: isSecure, logger: false, ...TIMEOUTS },
      // Without it the login would go in the clear.
      ...(!isSecure && !isPrivate && { doSTARTTLS: true }),
      ...(isIP(url.hostname) === 0 && { servername: url.hostname }),
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      ...{ autoIdleDelay: IDLE_AFTER_MS, disableCompression: true },
      ...{ maxLineLength: MOST_LINE_BYTES, maxLiteralSize: MOST_LITERAL_BYTES },
      ...{ maxResponseSize: MOST_RESPONSE_BYTES, maxResponseTokens: MOST_TOKENS },
    });
  }
}
