import type { ToolResult } from '../../../assistant/chat-tool.js';
import { confidenceOf } from '../../../assistant/confidence.js';
import { SURE } from '../../../assistant/scores.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { conceptsOf } from '../../../language/search/search-text.js';
import type { PersonRole, Said, SkilledTool } from '../../../assistant/skill.js';
import type { Clause } from '../../../assistant/clause.js';
import type { HandoffReason } from '../../chat-engine.port.js';
import { AMENDS } from '../../handoff/words/patterns.js';
import { isRequest } from './clause-splitter.js';
import { bestReading, dialogueOf, exactReading, type Candidate } from './arbitration.js';
import { isWaiting, type PersonCandidate, type Turn } from './turn.js';

export interface ToolOutcome {
  result: ToolResult<unknown>;
  said: Said;
}

/**
 * A person who takes over asks for what is missing, and on a delicate topic recommends all goods of which the business
 * does not state what matters. While the visitor waits
 * for one, only what is surely known is answered.
 */
export function isLeftToPerson(
  tool: SkilledTool,
  { clause, reading: { isStated } }: Pick<Candidate, 'clause' | 'reading'>,
  outcome: ToolOutcome,
  turn: Turn,
): boolean {
  const { result, said } = outcome;
  if (tool.endsConversation) return false;
  const asks = said.awaits === true;
  if (asks && turn.persons.some(({ role }) => role === 'person')) return true;
  const isDelicate = turn.persons.some(isQuoted);
  if (isDelicate && !isStated && recommends(clause, outcome, turn)) return true;
  return isWaiting(turn) && (asks || !result.ok || confidenceOf(said.evidence) < SURE);
}

/**
 * Goods; or an article, when another sentence than the delicate one asks about goods or the article may be wrong. "Do you
 * deliver?" beside an allergy is answered, and what the business says of gluten beside a coeliac.
 */
function recommends(clause: Clause, { result, said }: ToolOutcome, { persons, clauses }: Turn): boolean {
  if (result.citations.some(({ kind }) => kind === 'product')) return true;
  if (!result.citations.some(({ kind }) => kind === 'article')) return false;
  if (!clauses.includes(clause) || persons.some((person) => person.clause === clause)) return false;
  const told = conceptsOf(said.text);
  if (persons.some((person) => [...person.clause.concepts].some((id) => told.has(id)))) return false;
  if (confidenceOf(said.evidence) < SURE) return true;
  return [...clause.concepts].some((id) => conceptKind(id) === 'product');
}

/** What the tools that end conversations read in each clause. */
export async function personsIn({ clauses, tools, context, draft }: Turn): Promise<PersonCandidate[]> {
  const found: PersonCandidate[] = [];
  for (const tool of tools.filter(({ endsConversation }) => endsConversation)) {
    for (const clause of clauses) {
      const reading = await tool.read(clause, dialogueOf(tool, clauses, draft.memory), context);
      if (!reading) continue;
      const role = tool.roleOf?.(reading.input) ?? 'person';
      found.push({ clause, tool, reading, faulty: false, role });
    }
  }
  return found;
}

/** The person beside whom nothing is answered; undefined when there is none. */
export function personAlone({ persons, clauses }: Turn): PersonCandidate | undefined {
  const only = persons.find(({ role }) => role === 'only');
  if (only) return only;
  const wronged = persons.filter(({ role }) => role === 'wronged');
  const asksMore = clauses.some(
    (each) => isRequest(each) && !AMENDS.test(each.folded) && wronged.every(({ clause }) => clause !== each),
  );
  return asksMore ? undefined : wronged[0];
}

export function isFeeling(role: PersonRole | null): boolean {
  return role === 'feeling' || role === 'wronged';
}

/** What the business states of its goods on just this question; null when it states nothing. */
export async function statedReading(
  clause: Clause,
  { clauses, tools, context, draft }: Turn,
): Promise<Candidate | null> {
  const others = tools.filter(({ endsConversation }) => !endsConversation);
  const candidate = await bestReading(clause, clauses, others, draft.memory, context);
  return candidate.reading.isStated ? candidate : null;
}

/** Whether the business's own words are told before the person. */
export function isQuoted({ role }: PersonCandidate): boolean {
  return role === 'quoted' || role === 'troubled';
}

/** What the business itself says on the whole message, where only a person may judge; null when it says nothing on it. */
export async function quotedReading(
  { message, tools, context }: Turn,
  { role }: PersonCandidate,
): Promise<Candidate | null> {
  for (const tool of tools) {
    const reading = await tool.readQuote?.(message, context, role === 'troubled');
    if (reading) return { clause: message, tool, reading, faulty: false };
  }
  return null;
}

/** Null for a tool that ends no conversation. */
export function roleOf({ tool, reading }: Candidate): PersonRole | null {
  return tool?.endsConversation ? (tool.roleOf?.(reading.input) ?? 'person') : null;
}

/** The whole message as one question of a source, but not when a part of it is that question and asks more besides. */
export async function exactWhole({ message, clauses, tools, context }: Turn): Promise<Candidate | null> {
  if (clauses.length < 2) return null;
  const whole = await exactReading(message, tools, context);
  if (!whole) return null;
  for (const clause of clauses) if (await exactReading(clause, tools, context)) return null;
  return whole;
}

/** The same call, after another answer. */
export function besides(person: PersonCandidate): PersonCandidate {
  const { tool, reading } = person;
  return { ...person, reading: { ...reading, input: tool.besides?.(reading.input) ?? reading.input } };
}

const HANDOFF_REASONS: readonly HandoffReason[] = [
  'asked_for',
  'anger',
  'listed_topic',
  'trouble',
  'emergency',
];

/** The reason that a tool's result has for a handoff; null when nothing is handed off. */
export function handoffReason(data: unknown): HandoffReason | null {
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null;
  return HANDOFF_REASONS.find((each) => each === reason) ?? null;
}
