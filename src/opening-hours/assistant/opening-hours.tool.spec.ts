import type { ToolContext } from '../../assistant/chat-tool.js';
import type { Dialogue } from '../../assistant/skill.js';
import { clauseOf, type Clause } from '../../assistant/clause.js';
import { LANGUAGES, type Language } from '../../language/language.js';
import type { OpeningHoursInput } from './input.js';
import { HOURS_WORDS } from './words/words.js';
import { OpeningHoursTool } from './opening-hours.tool.js';
import type { Schedule } from '../schedule.types.js';

const NINE_TO_FIVE = [{ open: '09:00', close: '17:00' }];
const SCHEDULE: Schedule = {
  timezone: 'Europe/Berlin',
  week: {
    mon: NINE_TO_FIVE,
    tue: NINE_TO_FIVE,
    wed: NINE_TO_FIVE,
    thu: NINE_TO_FIVE,
    fri: [{ open: '18:00', close: '02:00' }],
    sat: [],
    sun: [{ open: '10:00', close: '12:00' }],
  },
  closures: [{ date: '2026-12-24', reason: 'Heiligabend', hours: [{ open: '09:00', close: '11:00' }] }],
};

function toolWith(schedule: Schedule | null): OpeningHoursTool {
  return new OpeningHoursTool({ schedule: () => Promise.resolve(schedule) });
}

function contextAt(now: string): ToolContext {
  return {
    tenant: {
      id: 'tenant-1',
      name: 'Laden',
      locale: 'de',
      timezone: 'Europe/Berlin',
      currency: 'EUR',
      country: 'DE',
      knowledgeVersion: 1,
      assistant: { name: '', greeting: '', handoffTopics: [] },
    },
    conversationId: 'c',
    visitorId: 'v',
    verifiedEmail: null,
    now: new Date(now),
  };
}

function dialogueOf(clauses: Clause[], earlier: Partial<Dialogue> = {}): Dialogue {
  return { clauses, memory: undefined, previousTool: null, awaited: false, ...earlier };
}

async function answer(question: string, now: string, language: Language = 'en'): Promise<string> {
  const clause = clauseOf(question, language);
  const tool = toolWith(SCHEDULE);
  const context = contextAt(now);
  const reading = await tool.read(clause, dialogueOf([clause]), context);
  if (!reading) return '';
  const result = await tool.execute(reading.input, context);
  return tool.say(reading.input, result, clause, dialogueOf([clause]), context).text;
}

describe('execute', () => {
  it('gives its source and the current state', async () => {
    const result = await toolWith(SCHEDULE).execute({ aspect: 'hours' }, contextAt('2026-11-23T12:00:00Z'));
    expect(result.ok).toBe(true);
    expect(result.citations).toEqual([{ kind: 'opening_hours', id: 'tenant-1', title: 'Opening hours' }]);
    expect(result.data).toMatchObject({
      known: true,
      openNow: true,
      now: { date: '2026-11-23', time: '13:00' },
      nextChange: { date: '2026-11-23', time: '17:00' },
    });
  });

  it('does not fail on dates that a model invented', async () => {
    const input: OpeningHoursInput = {
      aspect: 'hours',
      days: [{ from: 'soon' }, { from: '2026-12-24', to: '2026-12-20' }],
    };
    const result = await toolWith(SCHEDULE).execute(input, contextAt('2026-11-23T12:00:00Z'));
    expect(result.data.days).toEqual([]);
  });

  it('shortens a long span', async () => {
    const input: OpeningHoursInput = { aspect: 'hours', days: [{ from: '2026-12-01', to: '2026-12-31' }] };
    const { data } = await toolWith(SCHEDULE).execute(input, contextAt('2026-11-23T12:00:00Z'));
    expect(data.days).toEqual([]);
    expect(data.span).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(data.exceptions.map(({ date }) => date)).toEqual(['2026-12-24']);
  });

  it('reads an hour without am or pm by the hours of that day', async () => {
    const check = async (time: string, lean?: 'early' | 'late'): Promise<string | undefined> => {
      const input: OpeningHoursInput = {
        aspect: 'is_open',
        days: [{ from: '2026-11-24' }],
        time,
        vague: true,
        lean,
      };
      return (await toolWith(SCHEDULE).execute(input, contextAt('2026-11-23T12:00:00Z'))).data.check?.time;
    };
    expect(await check('04:00')).toBe('16:00');
    expect(await check('10:00')).toBe('10:00');
    expect(await check('06:00')).toBe('18:00');
    expect(await check('08:00')).toBe('08:00');
    expect(await check('08:00', 'late')).toBe('20:00');
    expect(await check('00:30')).toBe('12:30');
  });
});

describe('without hours', () => {
  it.each(LANGUAGES)('says in %s that they are not known', async (language) => {
    const tool = toolWith(null);
    const clause = clauseOf('?', language);
    const context = contextAt('2026-11-23T12:00:00Z');
    const result = await tool.execute({ aspect: 'hours' }, context);
    const said = tool.say({ aspect: 'hours' }, result, clause, dialogueOf([clause]), context);
    expect(result).toMatchObject({ ok: false, citations: [] });
    expect(said.text).toBe(HOURS_WORDS[language].sentences.unknown);
    expect(said.evidence).toEqual({ basis: 'unknown' });
  });
});

