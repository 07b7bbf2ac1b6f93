import { PlatformFailure, withoutAnswer } from '../channel-adapter.port.js';
import { isOfCertificate, isOfTls, reasonOf } from './tls-faults.js';

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** No such mailbox (RFC 5321 4.2.3). */
const NO_MAILBOX = [550, 551, 553];
/** A refusal by policy (RFC 3463): about the sender, not the mailbox. */
const BY_POLICY = /\b5\.7\.\d/u;
const OF_LOGIN = [530, 534, 535, 538];
/** As servers say it; there is no code for it. */
const TOO_MUCH = /\b4\.7\.\d|rate|limit|too many|quota/iu;
const WAIT_MS = 60_000;

/** What an error of the mail server means. */
export function smtpFailure(error: unknown): PlatformFailure {
  if (!(error instanceof Error)) return withoutAnswer('The mail server did not answer.', error);
  const { code, command, responseCode: status = 0, response = '' } = error as SmtpError;
  if (
    (code === 'EAUTH' && status < 400) ||
    OF_LOGIN.includes(status) ||
    (command === 'MAIL FROM' && status >= 500)
  )
    return new PlatformFailure(
      'unauthorized',
      'The mail server does not accept the login, or the address as a sender.',
    );
  // What is said of one recipient, such as a full mailbox, stops no others.
  if (status >= 400 && status < 500)
    return command !== 'RCPT TO' && TOO_MUCH.test(response)
      ? new PlatformFailure('limited', 'The mail server asks us to wait: too many mails.', WAIT_MS)
      : new PlatformFailure('retry', `The mail server has a fault for the moment (${status}).`);
  if (command === 'RCPT TO' && NO_MAILBOX.includes(status) && !BY_POLICY.test(response))
    return new PlatformFailure('unreachable', 'The customer’s mailbox does not exist.');
  if (status >= 500) return new PlatformFailure('refused', `The mail server did not take it (${status}).`);
  // Nothing is sent before the connection is encrypted.
  if (isOfCertificate(error))
    return new PlatformFailure('retry', `The mail server’s certificate is not accepted: ${reasonOf(error)}.`);
  if (code === 'ETLS' || isOfTls(error))
    return new PlatformFailure(
      'retry',
      'The mail server does not encrypt as it was asked to. Look at its port and at whether it begins with TLS (465) or STARTTLS (587).',
    );
  return withoutAnswer('The mail server did not answer, or not in time.', error);
}
