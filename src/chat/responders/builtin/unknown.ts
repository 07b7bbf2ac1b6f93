import type { Clause } from '../../../assistant/clause.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import { quote } from '../../../language/text/phrasing.js';
import type { TurnEvent } from '../../chat-engine.port.js';
import { HANDOFF_SENTENCES } from '../../handoff/words/patterns.js';
import { hasOwnTopic, mayQuote } from './clause-roles.js';
import { isWaiting, type Turn } from './turn.js';
import { ANSWERS } from './words/patterns.js';

/** Of a question that is kept as unanswered. */
export const LONGEST_QUESTION = 300;
const LONGEST_QUOTE = 60;

/** Says once, at the end, what could not be answered; not when that only introduced an answered question. */
export function* sayUnanswered(turn: Turn): Iterable<TurnEvent> {
  const { draft, open } = turn;
  const left = draft.isEmpty ? open : open.filter((clause) => hasOwnTopic(clause, turn));
  const [first, ...others] = left;
  if (!first) return;
  if (turn.draft.hasHandedOff) return;
  yield* sayUnknown(turn, first);
  for (const { raw } of others) draft.leaveOpen(raw.slice(0, LONGEST_QUESTION));
}

/** Keeps the question, and offers a person. */
export function* sayUnknown(turn: Turn, question: Clause): Iterable<TurnEvent> {
  const { draft, speech, clauses } = turn;
  const said = ANSWERS[speech];
  if (isWaiting(turn)) {
    yield* draft.say(HANDOFF_SENTENCES[speech].added, EVIDENCE.courtesy);
    return;
  }
  draft.leaveOpen(question.raw.slice(0, LONGEST_QUESTION));
  draft.offerPerson();
  const isAlone = draft.isEmpty || clauses.length < 2;
  turn.unsure.push(...(turn.open.length > 0 ? turn.open : [question]));
  turn.choices.push(...draft.suggestions);
  const rest = mayQuote(question) ? said.unknownToo(quote(question.raw, LONGEST_QUOTE)) : said.unknownRest;
  yield* draft.say(isAlone ? said.unknown : rest, EVIDENCE.unknown);
}

/** A tool has failed: the question is kept as one that could be answered. */
export function* apologise(turn: Turn, clause: Clause): Iterable<TurnEvent> {
  const { draft, speech } = turn;
  if (isWaiting(turn)) {
    yield* sayUnknown(turn, clause);
    return;
  }
  draft.degrade(clause.raw.slice(0, LONGEST_QUESTION));
  yield* draft.say(ANSWERS[speech].fault, EVIDENCE.unknown);
}
