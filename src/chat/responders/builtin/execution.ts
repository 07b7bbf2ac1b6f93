import { clauseOf, type Clause } from '../../../assistant/clause.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { LEAST_BELIEVED } from '../../../assistant/scores.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import { inSpan } from '../../../platform/tracing/spans.js';
import { bestReading, dialogueOf, withMeaning, type Candidate } from './arbitration.js';
import type { ToolOutcome } from './persons.js';
import { logToolFault } from './tool-fault.js';
import type { Turn } from './turn.js';

/** Calls a tool and lets it word its result; null when it fails, which is logged. */
export async function execute(
  tool: SkilledTool,
  input: unknown,
  clause: Clause,
  { context, clauses, draft }: Turn,
): Promise<ToolOutcome | null> {
  try {
    const result = await inSpan('chat.tool', { 'frontdesk.tool': tool.name }, () =>
      tool.execute(input, context),
    );
    const said = tool.say(input, result, clause, dialogueOf(tool, clauses, draft.memory), context);
    return { result, said };
  } catch (error) {
    logToolFault(tool.name, 'answering', error);
    return null;
  }
}

/** From this confidence on a rule is told behind an answer to something else. */
const LEAST_MORE = 0.3;

/** The business's rule that may be about what a message says besides; null when none is likely. */
export async function moreFor(asked: string, turn: Turn): Promise<Candidate | null> {
  const { tools, context, draft, speech } = turn;
  const rules = tools.filter(({ statesRules }) => statesRules);
  const clause = clauseOf(asked, speech);
  const read = await bestReading(clause, [clause], rules, draft.memory, context);
  const candidate = await withMeaning(read, rules, context);
  const { tool, reading } = candidate;
  if (!tool || reading.score < LEAST_BELIEVED || (reading.confidence ?? 0) < LEAST_MORE) return null;
  return { clause, tool, reading, faulty: false };
}

/** What the business says of the days on which it sells these goods; null without it. */
export async function timesOf(goods: string, { tools, context, speech }: Turn): Promise<Candidate | null> {
  const clause = clauseOf(goods, speech);
  for (const tool of tools) {
    const reading = await tool.readTimesOf?.(goods, context);
    if (reading) return { clause, tool, reading, faulty: false };
  }
  return null;
}

/** That the business is closed on a day on which the visitor is told to come; null when it is not. */
export async function closedOn(
  days: readonly string[],
  clause: Clause,
  { tools, context }: Turn,
): Promise<Candidate | null> {
  for (const tool of tools) {
    const reading = await tool.readClosedOn?.(days, context);
    if (reading) return { clause, tool, reading, faulty: false };
  }
  return null;
}

/** What a tool says of the source with this title; null when no tool has it. */
export async function proposedSource(
  title: string,
  asked: Clause,
  turn: Turn,
): Promise<{ tool: SkilledTool; input: unknown; outcome: ToolOutcome } | null> {
  for (const tool of turn.tools) {
    const reading = await tool.readProposed?.(title, asked, turn.context);
    if (!reading) continue;
    const outcome = await execute(tool, reading.input, asked, turn);
    if (outcome?.result.ok) return { tool, input: reading.input, outcome };
  }
  return null;
}

/** The business's rule on what was asked; null when no text covers it. */
export async function ruleFor(
  asked: string,
  turn: Turn,
): Promise<(Candidate & { tool: SkilledTool }) | null> {
  const { tools, context, draft, speech } = turn;
  const tool = tools.find(({ statesRules }) => statesRules);
  if (!tool) return null;
  const clause = clauseOf(asked, speech);
  const reading = await tool.read(clause, dialogueOf(tool, [clause], draft.memory), context);
  if (!reading || reading.score < LEAST_BELIEVED) return null;
  const outcome = await execute(tool, reading.input, clause, turn);
  if (!outcome?.result.ok || confidenceOf(outcome.said.evidence) < UNSURE) return null;
  return { clause, tool, reading, faulty: false };
}
