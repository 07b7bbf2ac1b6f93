import { oncePerClause, type Clause } from '../../../../assistant/clause.js';
import { fold } from '../../../../language/text/fold.js';
import { matchesOf } from '../../../../language/text/matches.js';
import { textPattern } from '../../../../language/text/text-pattern.js';
import { measuresIn, type Dimension } from './measures.js';
import { AT_MOST, HEIGHTS, RANGE_BEFORE } from './words/patterns.js';

/** A figure of who or what goods are to fit, in the base unit of its dimension. */
interface Stated {
  dimension: Dimension;
  value: number;
}

/** "1.88 m", "1m88", "1,88": metres and centimetres of a person. */
const METRES = textPattern('(?<![\\d.,])([12])\\s?(?:m\\s?|[.,])(\\d{2})(?![\\d])', 'gu');
/** "5 ft 10", "5 pi 10", "5'10". */
const FEET = textPattern("(?<![\\d.,])([4-6])\\s?(?:ft|feet|foot|pi|pieds?|')\\s?(\\d{1,2})?(?!\\d)", 'gu');
const MILLIMETRES = { metre: 1_000, centimetre: 10, foot: 304.8, inch: 25.4 };

/** Dimensions in which goods fit somebody: how tall, how heavy. */
const FITTING: readonly Dimension[] = ['length', 'weight'];
const LONGEST_BEFORE = 30;
/** Figures of a clause that are compared; nobody states more of one person. */
const MOST_STATED = 10;

/** "I am 1.88 m tall", "my head is 60 cm round", "she weighs 18 kg". */
const statedIn = oncePerClause(({ folded }: Clause): readonly Stated[] => {
  const measured = FITTING.flatMap((dimension) => measuresIn(folded, dimension));
  if (!HEIGHTS.test(folded)) return measured;
  const { metre, centimetre, foot, inch } = MILLIMETRES;
  const tall = [
    ...matchesOf(folded, METRES).map(([, m, cm]) => Number(m) * metre + Number(cm) * centimetre),
    ...matchesOf(folded, FEET).map(([, ft, inches = 0]) => Number(ft) * foot + Number(inches) * inch),
  ];
  // "1m90" is no metre.
  return tall.length > 0 ? tall.map((value): Stated => ({ dimension: 'length', value })) : measured;
});

/** Whether the clause states a figure that goods may fit. */
export function statesFigure(clause: Clause): boolean {
  return statedIn(clause).length > 0;
}

/** Whether a text states a range with the clause's figure in it: "head 59–62 cm", "up to 183 cm". */
export function isFitFor(clause: Clause, text: string): boolean {
  const stated = statedIn(clause);
  if (stated.length === 0) return false;
  const folded = fold(text);
  return FITTING.some((dimension) => {
    const values = stated.filter((each) => each.dimension === dimension).slice(0, MOST_STATED);
    if (values.length === 0) return false;
    return rangesIn(folded, dimension).some(({ least, most }) =>
      values.some(({ value }) => value >= least && value <= most),
    );
  });
}

function rangesIn(folded: string, dimension: Dimension): { least: number; most: number }[] {
  let end = 0;
  return measuresIn(folded, dimension).flatMap(({ value, written }) => {
    const at = folded.indexOf(written, end);
    end = at + written.length;
    const before = folded.slice(Math.max(0, at - LONGEST_BEFORE), at);
    const least = Number(RANGE_BEFORE.exec(before)?.[1]?.replace(',', '.'));
    const figure = Number.parseFloat(written.replace(',', '.'));
    if (least > 0 && least < figure) return [{ least: (least * value) / figure, most: value }];
    return AT_MOST.test(before) ? [{ least: 0, most: value }] : [];
  });
}
