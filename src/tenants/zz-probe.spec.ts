import { readFileSync } from 'node:fs';
import { fold, words } from '../platform/language/fold.js';
import type { Clause, Language } from '../platform/tools/skill.js';
import { OpeningHoursTool } from './opening-hours.tool.js';
import { WEEKDAYS } from './schedule.js';
const businesses = JSON.parse(
  readFileSync(process.env.BIZ ?? '/work/shared/data/businesses.json', 'utf8'),
).businesses;
const country: Record<string, string> = {
  'Europe/Dublin': 'IE',
  'Asia/Riyadh': 'SA',
  'Europe/Berlin': 'DE',
  'Europe/Madrid': 'ES',
  'Europe/Paris': 'FR',
  'Asia/Amman': 'JO',
  'America/New_York': 'US',
};
it('p', async () => {
  const out: string[] = [];
  let good = 0,
    n = 0;
  for (const line of readFileSync(process.env.CASES ?? '', 'utf8')
    .split('\n')
    .filter((l) => l.trim() && !l.startsWith('#'))) {
    const [slug, language, nowText, text, must] = line.split('\t') as [
      string,
      Language,
      string,
      string,
      string,
    ];
    const b = businesses.find((x: any) => x.slug === slug);
    const week = Object.fromEntries(
      WEEKDAYS.map((d) => [d, b.hours[d].map(([open, close]: string[]) => ({ open, close }))]),
    );
    const schedule = {
      timezone: b.timezone,
      week,
      closures: b.closures.map((c: any) => ({
        ...c,
        hours: (c.hours ?? []).map(([open, close]: string[]) => ({ open, close })),
      })),
    } as any;
    const tool = new OpeningHoursTool({ schedule: async () => schedule });
    const ctx = {
      tenant: {
        id: slug,
        name: b.name,
        locale: b.locale,
        timezone: b.timezone,
        currency: b.currency,
        country: country[b.timezone] ?? null,
        knowledgeVersion: 1,
        assistant: { name: '', greeting: '', handoffTopics: [] },
      },
      conversationId: '',
      visitorId: '',
      now: new Date(nowText === '-' ? '2026-11-23T12:00:00Z' : nowText),
    };
    let memory: unknown;
    let previousTool: string | null = null;
    let said = '';
    let score = 0;
    for (const ask of text.split(' || ')) {
      const clause: Clause = { raw: ask, folded: fold(ask), words: words(fold(ask)), language };
      const dialogue = { clauses: [clause], memory, previousTool, awaited: false };
      const r = await tool.read(clause, dialogue, ctx);
      score = r?.score ?? 0;
      if (!r || score < 0.3) {
        said = `(none ${score})`;
        continue;
      }
      const res = await tool.execute(r.input, ctx);
      const s = tool.say(r.input, res, clause, dialogue, ctx);
      memory = JSON.parse(JSON.stringify(s.memory));
      previousTool = 'opening_hours';
      said = s.text;
    }
    n++;
    const ok =
      must === 'NONE'
        ? score < 0.45
        : score >= 0.45 && (must ?? '').split(' && ').every((p) => new RegExp(p, 'iu').test(said));
    if (ok) good++;
    out.push(
      `${ok ? 'ok ' : 'BAD'} ${score.toFixed(2)} ${text}\n        ${said}${ok ? '' : '\n        MUST ' + must}`,
    );
  }
  process.stdout.write(out.join('\n') + `\n${good}/${n}\n`);
});
