import { createHmac } from 'node:crypto';
import { twilioSignature } from './twilio-signature.js';

const TOKEN = '12345';
const URL_OF_TWILIO = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const FIELDS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675310',
  Digits: '1234',
  From: '+14158675310',
  To: '+18005551212',
};
const BODY = Buffer.from(new URLSearchParams(FIELDS).toString());

const signed = (url: string, body = BODY, token = TOKEN) => {
  const fields = [...new URLSearchParams(body.toString())].sort(([one], [other]) => (one < other ? -1 : 1));
  const said = url + fields.map((field) => field.join('')).join('');
  return createHmac('sha1', token).update(said).digest('base64');
};

function checked(change: { url?: string; body?: Buffer; sent?: string[]; token?: string }) {
  const { url = URL_OF_TWILIO, body = BODY, sent = [signed(URL_OF_TWILIO)], token = TOKEN } = change;
  return twilioSignature({ headers: { 'x-twilio-signature': sent }, body, url }, token);
}

describe('the signature of Twilio', () => {
  it('is that of Twilio’s own example', () => {
    expect(checked({ sent: ['GvWf1cFY/Q7PnoempGyD5oXAezc='] })).toBeNull();
  });

  it('is of the address that was called, and of each field as it came', () => {
    expect(checked({})).toBeNull();
    for (const url of [
      `${URL_OF_TWILIO}3`,
      'https://mycompany.com/myapp.php',
      'http://mycompany.com/myapp.php?foo=1&bar=2',
    ])
      expect(checked({ url })).toBe('wrong_signature');
    for (const body of [
      Buffer.concat([BODY, Buffer.from(' ')]),
      Buffer.concat([BODY, Buffer.from('&New=1')]),
    ])
      expect(checked({ body })).toBe('wrong_signature');
    const emoji = Buffer.from(new URLSearchParams({ Body: 'grüß dich 🙂 + &' }).toString());
    expect(checked({ body: emoji, sent: [signed(URL_OF_TWILIO, emoji)] })).toBeNull();
  });

  it('may have the usual port in the address, and no other one', () => {
    const ported = (port: string) => URL_OF_TWILIO.replace('mycompany.com', `mycompany.com:${port}`);
    expect(checked({ sent: [signed(ported('443'))] })).toBeNull();
    expect(checked({ sent: [signed(ported('8443'))] })).toBe('wrong_signature');
    expect(checked({ url: ported('8443'), sent: [signed(ported('8443'))] })).toBeNull();
  });

  it.each([
    ['none', [], 'no_signature'],
    ['two', [signed(URL_OF_TWILIO), signed(URL_OF_TWILIO)], 'several_signatures'],
    ['of another account', [signed(URL_OF_TWILIO, BODY, 'another')], 'wrong_signature'],
    ['cut', [signed(URL_OF_TWILIO).slice(0, -1)], 'wrong_signature'],
    ['in upper case', [signed(URL_OF_TWILIO).toUpperCase()], 'wrong_signature'],
  ])('that is %s is refused', (_, sent, reason) => {
    expect(checked({ sent })).toBe(reason);
  });

  it('is nothing of a channel without a secret', () => {
    for (const token of ['', ' ', '\t'])
      expect(checked({ token, sent: [signed(URL_OF_TWILIO, BODY, token)] })).toBe('no_secret');
  });
});
