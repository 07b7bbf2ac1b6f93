import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eld } from 'eld/extrasmall';
import { LANGUAGES } from '../language.js';
import { languageStatistics } from './language-statistics.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Questions in each language, and texts that mix them. */
const TEXTS = ['test/eval/questions.jsonl', 'scripts/demo/businesses.json', 'README.md']
  .flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split(/[\n".:]/u))
  .concat(
    '¿Cuándo llega mi pedido?',
    'متى يصل طلبي الآن؟',
    'Où est passée ma commande ?',
    'ひらがな',
    '',
    '12',
  );

describe('the statistics of the supported languages', () => {
  const ours = languageStatistics();
  const whole = eld.newInstance();
  whole.setLanguageSubset([...LANGUAGES]);

  it('score as the whole database does', () => {
    const told = (detector: typeof ours) =>
      TEXTS.map((text) => {
        const result = detector.detect(text);
        return [text, result.language, result.getScores()];
      });
    expect(TEXTS.length).toBeGreaterThan(500);
    expect(told(ours)).toEqual(told(whole));
  });
});
