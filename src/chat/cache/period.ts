import { Temporal } from 'temporal-polyfill';
import { clauseOf } from '../../assistant/clause.js';
import type { AssistantTool } from '../../assistant/chat-tool.js';
import { isSkilled } from '../../assistant/skill.js';
import { LANGUAGES, type Language } from '../../language/language.js';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import type { Answer } from '../chat-engine.port.js';
import { patternsOf } from '../grounding/words/words.js';
import type { TeamReach } from '../handoff/team-reach.port.js';

const STATES = [patternsOf(({ open }) => open), patternsOf(({ closed }) => closed)];

/**
 * Whether an answer may be another one tomorrow, or once the business has opened or closed: a tool has looked at the
 * clock, or question or answer name a day, a time or an opening. Rather too often: then it is only kept shorter.
 */
export function dependsOnNow(
  { text, tools }: Pick<Answer, 'text' | 'tools'>,
  question: { text: string; language: Language; now: Date; tenant: TenantProfile },
  known: readonly AssistantTool[],
): boolean {
  const timed = new Set(known.filter((tool) => isSkilled(tool) && tool.dependsOnNow).map(({ name }) => name));
  if (tools.some(({ name }) => timed.has(name))) return true;
  const { language, now, tenant } = question;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tenant.timezone);
  const calendar = { now: local, language, country: tenant.country, locale: tenant.locale };
  return [question.text, text].some((each) => {
    const clause = clauseOf(each, language);
    return clause.moments(calendar).length > 0 || statesOpening(clause.folded);
  });
}

function statesOpening(folded: string): boolean {
  return STATES.some((patterns) => LANGUAGES.some((language) => folded.search(patterns[language]) >= 0));
}

/** The moment at which an answer about now ends: the next opening or closing, or midnight in the business's zone. */
export function endOfPeriod(now: Date, timezone: string, { changesAt }: Pick<TeamReach, 'changesAt'>): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone);
  const midnight = local.toPlainDate().add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds;
  if (changesAt === null) return new Date(midnight);
  // A time that occurs twice in autumn is the first: rather too early.
  const change = Temporal.PlainDateTime.from(changesAt).toZonedDateTime(timezone, {
    disambiguation: 'earlier',
  });
  return new Date(Math.min(midnight, change.epochMilliseconds));
}
