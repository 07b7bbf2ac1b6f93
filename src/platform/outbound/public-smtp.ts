import { Injectable } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { OutboundConfig } from '../../config/outbound.config.js';
import { NoMailServer, publicAddressOf } from './mail-host.js';

/** Milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };
const SECURE_PORT = 465;
const SUBMISSION_PORT = 587;
/** Those that mail programs send by (RFC 8314), and what providers have beside them. */
export const MAIL_PORTS: readonly number[] = [25, SECURE_PORT, SUBMISSION_PORT, 2465, 2525, 2587];

/**
 * Connections to mail servers that businesses name: a host is resolved, checked, and connected to at the checked address, by
 * the ports of mail and with TLS alone. Hosts of `SMTP_PRIVATE_HOSTS` are exempt.
 */
@Injectable()
export class PublicSmtp {
  constructor(private readonly config: OutboundConfig) {}

  /** @param url `smtps:`, or `smtp:` with STARTTLS, with user and password @throws NoMailServer */
  async open(url: URL): Promise<Transporter> {
    const isSecure = url.protocol === 'smtps:';
    const isPrivate = this.config.smtpPrivateHosts.includes(url.hostname);
    const port = Number(url.port || (isSecure ? SECURE_PORT : SUBMISSION_PORT));
    if (!isPrivate && !MAIL_PORTS.includes(port)) throw new NoMailServer('port', null);
    const host = isPrivate ? url.hostname : await publicAddressOf(url.hostname);
    const { createTransport } = await import('nodemailer');
    return createTransport({
      ...{ host, port, secure: isSecure },
      // Without it the login would go in the clear.
      requireTLS: !isSecure && !isPrivate,
      tls: { servername: url.hostname },
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      ...TIMEOUTS,
    });
  }
}
