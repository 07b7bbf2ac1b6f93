import { Temporal } from 'temporal-polyfill';
import type { GroundingInput, GroundingSource } from '../../grounding/grounding.port.js';
import type { TeamReach } from '../../handoff/team-reach.port.js';
import type { ChatRequest } from '../../chat-engine.port.js';
import type { BuiltinReading } from './builtin-reading.js';

/**
 * What a model may state in this turn. Its own earlier answers are no source, because they may repeat what the visitor
 * has claimed; like the visitor's words they may be echoed.
 */
export function groundingInput(
  request: ChatRequest,
  reading: BuiltinReading,
  reach: TeamReach,
): GroundingInput {
  const { context, message } = reading;
  const { tenant, now } = context;
  const echoed = request.history.filter(({ from }) => from === 'visitor' || from === 'assistant');
  return {
    language: message.language,
    now,
    timezone: tenant.timezone,
    currency: tenant.currency,
    country: tenant.country,
    sources: [
      ...businessSources(reading, reach),
      ...teamSources(request),
      ...reading.calls.flatMap(sourcesOfCall),
      { label: 'draft', sayable: reading.answer.text },
    ],
    visitorTexts: [request.text, ...echoed.map(({ text }) => text)],
  };
}

function businessSources({ context: { tenant, now } }: BuiltinReading, reach: TeamReach): GroundingSource[] {
  const { name, greeting } = tenant.assistant;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tenant.timezone);
  const { openNow, changesAt } = reach;
  const date = local.toPlainDate().toString();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return [
    { label: 'business', data: { name: tenant.name, assistant: name }, text: greeting },
    { label: 'now', data: { date, time, openNow, changesAt } },
  ];
}

/** What people of the team, and notices of the product, have told this visitor. */
function teamSources({ history }: ChatRequest): GroundingSource[] {
  return history
    .filter(({ from }) => from === 'member' || from === 'system')
    .map(({ from, text }) => ({ label: from, text }));
}

/** The data that a tool has found, and the sentences that it words it by. */
function sourcesOfCall({ tool, result, said }: BuiltinReading['calls'][number]): GroundingSource[] {
  if (!result) return [];
  return [{ label: tool.name, data: result.data, ...(said && { text: said.text }) }];
}
