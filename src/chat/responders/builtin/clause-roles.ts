import { PROVEN } from '../../../assistant/scores.js';
import type { Clause } from '../../../assistant/clause.js';
import { fold } from '../../../language/text/fold.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import { ACCEPTS } from '../../handoff/words/patterns.js';
import type { Candidate } from './arbitration.js';
import { isRequest } from './clause-splitter.js';
import { readSmallTalk } from './small-talk.js';
import { entitiesOf, type Turn } from './turn.js';
import type { TurnMemory } from './turn-memory.js';
import { AWAITS_OWN, ENDS_WITH_OR, INSTRUCTS, LEADS_IN, TELLS } from './words/patterns.js';

/** A statement next to a question is answered only from this score: when it is clearly about an order or a person. */
const STORY_SCORE = 0.85;
const STORY_LEAST = 0.76;
/** Markup, links, quotations and braces are not part of the question, and the answer must not repeat them. */
const NOT_QUOTED = /[<>{}[\]`\\|="“”„«»@]|:\/\/|www\./u;

/** The message is only small talk; a "yes" to the offer of a person is not. */
export function isChat({ clauses, draft }: Turn): boolean {
  if (draft.memory.offered && clauses.some(({ folded }) => ACCEPTS.test(folded))) return false;
  return clauses.every(asksNothing);
}

/** Small talk and "I have a question" next to the actual question. */
export function asksNothing(clause: Clause): boolean {
  return readSmallTalk(clause) !== null || LEADS_IN.test(clause.folded);
}

/** The topic of the tool that answered last, in this message or the one before. */
export function topicBefore(
  before: Clause | undefined,
  previous: SkilledTool | undefined,
  { tools }: TurnMemory,
): string {
  if (!previous?.topicOf) return '';
  return before?.raw ?? previous.topicOf(tools[previous.name]);
}

/** Whether the clause asks something that the answers to the rest of the message do not cover. */
export function hasOwnTopic(clause: Clause, { clauses, message, draft }: Turn): boolean {
  if (clause.searchText === '' || isAlternative(clause, message)) return false;
  if (clauses.some(({ folded }) => INSTRUCTS.test(folded))) return false;
  return !(draft.toldOwnData && AWAITS_OWN.test(clause.folded) && !isSecondQuestion(clause, clauses));
}

/** "May our dog come in, or must it wait in the car?": the answer to the first half is the answer. */
function isAlternative({ raw }: Clause, message: Clause): boolean {
  return ENDS_WITH_OR.test(fold(message.raw.slice(0, Math.max(0, message.raw.indexOf(raw)))));
}

function isSecondQuestion(clause: Clause, clauses: readonly Clause[]): boolean {
  return clauses.indexOf(clause) > 0 && isRequest(clause);
}

/** Whether the answer may repeat the visitor's words. */
export function mayQuote({ raw, plain }: Clause): boolean {
  return !NOT_QUOTED.test(raw) && !INSTRUCTS.test(plain);
}

/** A request for a person or a proven order, which is answered even if the message contains a prompt injection. */
export function isAnsweredDespiteInjection(
  { clause, tool, reading }: Candidate,
  tenant: TenantProfile,
): boolean {
  if (reading.score < PROVEN) return false;
  return tool?.endsConversation === true || entitiesOf(clause, tenant).spans.length > 0;
}

/** A statement that is not clearly about an order or a person. */
export function isStory({ clause, tool, reading }: Candidate): boolean {
  if (tool?.answersStories && reading.score >= STORY_SCORE) return false;
  return reading.score < STORY_LEAST || TELLS.test(clause.folded);
}
