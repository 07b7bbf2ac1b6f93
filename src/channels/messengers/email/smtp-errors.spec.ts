import { smtpFailure } from './smtp-errors.js';

const told = (fields: object) => smtpFailure(Object.assign(new Error('x'), fields));

describe('an error of a mail server', () => {
  it.each([
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'unauthorized'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, 'unauthorized'],
    [
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 5.1.1 No such user' },
      'unreachable',
    ],
    [
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 5.7.1 Relaying denied' },
      'refused',
    ],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450, response: '450 4.2.1 Greylisted' }, 'retry'],
    [
      { code: 'EMESSAGE', command: 'DATA', responseCode: 421, response: '421 4.7.0 Too many messages' },
      'limited',
    ],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452, response: '452 4.2.2 Over quota' }, 'retry'],
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 454, response: '454 4.3.0 Try later' }, 'retry'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'retry'],
  ])('%j is %s', (fields, kind) => {
    expect(told(fields).kind).toBe(kind);
  });

  it.each([
    [
      "Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames",
      'certificate',
    ],
    ['self-signed certificate; if the root CA is installed, try …', 'accepted: self-signed certificate.'],
    ['certificate has expired', 'has expired'],
    ['0A00010B:SSL routines:ssl3_get_record:wrong version number', '465'],
  ])('tells a fault of the encryption, before which nothing was sent: %s', (message, says) => {
    const failure = smtpFailure(Object.assign(new Error(message), { code: 'ESOCKET', command: 'CONN' }));
    expect([failure.kind, failure.isInDoubt]).toEqual(['retry', false]);
    expect(failure.message).toContain(says);
  });

  it('leaves in doubt whether the mail was taken when there is no answer', () => {
    expect(told({ code: 'ECONNECTION', command: 'DATA' }).isInDoubt).toBe(true);
    expect(told({ command: 'DATA', responseCode: 451 }).isInDoubt).toBe(false);
  });
});
