import { isIP } from 'node:net';
import { isPublicAddress, lookUpPublic, PrivateAddress } from './public-address.js';

/** Why no mail server is connected to. */
export type MailHostProblem = 'port' | 'private_address' | 'unknown_host';

export class NoMailServer extends Error {
  constructor(
    readonly problem: MailHostProblem,
    cause: unknown,
  ) {
    super(`No mail server is connected to (${problem}).`, { cause });
    this.name = 'NoMailServer';
  }
}

/** An address of the host to connect to, none of which is private. @throws NoMailServer */
export async function publicAddressOf(hostname: string): Promise<string> {
  const host = hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw new NoMailServer('private_address', null);
    return host;
  }
  return new Promise((resolve, reject) => {
    lookUpPublic(host, { all: false }, (error, address) => {
      if (!error && typeof address === 'string') return resolve(address);
      const problem = error instanceof PrivateAddress ? 'private_address' : 'unknown_host';
      reject(new NoMailServer(problem, error));
    });
  });
}
