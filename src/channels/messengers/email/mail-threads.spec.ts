import type { InboundMail } from './inbound-mail.js';
import { answering, threadOf } from './mail-threads.js';

const THREAD = { messageId: '<2@x>', references: ['<1@x>'], subject: 'Vase' };

describe('an answer by mail', () => {
  it('names the mail that it answers, and those before it', () => {
    expect(answering(THREAD, 'Shop')).toEqual({
      ...{ subject: 'Re: Vase', inReplyTo: '<2@x>', references: ['<1@x>', '<2@x>'] },
    });
  });

  it('says once that it is one', () => {
    for (const subject of ['Re: Vase', 'AW: RE: Vase', ' re : Vase'])
      expect(answering({ ...THREAD, subject }, 'Shop').subject).toBe('Re: Vase');
    expect(answering({ ...THREAD, subject: 'Vase\r\nBcc: a@b.example' }, 'Shop').subject).toBe(
      'Re: Vase Bcc: a@b.example',
    );
  });

  it('has a subject also where nothing is known', () => {
    expect(answering(null, 'Shop')).toEqual({ subject: 'Shop' });
    expect(answering({ ...THREAD, subject: '', messageId: '' }, 'Shop')).toEqual({ subject: 'Shop' });
  });

  it('keeps of a long subject what can be stored', () => {
    const mail = {
      messageId: '',
      subject: `${'a'.repeat(199)}😀`,
      headers: new Map(),
    } as unknown as InboundMail;
    expect(threadOf(mail).subject.isWellFormed()).toBe(true);
  });
});
