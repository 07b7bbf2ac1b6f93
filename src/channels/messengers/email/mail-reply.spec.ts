import { cpuMsOf } from '../../../../test/support/cpu-time.js';
import { replyOf } from './mail-reply.js';

const read = (text: string, html = '') => replyOf({ text, html });
/** Milliseconds of computing for the longest mail, far below what a pattern takes that looks again and again. */
const MOST_MS = 2_000;

describe('what a customer has written anew', () => {
  it.each([
    ['English', 'On Mon, 1 Dec 2026 at 10:00, Shop <help@shop.example> wrote:'],
    ['German', 'Am 01.12.2026 um 10:00 schrieb Shop <help@shop.example>:'],
    ['Spanish', 'El lun, 1 dic 2026 a las 10:00, Shop (<help@shop.example>) escribió:'],
    ['French', 'Le lun. 1 déc. 2026 à 10:00, Shop <help@shop.example> a écrit :'],
    ['Outlook', '-----Original Message-----\nFrom: Shop\nSent: Monday\nTo: Mary\nSubject: Vase'],
  ])('is without the mail that it answers: %s', (_, line) => {
    expect(read(`Yes, the blue one.\n\n${line}\n> Which one?\n> Best, Shop`)).toBe('Yes, the blue one.');
  });

  it('is without a signature', () => {
    expect(read('Where is it?\n\n-- \nMary Kelly\nDublin')).toBe('Where is it?');
    expect(read('Where is it?\n\nSent from my iPhone')).toBe('Where is it?');
  });

  it('is all of a mail that only quotes, and the words of one in HTML', () => {
    expect(read('> Which one?\n> The blue one')).toBe('> Which one?\n> The blue one');
    expect(read(' ', '<p>Hello <b>there</b></p><script>x</script>')).toContain('Hello there');
    expect(read('')).toBe('');
  });

  it.each(['\n', '>', 'On ', ' \n', '_', 'wrote:\n', 'Le ', '-- \n', 'From: ', '\r', 'On a\n\n'])(
    'is read in little time, whatever somebody sends: %j again and again',
    (hostile) => {
      for (const characters of [9_000, 1_000_000]) {
        const text = `Hello${hostile.repeat(characters / hostile.length)}there`;
        expect(cpuMsOf(() => void read(text))).toBeLessThan(MOST_MS);
      }
    },
  );
});
