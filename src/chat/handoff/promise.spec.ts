import type { Standing } from '../../assistant/chat-tool.js';
import { LANGUAGES } from '../../language/language.js';
import { promiseOf, STRANGER } from './promise.js';
import type { TeamReach } from './team-reach.port.js';

const CLOSED: TeamReach = { openNow: false, changesAt: '2026-12-01T09:00', daysAhead: 2, isTold: false };

function textOf(reach: Partial<TeamReach>, standing: Partial<Standing> = {}): string {
  return promiseOf({ ...CLOSED, ...reach }, { ...STRANGER, ...standing }, 'en').text;
}

describe('what is promised at a handoff', () => {
  it('says that the team is told only when it is', () => {
    expect(textOf({ isTold: true })).toMatch(/gets an e-mail about it/);
    expect(textOf({})).toMatch(/sees it in its list of waiting conversations/);
    expect(textOf({})).not.toMatch(/gets an e-mail/);
  });

  it.each<[Partial<TeamReach>, RegExp]>([
    [{}, /closed right now; a person can reply from Tuesday,? 1 December, 09:00/],
    [{ daysAhead: 1 }, /from 09:00 tomorrow/],
    [{ daysAhead: 0 }, /from 09:00 today/],
    [{ openNow: true, daysAhead: 0, changesAt: '2026-11-29T18:30' }, /open now, until 18:30/],
    [{ openNow: true, changesAt: null, daysAhead: null }, /We are open now, and/],
    [{ openNow: null, changesAt: null, daysAhead: null }, /do not know when/],
    [{ openNow: false, changesAt: null, daysAhead: null }, /do not know when/],
  ])('%j: says when a person can be there', (reach, text) => expect(textOf(reach)).toMatch(text));

  it('asks for an address when no reply would reach the visitor otherwise', () => {
    const open: Partial<TeamReach> = { openNow: true, daysAhead: 0, changesAt: '2026-11-29T18:30' };
    expect(textOf({})).toMatch(/your e-mail address/);
    expect(textOf(open)).not.toMatch(/your e-mail address/);
    expect(textOf(open, { staysOnPage: true })).toMatch(/your e-mail address/);
    expect(textOf({}, { reachable: true })).not.toMatch(/your e-mail address/);
  });

  it('is worded in every language', () => {
    const texts = LANGUAGES.map((language) => promiseOf(CLOSED, STRANGER, language).text);
    expect(new Set(texts).size).toBe(LANGUAGES.length);
    for (const text of texts) expect(text).toMatch(/09:00/);
  });
});
