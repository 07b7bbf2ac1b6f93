import { HALVES, LEAST_SHARE, readDates } from '../../../../test/eval/dates.js';
import { LANGUAGES } from '../../language.js';

// `npm run eval -- --dates` prints the shares.
describe.each(HALVES)('the %s half', (half) => {
  it.each([...LANGUAGES])('is read in %s', (language) => {
    const { count, wrong } = readDates(half, language);
    expect(count).toBeGreaterThanOrEqual(110);
    // The texts are printed with a failure.
    const share = 1 - wrong.length / count;
    expect({ wrong: share < LEAST_SHARE ? wrong : [] }).toEqual({ wrong: [] });
  });
});
