import { Inject, Injectable } from '@nestjs/common';
import { ServerConfig } from '../../config/server.config.js';

/** The page behind links in mails to people. */
export const LINK_PATH = '/console/link';

/** Addresses of the console, by `CONSOLE_URL` and never by the `Host` of a request, which anybody can choose. */
@Injectable()
export class ConsoleLinks {
  private readonly base: string;
  /** Whether people outside this machine can follow a link; in embedded mode nobody else has to. */
  readonly canBeMailed: boolean;

  constructor(@Inject(ServerConfig) { consoleUrl, port, embedded }: ServerConfig) {
    this.base = consoleUrl === '' ? `http://localhost:${port}` : consoleUrl.replace(/\/$/u, '');
    this.canBeMailed = consoleUrl !== '' || embedded;
  }

  /**
   * The link with that one-time token. It stands in the fragment, which no server and no program that opens links in mails is
   * sent; the page uses it when its button is pressed.
   */
  to(token: string): string {
    return `${this.base}${LINK_PATH}#${token}`;
  }
}
