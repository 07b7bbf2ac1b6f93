import { ChatTool, type ToolContext, type ToolResult } from '../../assistant/chat-tool.js';
import type { Dialogue, PersonRole, Reading, Said, SkilledTool } from '../../assistant/skill.js';
import { EVIDENCE } from '../../assistant/evidence.js';
import { PROVEN } from '../../assistant/scores.js';
import type { Clause } from '../../assistant/clause.js';
import type { Speech } from '../../language/speech.js';
import { HANDOFF_INPUT, type HandoffCall, type HandoffInput } from './input.js';
import { promiseOf, STRANGER, whenOf } from './promise.js';
import { TeamReachPort, type TeamReach } from './team-reach.port.js';
import { topicOf } from './topics/topics.js';
import {
  ACCEPTS,
  ANGER,
  ANYBODY_THERE,
  ASKS_FOR_PERSON,
  CONDUCT,
  DISPLEASED,
  HANDOFF_SENTENCES,
  JUDGES,
  KINDLY,
  PRESENCE_AT_TIME,
} from './words/patterns.js';

const SCORES = {
  /** Above everything: an order's number in the same clause changes nothing. */
  emergency: 0.985,
  contact: 0.965,
  listedTopic: 0.95,
  /** Above what articles are found by, but for an article's own question. */
  askedFor: 0.955,
  accepted: PROVEN,
  presence: 0.9,
  /** A story about the staff is told of a place, a day and goods, of which articles speak too. */
  conduct: 0.95,
  anger: 0.86,
  /** Above every article: what the business is called is any word, which a search may take for one of its own. */
  judgement: 0.955,
} as const;

export interface HandoffData {
  /** Null when nothing is handed off, or the visitor waits already. */
  reason: HandoffInput['reason'] | null;
  reach: TeamReach;
}

/** Hands the conversation off to a person; the responder makes the state transition from its result. */
@ChatTool()
export class HandoffTool implements SkilledTool<HandoffCall, HandoffData> {
  readonly name = 'handoff';
  readonly description =
    'Pass the conversation to a person of the business: when the visitor asks for one, is angry, is in an emergency, has received goods that are broken, wrong or incomplete, or speaks of a topic that only a person may answer (allergies, medicines, legal claims, or one that the business lists).';
  readonly input = HANDOFF_INPUT;
  readonly answersStories = true;
  readonly endsConversation = true;

  constructor(private readonly team: TeamReachPort) {}

  async read(clause: Clause, dialogue: Dialogue, context: ToolContext): Promise<Reading<HandoffCall> | null> {
    const topic = topicOf(clause, context.tenant.assistant.handoffTopics, dialogue.clauses);
    if (topic === 'emergency') return { score: SCORES.emergency, input: { reason: topic } };
    const email = emailIn(dialogue.clauses, context);
    if (email !== null && isOnlyContact(clause, dialogue, context))
      return { score: SCORES.contact, input: { reason: 'asked_for', kind: 'contact', email } };
    if (asksForPerson(clause))
      return { score: SCORES.askedFor, input: { reason: 'asked_for', ...(email !== null && { email }) } };
    if (dialogue.awaited && ACCEPTS.test(clause.folded))
      return { score: SCORES.accepted, input: { reason: 'asked_for' } };
    if (topic !== null) return { score: SCORES.listedTopic, input: { reason: topic } };
    return readFeeling(clause) ?? readJudgement(clause, dialogue);
  }

  warmUp(clause: Clause, dialogue: Dialogue, context: ToolContext): unknown {
    return Promise.all([false, true].map((awaited) => this.read(clause, { ...dialogue, awaited }, context)));
  }

  roleOf({ reason, kind, isConduct }: HandoffCall): PersonRole {
    if (reason === 'emergency') return 'only';
    if (isConduct) return 'wronged';
    if (reason === 'anger') return 'feeling';
    if (kind !== undefined) return 'none';
    if (reason === 'trouble') return 'troubled';
    return reason === 'listed_topic' ? 'quoted' : 'person';
  }

  besides(call: HandoffCall): HandoffCall {
    return { ...call, besides: true, ...(call.reason === 'anger' && { kind: 'offer' as const }) };
  }

  async execute(
    { reason, kind, email }: HandoffCall,
    { visitorId, standing }: ToolContext,
  ): Promise<ToolResult<HandoffData>> {
    if (email !== undefined) await this.team.keepEmail(visitorId, email);
    const reach = await this.team.reach();
    const handsOff = kind === undefined && standing?.waiting !== true;
    // An offer is no result: the responder notes that a person was offered, so that a "yes" accepts it.
    return { ok: kind !== 'offer', data: { reason: handsOff ? reason : null, reach }, citations: [] };
  }

