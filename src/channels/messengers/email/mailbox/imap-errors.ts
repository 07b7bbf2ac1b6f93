import type { ImapFlowError } from 'imapflow';
import { PlatformFailure, withoutAnswer } from '../../channel-adapter.port.js';
import { isOfCertificate, isOfTls, reasonOf } from '../tls-faults.js';

/** The server is away or busy, and says nothing about the login (RFC 5530). */
const FOR_NOW = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

/** What an error of the server of a mailbox means. */
export function imapFailure(error: unknown): PlatformFailure {
  if (error instanceof PlatformFailure) return error;
  if (!(error instanceof Error)) return withoutAnswer('The server of the mailbox did not answer.', error);
  const { authenticationFailed, mailboxMissing, serverResponseCode = '', code } = error as ImapFlowError;
  if (FOR_NOW.has(serverResponseCode) || code === 'ETHROTTLE')
    return new PlatformFailure('retry', 'The server of the mailbox is busy for the moment.');
  if (authenticationFailed)
    return new PlatformFailure('unauthorized', 'The server of the mailbox does not accept the login.');
  if (mailboxMissing)
    return new PlatformFailure('refused', 'The mailbox does not have the folder that is to be read.');
  if (isOfCertificate(error))
    return new PlatformFailure(
      'retry',
      `The certificate of the mailbox’s server is not accepted: ${reasonOf(error)}.`,
    );
  if (isOfTls(error) || (error as ImapFlowError).tlsFailed)
    return new PlatformFailure(
      'retry',
      'The server of the mailbox does not encrypt as it was asked to. Look at its port and at whether it begins with TLS (993) or STARTTLS (143).',
    );
  return withoutAnswer('The server of the mailbox did not answer, or not in time.', error);
}
