import type { ToolContext } from '../../../assistant/chat-tool.js';
import type { Dialogue, Reading, SkilledTool } from '../../../assistant/skill.js';
import {
  ABOVE_ARTICLES,
  FOLLOW_UP_MOST,
  LEAST_BELIEVED,
  LEAST_TOLD,
  LEAST_TOLD_BESIDE,
  UNDIVIDED,
} from '../../../assistant/scores.js';
import { UNSURE } from '../../../assistant/confidence.js';
import type { Clause } from '../../../assistant/clause.js';
import type { Span } from '../../../language/entities/contacts.js';
import { yieldNow } from '../../../platform/time/yield-now.js';
import { halvesOf } from './clause-splitter.js';
import { pointsBack, pointsThere } from './follow-up.js';
import { logToolFault } from './tool-fault.js';
import type { TurnMemory } from './turn-memory.js';

/** A clause with the tool of the highest score; `reading` is null when no tool can read it. */
export interface Candidate {
  clause: Clause;
  tool: SkilledTool | null;
  reading: Reading<unknown>;
  /** A tool failed while reading, so a better reading may have been missed. */
  faulty: boolean;
  /** When it is not sure: what is about as likely, told as well. */
  second?: Candidate;
}

const FOLLOW_UP_BONUS = 0.28;
const HALF_LEAST = 0.72;
const HALF_LOSS = 0.2;
const NOTHING: Reading<unknown> = { score: 0, input: null };

/** Every tool interprets the clause; the highest score wins, on a tie the earlier tool. */
export async function bestReading(
  clause: Clause,
  clauses: Clause[],
  tools: readonly SkilledTool[],
  memory: TurnMemory,
  context: ToolContext,
): Promise<Candidate> {
  const best: Candidate = { clause, tool: null, reading: NOTHING, faulty: false };
  for (const tool of tools) {
    await yieldNow();
    try {
      const reading = await tool.read(clause, dialogueOf(tool, clauses, memory), context);
      if (!reading) continue;
      const weighed = { ...reading, score: reading.score + bonusOf(tool, reading, clause, memory) };
      const suggestions = [weighed, best.reading].find((each) => each.suggestions?.length)?.suggestions;
      if (weighed.score > best.reading.score)
        Object.assign(best, { tool, reading: { ...weighed, suggestions } });
    } catch (error) {
      logToolFault(tool.name, 'reading', error);
      best.faulty = true;
    }
  }
  return (await ofPart(best, tools, context)) ?? best;
}

/** What a source says of the times of a part of the business, instead of the business's own. */
async function ofPart(
  { clause, reading: { part } }: Candidate,
  tools: readonly SkilledTool[],
  context: ToolContext,
): Promise<Candidate | null> {
  if (part === undefined) return null;
  for (const tool of tools) {
    try {
      const reading = await tool.readPart?.(part, clause, context);
      if (reading) return { clause, tool, reading, faulty: false };
    } catch (error) {
      logToolFault(tool.name, 'reading', error);
    }
  }
  return null;
}

/** The whole message is a question that a source answers, nearly word for word: it wins over every other reading. */
export async function exactReading(
  message: Clause,
  tools: readonly SkilledTool[],
  context: ToolContext,
): Promise<Candidate | null> {
  for (const tool of tools) {
    if (!tool.readExact) continue;
    try {
      const reading = await tool.readExact(message, context);
      if (reading) return { clause: message, tool, reading, faulty: false };
    } catch (error) {
      logToolFault(tool.name, 'reading', error);
    }
  }
  return null;
}

/** "For how many people is it?" is about what was just shown rather than an article. */
function bonusOf(
  { name }: SkilledTool,
  { score, input }: Reading<unknown>,
  clause: Clause,
  { previousTool, tools, sources }: TurnMemory,
): number {
  const most = pointsThere(clause) ? ABOVE_ARTICLES : FOLLOW_UP_MOST;
  if (name !== previousTool || score >= most || !(pointsBack(clause) || pointsThere(clause))) return 0;
  const shown = [...sources, ...idsOf(tools[name])];
  const meant = idsOf(input);
  const isAboutShown = meant.length > 0 && meant.every((id) => shown.includes(id));
  return isAboutShown ? Math.min(FOLLOW_UP_BONUS, most - score) : 0;
}

