import { LANGUAGES } from '../language/language.js';
import { askWhich, MOST_SUGGESTIONS, sayNotSure } from './unsure.js';

describe('an answer that is not sure', () => {
  it.each(LANGUAGES)('in %s asks which of at most three is meant, or offers a person', (language) => {
    const asked = askWhich(['One', 'Two', 'Three', 'Four'], language);
    expect(asked).toMatch(/[?؟]$/u);
    expect(asked.match(/“/gu)).toHaveLength(MOST_SUGGESTIONS);
    expect(asked).not.toContain('Four');
    expect(sayNotSure([], language).startsWith(sayNotSure(['One'], language))).toBe(true);
    expect(sayNotSure([], language)).not.toBe(sayNotSure(['One'], language));
    expect(askWhich([], language)).toBe('');
  });

  it('shows a text of the business on one line', () => {
    expect(askWhich(['A\nB\u202e'], 'en')).toBe('Did you mean “A B”?');
  });
});
