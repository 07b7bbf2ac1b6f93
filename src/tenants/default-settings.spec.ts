import { defaultAssistant, readdressed } from './default-settings.js';

describe('the texts of a new business', () => {
  it.each(['de', 'fr', 'es'])('follow the address there and back in %s', (locale) => {
    const first = defaultAssistant('Töpferei „Rot & Grün“', locale);
    const informal = readdressed(first, 'informal');
    expect(informal.greeting).toContain('Töpferei „Rot & Grün“');
    expect([informal.greeting, informal.disclosure]).not.toEqual([first.greeting, first.disclosure]);
    const { greeting, disclosure } = first;
    expect(readdressed({ greeting, disclosure, ...informal }, 'formal')).toEqual({ greeting, disclosure });
  });

  it('stay where the business has written its own', () => {
    const greeting = 'Moin! Was darf es sein?';
    expect(readdressed({ greeting, disclosure: '' }, 'informal')).toEqual({});
    expect(readdressed({ greeting: '', disclosure: 'Hier schreibt eine Maschine.' }, 'informal')).toEqual({});
  });

  it('are the same in languages without two addresses', () => {
    const { greeting, disclosure } = defaultAssistant('Cedar & Clay', 'en');
    expect(readdressed({ greeting, disclosure }, 'informal')).toEqual({ greeting, disclosure });
  });
});
