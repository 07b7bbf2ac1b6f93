import { EVIDENCE } from '../../../assistant/evidence.js';
import type { TurnEvent } from '../../chat-engine.port.js';
import type { Sign } from './signs.js';
import { readSmallTalk, saySmallTalk, weightiest } from './small-talk.js';
import type { Turn } from './turn.js';
import { SMALL_TALK } from './words/patterns.js';

/** The answer to a message of small talk alone. */
export function* sayChat({ clauses, draft, tenant, speech }: Turn): Iterable<TurnEvent> {
  const kinds = clauses.flatMap((clause) => readSmallTalk(clause) ?? []);
  yield* draft.say(saySmallTalk(weightiest(kinds), tenant, speech), EVIDENCE.courtesy);
}

/** A message without words. An angry one is offered a person; a "👍" to that offer does not accept it. */
export function* answerSign(sign: Sign, { draft, tenant, speech, context }: Turn): Iterable<TurnEvent> {
  const said = SMALL_TALK[speech];
  const isDispleased = sign === 'displeased' && context.standing?.waiting !== true;
  if (isDispleased) draft.offerPerson();
  if (isDispleased) yield* draft.say(said.sorry, EVIDENCE.courtesy);
  else if (sign === 'asking' || sign === 'displeased') yield* draft.say(said.listening, EVIDENCE.courtesy);
  else yield* draft.say(saySmallTalk(sign, tenant, speech), EVIDENCE.courtesy);
}

/** Beside another question too; who asks for a person as well gets one instead. */
export function* sayWho({ draft, tenant, speech, persons }: Turn): Iterable<TurnEvent> {
  if (persons.some(({ role }) => role === 'person')) return;
  yield* draft.say(saySmallTalk('who', tenant, speech), EVIDENCE.courtesy);
}
