import { parseMail } from './mail-forms.js';

/** Of computing; far below what a line or a part of each of two million bytes takes. */
const MOST_MS = 3_000;
const MOST_BYTES = 250_000_000;
const HEAD = 'From: mary@customers.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';

describe('a hostile mail', () => {
  it.each([
    ['empty lines', '\r\n'],
    ['parts', '--b\n'],
    ['parts with an empty line', '--b\r\n\r\n'],
    ['headers', 'a: b\r\n'],
  ])('of %s is read in little time and memory', async (_, unit) => {
    const text = HEAD + unit.repeat(2_500_000 / unit.length);
    const delivery = { headers: {}, body: Buffer.from(text), url: '' };
    const before = process.memoryUsage().rss;
    const began = process.cpuUsage();
    await parseMail(delivery);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(MOST_MS);
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES);
  });
});