/** "Your hours and delivery costs" has no second verb: it is two questions when two tools score its halves high. */
export async function readWholeOrHalves(
  clause: Clause,
  clauses: Clause[],
  tools: readonly SkilledTool[],
  memory: TurnMemory,
  context: ToolContext,
  spans: readonly Span[],
): Promise<Candidate[]> {
  const whole = await bestReading(clause, clauses, tools, memory, context);
  if (whole.reading.score >= UNDIVIDED) return [whole];
  let chosen: Candidate[] = [whole];
  let strongest = 0;
  for (const pair of halvesOf(clause, spans)) {
    const halves: Candidate[] = [];
    for (const half of pair) halves.push(await bestReading(half, pair, tools, memory, context));
    const weakest = Math.min(...halves.map(({ reading }) => reading.score));
    if (
      weakest > strongest &&
      weakest >= Math.max(HALF_LEAST, whole.reading.score - HALF_LOSS) &&
      areDifferent(halves)
    ) {
      strongest = weakest;
      chosen = halves;
    }
  }
  return chosen;
}

/**
 * Weighs the meaning of a clause that no tool has read, or one whose tool answers from what it has searched for: the
 * surest reading of all answers it.
 */
export async function withMeaning(
  candidate: Candidate,
  tools: readonly SkilledTool[],
  context: ToolContext,
): Promise<Candidate> {
  const { clause, tool, reading } = candidate;
  const isRead = tool !== null && reading.score >= LEAST_BELIEVED && reading.isOffer !== true;
  if (isRead && !tool.readMeaning) return candidate;
  const found: Candidate[] = [];
  // Its own tool first: where the reading stands as it is, the question need not be embedded.
  for (const each of isRead ? [tool, ...tools.filter((other) => other !== tool)] : tools) {
    if (!each.readMeaning) continue;
    try {
      const own = isRead && each === tool ? reading : null;
      const meant = await each.readMeaning(clause, own, context);
      if (meant && meant === own && meant.confidence === undefined) return candidate;
      for (const one of [meant, meant?.next]) if (one) found.push({ ...candidate, tool: each, reading: one });
    } catch (error) {
      logToolFault(each.name, 'reading', error);
    }
  }
  const told = reading.isOffer ? found.filter(isLikelyAnswer) : found;
  const [best, ...others] = told.toSorted((one, other) => (isSurer(one.reading, other.reading) ? -1 : 1));
  const second = best && secondTo(best, others);
  return second ? { ...best, second } : (best ?? candidate);
}

/** Likely enough to be told instead of a reading that is only an offer. */
function isLikelyAnswer({ reading: { score, confidence = 1 } }: Candidate): boolean {
  return score >= LEAST_BELIEVED && confidence >= LEAST_TOLD_BESIDE;
}

/** Share of the confidence of the likeliest reading. */
export const ABOUT_AS_LIKELY = 0.6;

function secondTo({ reading: best }: Candidate, [next]: readonly Candidate[]): Candidate | undefined {
  const { confidence = 1 } = best;
  if (confidence >= UNSURE || !next || next.reading.score < LEAST_BELIEVED) return undefined;
  const least = Math.max(LEAST_TOLD, confidence * ABOUT_AS_LIKELY);
  return (next.reading.confidence ?? 0) >= least ? next : undefined;
}

/** An answer before a proposal, then the surer one. */
function isSurer(one: Reading<unknown>, other: Reading<unknown> | undefined): boolean {
  if (!other) return true;
  const [isAnswer, isOther] = [one, other].map(({ score }) => score >= LEAST_BELIEVED);
  if (isAnswer !== isOther) return isAnswer === true;
  return (one.confidence ?? 1) > (other.confidence ?? 1);
}

function areDifferent([left, right]: Candidate[]): boolean {
  if (!left?.tool || !right?.tool) return false;
  if (left.tool !== right.tool) return true;
  const [a, b] = [idsOf(left.reading.input), idsOf(right.reading.input)];
  const areNamed = a.length > 0 && b.length > 0;
  return left.tool.answersBySources === true && areNamed && a.join(' ') !== b.join(' ');
}

/** Ids of the sources in a reading's input or a tool's memory. */
function idsOf(value: unknown): unknown[] {
  const hasIds = typeof value === 'object' && value !== null && 'ids' in value;
  return hasIds && Array.isArray(value.ids) ? value.ids : [];
}

export function dialogueOf(tool: SkilledTool, clauses: Clause[], memory: TurnMemory): Dialogue {
  return {
    clauses,
    memory: memory.tools[tool.name],
    previousTool: memory.previousTool,
    awaited: memory.awaitedBy === tool.name || (tool.endsConversation === true && memory.offered),
  };
}
