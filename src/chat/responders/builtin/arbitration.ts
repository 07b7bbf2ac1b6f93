import type { ToolContext } from '../../../platform/tools/chat-tool.js';
import type { Clause, Dialogue, Reading, SkilledTool } from '../../../platform/tools/skill.js';
import type { Span } from '../../../platform/language/contacts.js';
import { halvesOf } from './clause-splitter.js';
import type { TurnMemory } from './turn-memory.js';

/** A clause with the tool that reads it best; `reading` is null when none does. */
export interface Candidate {
  clause: Clause;
  tool: SkilledTool | null;
  reading: Reading<unknown>;
  /** A tool failed while reading, so a better reading may have been missed. */
  faulty: boolean;
}

const HALF_LEAST = 0.72;
const HALF_LOSS = 0.2;
const UNDIVIDED = 0.965;
const NOTHING: Reading<unknown> = { score: 0, input: null };

/** Lets every tool read the clause; the highest score wins, the earlier tool on a tie. */
export async function bestReading(
  clause: Clause,
  clauses: Clause[],
  tools: readonly SkilledTool[],
  memory: TurnMemory,
  context: ToolContext,
): Promise<Candidate> {
  const best: Candidate = { clause, tool: null, reading: NOTHING, faulty: false };
  for (const tool of tools) {
    try {
      const reading = await tool.read(clause, dialogueOf(tool, clauses, memory), context);
      if (reading && reading.score > best.reading.score) Object.assign(best, { tool, reading });
    } catch {
      best.faulty = true;
    }
  }
  return best;
}

/** "Your hours and delivery costs" has no second verb: it is two questions when two tools read its halves well. */
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

function areDifferent([left, right]: Candidate[]): boolean {
  if (!left?.tool || !right?.tool) return false;
  if (left.tool !== right.tool) return true;
  const [a, b] = [sourcesOf(left.reading.input), sourcesOf(right.reading.input)];
  return left.tool.name === 'article_search' && a !== null && b !== null && a !== b;
}

/** Ids that a reading names as its sources, as one comparable text. */
function sourcesOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('ids' in input) || !Array.isArray(input.ids))
    return null;
  return input.ids.join(' ');
}

export function dialogueOf(tool: SkilledTool, clauses: Clause[], memory: TurnMemory): Dialogue {
  return {
    clauses,
    memory: memory.tools[tool.name],
    previousTool: memory.previousTool,
    awaited: memory.awaitedBy === tool.name || (tool.name === 'handoff' && memory.offered),
  };
}
