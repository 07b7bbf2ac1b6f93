import { clauseOf, type Clause } from '../../../assistant/clause.js';
import { UNSURE } from '../../../assistant/confidence.js';
import { LEAST_BELIEVED, LEAST_TOLD, LEAST_TOLD_BESIDE } from '../../../assistant/scores.js';
import { ABOUT_AS_LIKELY, bestReading, withMeaning, type Candidate } from './arbitration.js';
import { hasOwnTopic } from './clause-roles.js';
import type { Turn } from './turn.js';

/** When no clause could be read, the whole message is answered only from this score. */
const WHOLE_LEAST = 0.5;

/** What is told of the clauses that are not surely answered. */
export interface Likeliest {
  told: readonly Candidate[];
  /** Readings that are too unlikely to be told. */
  left: readonly Candidate[];
  /** Told is what the clauses mean together. */
  isWhole: boolean;
}

/** Whether it tells what may not be meant. */
export function isDoubtful({ tool, reading: { score, confidence = 1 } }: Candidate): boolean {
  return tool !== null && score >= LEAST_BELIEVED && confidence < UNSURE;
}

/** Whether nothing is told of it: thanks are no question, whatever a search finds for their words. */
export function isPassedOver(candidate: Candidate, { thanks }: Turn): boolean {
  const { tool, reading } = candidate;
  return thanks && (tool === null || reading.score < LEAST_BELIEVED || isDoubtful(candidate));
}

/**
 * "My cat ruins the sofa, what do you recommend?": the need is in another clause than the question, so the clauses without
 * a sure answer are read together too. What they mean together is told first, unless each alone is much likelier.
 */
export async function likeliest(turn: Turn): Promise<Likeliest> {
  const { doubtful, draft } = turn;
  // Who gave no proof of an order is told so, and nothing that only may be meant.
  if (draft.hasRefusedOwn) return { told: [], left: doubtful, isWhole: false };
  const whole = await together(turn);
  const surest = Math.max(0, ...doubtful.map(confidenceIn));
  const isWhole = whole !== null && confidenceIn(whole) >= surest * ABOUT_AS_LIKELY;
  const least = draft.isEmpty && !isWhole ? Math.min(surest, LEAST_TOLD) : LEAST_TOLD_BESIDE;
  const isToldToo = (each: Candidate) => confidenceIn(each) >= least;
  const left = isWhole ? [] : doubtful.filter((each) => !isToldToo(each));
  return { told: [...(isWhole ? [whole] : []), ...doubtful.filter(isToldToo)], left, isWhole };
}

/** What the clauses without a sure answer mean together; null when that is nothing. */
async function together(turn: Turn): Promise<Candidate | null> {
  const { doubtful, draft, message, tools, context } = turn;
  const asked = draft.isEmpty ? message : restOf(turn);
  if (asked === null) return null;
  const read = await bestReading(asked, [asked], tools, draft.memory, context);
  const whole = await withMeaning(read, tools, context);
  const { tool, reading } = whole;
  if (!tool || reading.score < LEAST_BELIEVED) return null;
  // What is no search, or was not compared by its meaning, is told in place of nothing alone.
  if (reading.confidence === undefined)
    return draft.isEmpty && doubtful.length === 0 && reading.score >= WHOLE_LEAST ? whole : null;
  return reading.confidence >= (draft.isEmpty ? LEAST_TOLD : LEAST_TOLD_BESIDE) ? whole : null;
}

/** The clauses without an answer beside those that have one; null when there are fewer than two. */
function restOf(turn: Turn): Clause | null {
  const open = turn.open.filter((clause) => hasOwnTopic(clause, turn));
  const rest = [...open, ...[...turn.missed, ...turn.doubtful].map(({ clause }) => clause)];
  if (rest.length < 2) return null;
  return clauseOf(rest.map(({ raw }) => raw).join('\n'), turn.speech);
}

function confidenceIn({ reading: { confidence = 1 } }: Candidate): number {
  return confidence;
}
