import { SHOP } from '../../../test/stand-ins/model-desk.js';
import type { Language } from '../../language/language.js';
import { dependsOnNow, endOfPeriod } from './period.js';

const NOON = new Date('2026-11-23T12:00:00Z');

function depends(text: string, said: string, tools: string[] = [], language: Language = 'en'): boolean {
  const hours = { name: 'opening_hours', dependsOnNow: true, read: null, say: null } as never;
  const ran = tools.map((name) => ({ name, ok: true }));
  return dependsOnNow({ text: said, tools: ran }, { text, language, now: NOON, tenant: SHOP }, [hours]);
}

describe('an answer depends on the moment', () => {
  it.each([
    ['Do you deliver?', 'Yes, it would arrive tomorrow.'],
    ['Do you deliver today?', 'Yes.'],
    ['Do you deliver?', 'Yes, it arrives in 2 days.'],
    ['Can I come by?', 'We are open.'],
    ['Can I come by?', 'We are closed, sorry.'],
    ['Do you have classes?', 'Yes, until 24 December.'],
  ])('%s: %s', (question, answer) => {
    expect(depends(question, answer)).toBe(true);
  });

  it.each<[Language, string]>([
    ['de', 'Es kommt übermorgen an.'],
    ['de', 'Wir haben gerade geöffnet.'],
    ['fr', 'Il arrive demain.'],
    ['fr', 'Nous sommes fermés.'],
    ['es', 'Llega mañana.'],
    ['es', 'Estamos abiertos.'],
    ['ar', 'يصل غدا.'],
    ['ar', 'نحن مغلقون الآن.'],
  ])('in %s too: %s', (language, answer) => {
    expect(depends('?', answer, [], language)).toBe(true);
  });

  it('after a tool that looks at the clock', () => {
    expect(depends('Can I come by?', 'Yes.', ['opening_hours'])).toBe(true);
  });

  it('but not without a moment', () => {
    expect(depends('Do you deliver to Austria?', 'Yes, it costs €9.90.', ['article_search'])).toBe(false);
  });
});

it.each([
  ['the next change of state', '2026-11-23T17:00', '2026-11-23T17:00:00.000Z'],
  ['midnight before it', '2026-11-24T09:00', '2026-11-24T00:00:00.000Z'],
  ['midnight without hours', null, '2026-11-24T00:00:00.000Z'],
])('it ends at %s', (_what, changesAt, end) => {
  expect(endOfPeriod(NOON, 'Europe/Dublin', { changesAt }).toISOString()).toBe(end);
});

it('in the business’s zone', () => {
  const end = endOfPeriod(NOON, 'America/New_York', { changesAt: null });
  expect(end.toISOString()).toBe('2026-11-24T05:00:00.000Z');
});