describe('the moment of asking', () => {
  it.each([
    ['are you open now?', '2026-11-27T21:30:00Z', /^Yes.*until 02:00 \(after midnight\)/u],
    ['are you open now?', '2026-11-28T01:30:00Z', /^No.*tomorrow \(Sunday 29 November\) at 10:00/u],
    ['are you open now?', '2026-10-25T09:30:00Z', /^Yes.*until 12:00/u],
    ['are you open now?', '2026-10-25T08:30:00Z', /^No.*at 10:00/u],
    ['are you open now?', '2027-03-28T08:00:00Z', /^Yes.*until 12:00/u],
    ['are you open now?', '2027-03-28T07:30:00Z', /^No.*at 10:00/u],
    ['are you open on monday?', '2026-11-23T12:00:00Z', /^Yes, today \(Monday 23 November\)/u],
    ['are you open on monday?', '2026-11-23T18:00:00Z', /^Yes, on Monday 30 November/u],
    ['are you open tomorrow?', '2026-11-23T23:30:00Z', /^Yes, tomorrow \(Wednesday 25 November\)/u],
    ['are you open at 10?', '2026-11-23T14:00:00Z', /tomorrow \(Tuesday 24 November\) at 10:00/u],
    ['are you open on fridays at 1am?', '2026-11-23T14:00:00Z', /^Yes, on the night of Friday.*until 02:00/u],
    ['are you open on friday at 3am?', '2026-11-23T14:00:00Z', /^No.*18:00 to 02:00/u],
    ['are you open until 2am on friday?', '2026-11-23T14:00:00Z', /^Yes, on Friday.*until 02:00/u],
    ['are you open until 3am on friday?', '2026-11-23T14:00:00Z', /^No, on Friday.*18:00 to 02:00/u],
    [
      'are you open friday night at half 1?',
      '2026-11-23T14:00:00Z',
      /^Yes, on the night of Friday.*until 02:00/u,
    ],
    ['can I come at 1am on thursday night?', '2026-11-23T14:00:00Z', /^No, on the night of Thursday/u],
    ['are you still open at 1:45?', '2026-11-28T00:30:00Z', /^Yes, .*until 02:00/u],
    ['is the shop open saturday at 1am?', '2026-11-23T14:00:00Z', /^Yes, on Saturday 28 November at 01:00/u],
    [
      'are you open on christmas eve?',
      '2026-11-23T14:00:00Z',
      /09:00 to 11:00.*special hours \(Heiligabend\)/u,
    ],
    ['when do you close on 24 December?', '2026-11-23T14:00:00Z', /24 December we close at 11:00/u],
    [
      'are you open on Thursdays?',
      '2026-12-20T14:00:00Z',
      /09:00 to 17:00.*Exception: Thursday 24 December/u,
    ],
  ])('%s at %s', async (question, now, expected) => {
    expect(await answer(question, now)).toMatch(expected);
  });
});

describe('read', () => {
  const context = contextAt('2026-11-23T12:00:00Z');

  it('reads a bare day after an answer about hours, with a low score after another answer', async () => {
    const clause = clauseOf('and on sunday?', 'en');
    const other = dialogueOf([clause], { previousTool: 'article_search' });
    const alone = await toolWith(SCHEDULE).read(clause, other, context);
    const after = await toolWith(SCHEDULE).read(
      clause,
      dialogueOf([clause], { previousTool: 'opening_hours' }),
      context,
    );
    expect(alone?.score ?? 0).toBeLessThan(0.45);
    expect(after?.score).toBeGreaterThan(0.8);
  });

  it('reads a bare day after a clause about hours in the same message', async () => {
    const clauses = [clauseOf('are you open saturday', 'en'), clauseOf('and sunday', 'en')];
    const reading = await toolWith(SCHEDULE).read(
      clauses[1] ?? clauseOf('', 'en'),
      dialogueOf(clauses),
      context,
    );
    expect(reading?.score).toBeGreaterThan(0.8);
  });

  it('keeps the day when only the time changes', async () => {
    const clause = clauseOf('und um 18 uhr?', 'de');
    const memory: OpeningHoursInput = { aspect: 'is_open', days: [{ from: '2026-11-24' }] };
    const dialogue = dialogueOf([clause], { previousTool: 'opening_hours', memory });
    const reading = await toolWith(SCHEDULE).read(clause, dialogue, context);
    expect(reading?.input).toMatchObject({ days: [{ from: '2026-11-24' }], time: '18:00' });
  });

  it('ignores a memory that it did not write', async () => {
    const clause = clauseOf('und sonntag?', 'de');
    const dialogue = dialogueOf([clause], { previousTool: 'opening_hours', memory: 'old' });
    const reading = await toolWith(SCHEDULE).read(clause, dialogue, context);
    expect(reading?.input.days).toEqual([{ from: '2026-11-29', repeats: true }]);
  });

  it('does not query the hours when a clause is about something else', async () => {
    const tool = new OpeningHoursTool({
      schedule: () => Promise.reject(new Error('not needed')),
    });
    const clause = clauseOf('ich suche einen Helm', 'de');
    expect(await tool.read(clause, dialogueOf([clause]), context)).toBeNull();
  });
});
