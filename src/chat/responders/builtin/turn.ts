import type { ToolContext } from '../../../assistant/chat-tool.js';
import { clauseOf, type Clause } from '../../../assistant/clause.js';
import type { PersonRole, SkilledTool } from '../../../assistant/skill.js';
import { inArabicLetters, isArabizi } from '../../../language/arabizi/arabizi.js';
import { detectLanguage } from '../../../language/detection/detect-language.js';
import type { Span } from '../../../language/entities/contacts.js';
import type { Entities } from '../../../language/entities/entities.js';
import type { Language } from '../../../language/language.js';
import { speechOf, type Speech } from '../../../language/speech.js';
import { standardText } from '../../../language/regional/standard-text.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { ChatRequest } from '../../chat-engine.port.js';
import type { Candidate } from './arbitration.js';
import { ACCEPTS, ONLY_AGREES } from '../../handoff/words/patterns.js';
import { isRequest, splitClauses } from './clause-splitter.js';
import { TurnDraft } from './turn-draft.js';
import { isOnlyThanks } from './small-talk.js';
import { memoryFrom } from './turn-memory.js';
import { TurnNotes } from './turn-notes.js';

/** One message while it is answered. */
export interface Turn {
  request: ChatRequest;
  tenant: TenantProfile;
  tools: readonly SkilledTool[];
  context: ToolContext;
  /** In which the message is answered. */
  speech: Speech;
  /** All clauses of the message. */
  message: Clause;
  clauses: Clause[];
  /** Clauses that no tool could answer. */
  open: Clause[];
  /** Readings of searches that are not sure, beside other clauses: told last, when it is known what they mean together. */
  doubtful: Candidate[];
  /** Readings that found nothing, beside other clauses. */
  missed: Candidate[];
  /** The clauses that may end the conversation, with the readings of the tool that does. */
  persons: PersonCandidate[];
  /** Read as displeasure before all else. */
  feelings: Candidate[];
  /** Clauses of which the answer is not sure, and those without one. */
  unsure: Clause[];
  /** What single clauses may mean, best first, for one question behind all answers. */
  choices: string[];
  /** The message is one clause, which gives thanks and asks nothing. */
  thanks: boolean;
  /** A rule was told for what the message says beside an order: what its clauses find else is not meant. */
  asksMore: boolean;
  /** An answer was left out, because it would ask the visitor for something although a person takes over. */
  isLeftToPerson: boolean;
  draft: TurnDraft;
  notes: TurnNotes;
}

/** A clause that may need a person. */
export interface PersonCandidate extends Candidate {
  tool: SkilledTool;
  role: PersonRole;
}

/** Reads the language and the clauses. */
export function begin(
  request: ChatRequest,
  tenant: TenantProfile,
  tools: readonly SkilledTool[],
  notes = new TurnNotes(),
): Turn {
  const draft = new TurnDraft(memoryFrom(request.memory));
  const language = detectLanguage(request.text, {
    conversation: draft.memory.language,
    visitorLocale: request.locale,
    tenantLocale: tenant.locale,
  });
  draft.memory.language = language;
  const speech = speechOf(language, tenant.assistant.address);
  const message = clauseOf(readableIn(request.text, language), speech);
  const clauses = splitClauses(message, wholesOf(message, tenant), request.messages);
  if (leadsOnOnly(clauses)) draft.memory.offered = false;
  const { conversationId, visitorId, verifiedEmail, at, standing, isTrial } = request;
  const now = new Date(at);
  const context: ToolContext = {
    tenant,
    conversationId,
    visitorId,
    verifiedEmail,
    now,
    ...(standing && { standing }),
    ...(isTrial && { isTrial }),
  };
  notes.message = { message, clauses, context, memory: draft.memory };
  return {
    request,
    tenant,
    tools,
    context,
    speech,
    message,
    clauses,
    open: [],
    doubtful: [],
    missed: [],
    persons: [],
    feelings: [],
    unsure: [],
    choices: [],
    thanks: clauses.length === 1 && isOnlyThanks(message),
    asksMore: false,
    isLeftToPerson: false,
    draft,
    notes,
  };
}

/** "Ok, and how much is it?": the "ok" takes up no offer of a person. */
function leadsOnOnly(clauses: readonly Clause[]): boolean {
  const others = clauses.filter(({ folded }) => !ACCEPTS.test(folded));
  const isAgreed = clauses.every(({ folded }) => !ACCEPTS.test(folded) || ONLY_AGREES.test(folded));
  return isAgreed && others.some(isRequest);
}

/** With the words of the tables: in the language's own letters and without what only a region says. */
function readableIn(text: string, language: Language): string {
  const written = language === 'ar' && isArabizi(text) ? inArabicLetters(text) : text;
  return standardText(written, language);
}

export function entitiesOf(clause: Clause, { country }: TenantProfile): Entities {
  return clause.entities({ country, orderExpected: true });
}

/** Spans that must not be split, because a part of an address could be read as another address. */
export function wholesOf(clause: Clause, tenant: TenantProfile): Span[] {
  const { spans, unreadable } = entitiesOf(clause, tenant);
  return [...spans, ...unreadable];
}

/** The visitor waits for a person. */
export function isWaiting({ context }: Turn): boolean {
  return context.standing?.waiting === true;
}
