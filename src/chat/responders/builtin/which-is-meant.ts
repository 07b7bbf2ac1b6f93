import { clauseOf, type Clause } from '../../../assistant/clause.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import { askWhich } from '../../../assistant/unsure.js';
import { UNSURE_SENTENCES } from '../../../assistant/words/words.js';
import type { TurnEvent } from '../../chat-engine.port.js';
import { proposedSource } from './execution.js';
import type { Turn } from './turn.js';

/** Asked once, behind all answers: what the clauses that are not surely answered may mean, together and each. */
export async function* askWhichIsMeant(turn: Turn): AsyncIterable<TurnEvent> {
  const { draft, clauses, message, unsure, choices, tools, context, speech } = turn;
  if (!draft.isUnsure || draft.hasHandedOff || draft.hasRefusedOwn || unsure.length === 0) return;
  const isAll = clauses.every((clause) => unsure.includes(clause));
  const [only] = unsure.length === 1 ? unsure : [];
  const together = () => clauseOf(unsure.map((clause) => clause.raw).join('\n'), speech);
  const asked = isAll ? message : (only ?? together());
  const proposer = tools.find((tool) => tool.propose !== undefined);
  const meant = (await proposer?.propose?.(asked, context)) ?? [];
  draft.suggestFirst(meant);
  const told = yield* tellClosest(asked, turn);
  const unsaid = [...new Set([...meant, ...choices])].filter((text) => text !== told && !draft.hasSaid(text));
  if (unsaid.length > 0) yield* draft.say(askWhich(unsaid, speech), EVIDENCE.nothing);
}

/** Behind what is not surely answered: the source that is proposed first. Its title, or null. */
async function* tellClosest(asked: Clause, turn: Turn): AsyncGenerator<TurnEvent, string | null> {
  const { draft, speech } = turn;
  const [title] = draft.suggestions;
  const closest = title === undefined ? null : await proposedSource(title, asked, turn);
  const [first = ''] = closest?.outcome.said.text.split('\n') ?? [];
  if (!closest || title === undefined || draft.hasSaid(first)) return null;
  const { tool, input, outcome } = closest;
  yield draft.startTool(tool, input);
  yield draft.finishTool(tool, true);
  for (const citation of outcome.result.citations) yield* draft.cite(citation);
  draft.remember(tool, outcome.said, outcome.result);
  const { closest: lead } = UNSURE_SENTENCES[speech];
  yield* draft.say(`${lead}\n${outcome.said.text}`, EVIDENCE.nothing);
  return title;
}
