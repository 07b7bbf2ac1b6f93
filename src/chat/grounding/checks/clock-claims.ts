import { overlaps } from '../../../language/entities/contacts.js';
import type { Language } from '../../../language/language.js';
import { matchesOf } from '../../../language/text/matches.js';
import type { Moment } from '../../../language/time/moment.js';
import type { Amount } from '../facts/claims.js';
import { patternsOf } from '../words/words.js';

const RANGE = patternsOf(({ range }) => range);
/** `9:30`; what looks like it in another sense is masked before. */
const CLOCK = /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])/gu;
const HOUR = 60;
const DAY = 24 * HOUR;
const LONGEST_GAP = 14;

type TimeMoment = Moment & { kind: 'time' };

/**
 * The moments with the times of day that are written as clocks show them, or told in words with their minutes ("dix-neuf
 * heures trente"): both are read here, since as a visitor's words they may mean something else.
 */
export function withWrittenTimes(
  folded: string,
  moments: readonly Moment[],
  amounts: readonly Amount[],
  language: Language,
): Moment[] {
  const half = moments.filter((moment) => isHalfWritten(moment, folded));
  const clocks = ranged(
    matchesOf(folded, CLOCK).map((match) =>
      timeOf(Number(match[1]), Number(match[2]), match.index, match.index + match[0].length),
    ),
    folded,
    language,
  ).filter((clock) => clock.till !== undefined || !half.some((moment) => overlaps(clock, moment)));
  const spoken = amounts.filter(isClock).map(({ values, start, end }) => {
    const minutes = values[0] ?? 0;
    return timeOf(Math.floor(minutes / HOUR), minutes % HOUR, start, end);
  });
  const written = [...clocks, ...spoken.filter((one) => !clocks.some((other) => overlaps(one, other)))];
  const others = moments.filter(
    (moment) => moment.kind !== 'time' || !written.some((time) => overlaps(time, moment)),
  );
  return [...others, ...written].sort((a, b) => a.start - b.start);
}

/** "2 to 13:00": a range whose other end is no clock time, so that both ends are one claim. */
function isHalfWritten(moment: Moment, folded: string): boolean {
  return (
    moment.kind === 'time' &&
    moment.till !== undefined &&
    matchesOf(folded.slice(moment.start, moment.end), CLOCK).length === 1
  );
}

function isClock({ kind, unit, values, to }: Amount): boolean {
  const minutes = values[0] ?? 0;
  return (
    kind === 'duration' &&
    unit === 'min' &&
    to === null &&
    minutes % HOUR !== 0 &&
    minutes > 4 * HOUR &&
    minutes < DAY
  );
}

function timeOf(hour: number, minute: number, start: number, end: number): TimeMoment {
  const vague = hour >= 1 && hour <= 12;
  return { kind: 'time', time: { hour, minute, vague }, relation: 'at', start, end };
}

function ranged(times: readonly TimeMoment[], folded: string, language: Language): TimeMoment[] {
  const found: TimeMoment[] = [];
  for (const time of times) {
    const last = found.at(-1);
    const gap = last ? folded.slice(last.end, time.start) : '';
    const isRange =
      gap.length <= LONGEST_GAP && (gap.trim() === '-' || matchesOf(gap, RANGE[language]).length > 0);
    if (last && !last.till && isRange) found[found.length - 1] = { ...last, till: time.time, end: time.end };
    else found.push(time);
  }
  return found;
}
