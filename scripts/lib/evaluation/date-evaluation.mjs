import { say } from '../system/terminal.mjs';
import { loadCompiled } from './offline-evaluation.mjs';

/**
 * Prints how many expressions of days and times are read as they are meant, and those that are not.
 * @returns {Promise<number>} the exit code: 1 when a language has too few of them right
 */
export async function evaluateDates() {
  const { readAllDates, LEAST_SHARE } = await loadCompiled('dates');
  const all = readAllDates();
  for (const { language, wrong } of all)
    for (const { text, expected, read } of wrong)
      say(`✗ ${language} ${text}\n    meant   ${expected}\n    read    ${read}`);
  say('\nhalf      language      n   right');
  const isEnough = all.map(({ half, language, count, wrong }) => {
    const share = 1 - wrong.length / count;
    say(
      `${half.padEnd(10)}${language.padEnd(10)}${`${count}`.padStart(5)}${`${(100 * share).toFixed(1)} %`.padStart(8)}`,
    );
    return share >= LEAST_SHARE;
  });
  return isEnough.every(Boolean) ? 0 : 1;
}
