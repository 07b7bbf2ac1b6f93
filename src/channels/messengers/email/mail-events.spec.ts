import { parseMail } from './mail-forms.js';
import { readMail } from './mail-events.js';

const OWN = 'help@shop.example';

function written(fields: Record<string, string>, body = 'Hello'): string {
  const header = {
    From: 'Mary <Mary@customers.example>',
    Subject: 'Re: x',
    'Message-ID': '<1@x>',
    ...fields,
  };
  const lines = Object.entries(header).map(([name, value]) => `${name}: ${value}`);
  return [...lines, '', body].join('\r\n');
}

async function read(fields: Record<string, string> = {}, body?: string) {
  const bytes = Buffer.from(written(fields, body));
  const headers = { 'content-type': ['message/rfc822'] };
  return readMail(await parseMail({ headers, body: bytes, url: '' }), OWN);
}

const content = async (fields: Record<string, string>, body?: string) =>
  (await read(fields, body)).messages[0]?.content;

describe('a mail', () => {
  it('is of its sender’s address, in one spelling, which proves nothing', async () => {
    expect((await read()).messages[0]).toMatchObject({
      ...{ chat: 'mary@customers.example', user: { name: 'Mary', locale: null, phone: null } },
      content: { kind: 'text', text: 'Hello' },
    });
  });

  it('is known again by its name, else by what it says', async () => {
    const id = async (fields: Record<string, string>, body?: string) =>
      (await read(fields, body)).messages[0]?.id;
    expect(await id({})).toBe(await id({ Subject: 'y' }, 'Another body'));
    expect(await id({})).not.toBe(await id({ 'Message-ID': '<2@x>' }));
    expect(await id({ 'Message-ID': '' })).toBe(await id({ 'Message-ID': '' }));
    expect(await id({ 'Message-ID': '' })).not.toBe(await id({ 'Message-ID': '' }, 'Another body'));
    expect(await id({ 'Message-ID': `<${'x'.repeat(5_000)}@x>` })).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['Auto-Submitted', 'auto-generated'],
    ['Auto-Submitted', 'auto-replied; owner-email="a@b"'],
    ['Precedence', 'Bulk'],
    ['Precedence', 'auto_reply'],
    ['List-Unsubscribe', '<mailto:x@y>'],
    ['X-Autoreply', 'yes'],
    ['X-Auto-Response-Suppress', 'DR, AutoReply'],
    ['Return-Path', '<>'],
    ['From', 'postmaster@customers.example'],
    ['From', 'Shop <no-reply@customers.example>'],
    ['From', 'HELP@shop.example'],
    ['From', 'nobody'],
  ])('with %s: %s is passed over', async (name, value) => {
    expect(await read({ [name]: value })).toMatchObject({ messages: [], ignored: 1 });
  });

  it.each([
    ['Auto-Submitted', 'no'],
    ['Precedence', 'first-class'],
    ['Return-Path', '<mary@customers.example>'],
    ['From', 'noreen@customers.example'],
  ])('with %s: %s is answered', async (name, value) => {
    expect((await read({ [name]: value })).messages).toHaveLength(1);
  });

  it('that begins a thread says its subject as well, once', async () => {
    expect(await content({ Subject: 'Order 1001' }, 'Where is it?')).toMatchObject({
      text: 'Order 1001\n\nWhere is it?',
    });
    expect(await content({ Subject: 'Order 1001' }, '')).toMatchObject({ text: 'Order 1001' });
    expect(await content({ Subject: 'it' }, 'Where is it?')).toMatchObject({ text: 'Where is it?' });
    expect(await content({ Subject: 'Vase', 'In-Reply-To': '<0@x>' })).toMatchObject({ text: 'Hello' });
    expect(await content({ Subject: 'AW: Vase' })).toMatchObject({ text: 'Hello' });
  });

  it('is a number of a suggestion, a wish for no more, or a file alone', async () => {
    expect(await content({}, '2')).toEqual({ kind: 'number', index: 1, text: '2' });
    expect(await read({ Subject: 'Unsubscribe' }, '')).toMatchObject({
      messages: [{ content: { kind: 'stop', text: 'unsubscribe' } }],
    });
    // A mail program sends it for its user.
    expect(await read({ Subject: 'unsubscribe', 'Auto-Submitted': 'auto-generated' }, '')).toMatchObject({
      messages: [{ content: { kind: 'stop' } }],
    });
    const image = { 'Content-Type': 'image/png', 'Content-Disposition': 'attachment' };
    expect(await content(image)).toEqual({ kind: 'media', media: 'image', caption: null });
  });

  it('is read in its first two megabytes; the files behind them are not', async () => {
    const parts = [
      '--x\r\nContent-Type: text/plain\r\n\r\nIs it this one?\r\n',
      `--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\n${'A'.repeat(3_000_000)}\r\n`,
      '--x\r\nContent-Type: text/plain\r\n\r\nbeyond\r\n--x--',
    ];
    const fields = { 'Content-Type': 'multipart/mixed; boundary=x' };
    expect(await content(fields, parts.join(''))).toEqual({ kind: 'text', text: 'Is it this one?' });
  });

  it('leaves its name, its subject and those before it to the answer', async () => {
    const before = Array.from({ length: 30 }, (_, index) => `<${index}@x>`).join(' ');
    const { messages } = await read({ Subject: 'Vase', References: before });
    expect(messages[0]?.thread).toEqual({
      ...{ messageId: '<1@x>', subject: 'Vase' },
      references: before.split(' ').slice(-20),
    });
  });
});
