import { parseSms, readSms } from './sms-events.js';

const OWN = '+353861112222';
const CUSTOMER = '+353863334444';
const SID = `SM${'0'.repeat(32)}`;

function read(fields: Record<string, string>, key?: string) {
  const body = Buffer.from(new URLSearchParams({ MessageSid: SID, ...fields }).toString());
  const url = `https://desk.example/channels/sms/x${key === undefined ? '' : `?key=${key}`}`;
  return readSms(parseSms({ headers: {}, body, url }), OWN);
}

const said = (Body: string, more: Record<string, string> = {}) =>
  read({ From: CUSTOMER, To: OWN, Body, ...more });
const content = (Body: string, more: Record<string, string> = {}) => said(Body, more).messages[0]?.content;
const status = (MessageStatus: string, more: Record<string, string> = {}) =>
  read({ From: OWN, To: CUSTOMER, MessageStatus, ...more }, 'id.0');

describe('what Twilio delivers', () => {
  it('is a message, of a number that Twilio vouches for', () => {
    expect(said(' Where is my order? 🙂 ').messages).toEqual([
      {
        ...{ id: SID, chat: CUSTOMER, at: expect.any(Date) },
        user: { name: null, locale: null, phone: CUSTOMER },
        content: { kind: 'text', text: 'Where is my order? 🙂' },
      },
    ]);
  });

  it('is of another number of the account, and then not this channel’s', () => {
    const other = said('hello', { To: '+353860000000' });
    expect(other).toMatchObject({ messages: [], foreign: ['+353860000000'], isForeign: true });
    expect(read({ From: '+353860000000', To: CUSTOMER, MessageStatus: 'sent' }).isForeign).toBe(true);
  });

  it('is passed over when it can be no message', () => {
    const odd: Record<string, string>[] = [
      { From: 'AMAZON' },
      { From: `whatsapp:${CUSTOMER}` },
      { MessageSid: 'x' },
    ];
    for (const fields of odd) expect(said('hello', fields)).toMatchObject({ messages: [], ignored: 1 });
    expect(readSms(undefined, OWN).ignored).toBe(1);
    expect(said('a\0b').messages[0]?.content).toEqual({ kind: 'text', text: 'ab' });
  });

  it.each(['STOP', 'stop', ' Unsubscribe ', 'END', 'QUIT', 'CANCEL', 'OPTOUT', 'REVOKE', 'STOPALL'])(
    'wants no more messages by %p',
    (word) => {
      expect(said(word)).toMatchObject({
        messages: [{ content: { kind: 'stop', text: word.trim() } }],
      });
      expect(content(word, { NumMedia: '1', MediaContentType0: 'image/jpeg' })?.kind).toBe('stop');
    },
  );

  it('knows the other words of carriers, and none of them inside of a sentence', () => {
    for (const word of ['START', 'unstop']) expect(content(word)).toEqual({ kind: 'start' });
    for (const word of ['HELP', 'info']) expect(content(word)).toEqual({ kind: 'help', text: word });
    for (const [told, kind] of [
      ['STOP', 'stop'],
      ['START', 'start'],
      ['HELP', 'help'],
    ])
      expect(content('ARRET', { OptOutType: told ?? '' })?.kind).toBe(kind);
    for (const text of ['Stop sending the wrong parcels', 'cancel my order', 'yes', 'help me'])
      expect(content(text)).toEqual({ kind: 'text', text });
  });

  it('is a number of a suggestion', () => {
    for (const text of ['2', '2.', '2)']) expect(content(text)).toEqual({ kind: 'number', index: 1, text });
    for (const text of ['0', '100', '2 pieces', 'A-2']) expect(content(text)).toEqual({ kind: 'text', text });
  });

  it('is a medium with or without words; nothing of it is fetched', () => {
    const media = (type: string, body = '') => content(body, { NumMedia: '1', MediaContentType0: type });
    expect(media('audio/amr')).toEqual({ kind: 'media', media: 'voice', caption: null });
    expect(media('image/jpeg', 'This one?')).toEqual({ kind: 'media', media: 'image', caption: 'This one?' });
    expect(media('application/pdf')).toMatchObject({ media: 'file' });
  });

  it('is a status, which names the message by its key', () => {
    for (const told of ['accepted', 'queued', 'sending', 'sent'])
      expect(status(told).statuses).toEqual([{ externalId: SID, status: 'sent', key: 'id.0', reason: null }]);
    expect(status('delivered').statuses[0]).toMatchObject({ status: 'delivered', reason: null });
    expect(status('undelivered', { ErrorCode: '30003' }).statuses[0]).toMatchObject({
      ...{ status: 'failed', reason: expect.stringContaining('switched off') },
    });
    expect(status('failed', { ErrorCode: '21610' })).toMatchObject({
      reach: [{ chat: CUSTOMER, reachable: false }],
    });
    expect(status('failed').statuses[0]?.reason).toContain('no reason');
    expect(status('toString')).toMatchObject({ statuses: [], ignored: 1 });
  });
});