  say(
    input: HandoffCall,
    { data: { reach } }: ToolResult<HandoffData>,
    { speech }: Clause,
    _dialogue: Dialogue,
    { standing = STRANGER }: ToolContext,
  ): Said {
    const said = HANDOFF_SENTENCES[speech];
    // Who did not ask for a person may have wanted an answer.
    const evidence =
      input.reason === 'asked_for' || input.reason === 'emergency' ? EVIDENCE.courtesy : EVIDENCE.refusal;
    if (input.kind === 'offer' && !standing.waiting)
      return { text: input.besides ? said.offerToo : said.offer, evidence };
    if (input.kind === 'presence' && !standing.waiting)
      return { text: [said.here, whenOf(reach, speech), said.askAway].join(' '), evidence };
    const kept = input.email === undefined ? [] : [said.keptEmail(input.email)];
    if (input.kind === 'contact') return { text: [...kept, whenOf(reach, speech)].join(' '), evidence };
    const reachable = standing.reachable || kept.length > 0;
    const { text, asksEmail } = promiseOf(reach, { ...standing, reachable }, speech);
    const opening = standing.waiting && input.reason !== 'emergency' ? [] : [openingOf(input, speech)];
    return {
      text: [...opening, ...kept, text].join(' '),
      awaits: asksEmail,
      memory: { asksEmail },
      evidence,
    };
  }
}

function openingOf({ reason, besides }: HandoffCall, speech: Speech): string {
  const said = HANDOFF_SENTENCES[speech];
  if (reason === 'listed_topic') return besides ? said.topicToo : said.topic;
  return { asked_for: said.asked, anger: said.anger, trouble: said.anger, emergency: said.emergency }[reason];
}

function asksForPerson({ language, folded }: Clause): boolean {
  if (ANYBODY_THERE[language].test(folded)) return false;
  return ASKS_FOR_PERSON[language].test(folded) && !PRESENCE_AT_TIME.test(folded);
}

/** "You are useless" wants an apology and an offer; a complaint or an accusation wants a person. */
function readFeeling({ language, folded }: Clause): Reading<HandoffCall> | null {
  if (ANYBODY_THERE[language].test(folded))
    return { score: SCORES.presence, input: { reason: 'asked_for', kind: 'presence' } };
  if (CONDUCT.test(folded)) return { score: SCORES.conduct, input: { reason: 'anger', isConduct: true } };
  if (ANGER.test(folded.replace(DISPLEASED, ' '))) return { score: SCORES.anger, input: { reason: 'anger' } };
  if (DISPLEASED.test(folded)) return { score: SCORES.anger, input: { reason: 'anger', kind: 'offer' } };
  return null;
}

/** "You are a circus": whatever word it is, no kind one is displeasure. Beside anything else, that is what counts. */
function readJudgement({ language, folded }: Clause, { clauses }: Dialogue): Reading<HandoffCall> | null {
  const added = JUDGES[language].exec(folded)?.groups?.['added'];
  if (added === undefined || KINDLY[language].test(added)) return null;
  if (clauses.some(({ raw }) => /[?؟]/u.test(raw))) return null;
  // "Honestly," is a clause as well.
  if (clauses.filter(({ raw }) => raw.trim().split(/\s+/).length > 2).length > 1) return null;
  return { score: SCORES.judgement, input: { reason: 'anger', kind: 'offer' } };
}

/** The one address in the message, when the business knows none yet. */
function emailIn(clauses: readonly Clause[], { tenant, standing = STRANGER }: ToolContext): string | null {
  if (standing.reachable) return null;
  const emails = new Set(
    clauses.flatMap((each) => each.scan(tenant.country).emails).map(({ email }) => email),
  );
  const [email] = emails;
  return emails.size === 1 && email !== undefined ? email : null;
}

const LONGEST_WORDS_BESIDE = 5;

/** The visitor sends the address that was asked for, and little else. */
function isOnlyContact(
  clause: Clause,
  { memory }: Dialogue,
  { tenant, standing = STRANGER }: ToolContext,
): boolean {
  if (!standing.waiting && !hasAskedEmail(memory)) return false;
  const { emails } = clause.scan(tenant.country);
  const [found] = emails;
  if (emails.length !== 1 || !found) return false;
  const rest = clause.raw.slice(0, found.start) + clause.raw.slice(found.end);
  return !/\p{N}/u.test(rest) && rest.split(/\s+/).length <= LONGEST_WORDS_BESIDE + 2;
}

function hasAskedEmail(memory: unknown): boolean {
  return typeof memory === 'object' && memory !== null && 'asksEmail' in memory && memory.asksEmail === true;
}
