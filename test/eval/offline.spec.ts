import { SURE } from '../../src/assistant/scores.js';
import { ASKED_AT, type DatedQuestion } from './asking.js';
import { BUSINESSES, businessesIn, deskOf, desksOf, questionsIn } from './samples.js';
import type { OfflineDesk, Outcome, SampleBusiness, SampleQuestion } from './offline.js';

async function runAll(questions: SampleQuestion[], businesses: SampleBusiness[]): Promise<Outcome[]> {
  const desks = desksOf(businesses);
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const desk = desks.get(question.business);
    if (!desk) throw new Error(`no business ${question.business}`);
    outcomes.push(await desk.run(question));
  }
  return outcomes;
}

/** Each question at its own moment of asking. */
async function runDated(questions: DatedQuestion[], businesses: SampleBusiness[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  /** By business and moment: what a desk computes most for is to open. */
  const desks = new Map<string, OfflineDesk>();
  for (const question of questions) {
    const business = businesses.find(({ slug }) => slug === question.business);
    if (!business) throw new Error(`no business ${question.business}`);
    const at = new Date(question.at ?? ASKED_AT);
    const place = `${business.slug} ${at.toISOString()}`;
    const desk = desks.get(place) ?? deskOf(business, at);
    desks.set(place, desk);
    outcomes.push(await desk.run(question));
  }
  return outcomes;
}

function missed(outcomes: Outcome[]): string[] {
  return outcomes
    .filter(({ passed }) => !passed)
    .map(
      ({ question, answers }) => `${question.id} ${question.ask.join(' / ')} → ${answers.at(-1)?.text ?? ''}`,
    );
}

function shareOf(outcomes: Outcome[]): number {
  return outcomes.filter(({ passed }) => passed).length / outcomes.length;
}

describe('the built-in responder on sample questions', () => {
  it.each([
    ['the given ones', 'questions.jsonl', 33 / 36],
    ['nine other businesses', 'more.jsonl', 0.96],
    ['dialects and unusual shops', 'dialects.jsonl', 0.94],
    ['six strange businesses', 'strangers.jsonl', 0.96],
    ['six neighbouring businesses', 'neighbours.jsonl', 0.97],
    ['other businesses, the same questions in other words', 'mirror.jsonl', 0.97],
    ['follow-ups, courtesies, wishes for a person, other people’s orders', 'conversations.jsonl', 0.96],
  ])('%s: leaks nothing and answers enough', async (_, questions, least) => {
    const outcomes = await runAll(questionsIn(`test/eval/${questions}`), BUSINESSES.flatMap(businessesIn));
    expect(outcomes.length).toBeGreaterThanOrEqual(36);
    expect(outcomes.filter(({ leaked }) => leaked).map(({ question }) => question.id)).toEqual([]);
    // Compares the list first, so that a failure shows the questions.
    if (shareOf(outcomes) < least) expect(missed(outcomes)).toEqual([]);
    expect(shareOf(outcomes)).toBeGreaterThanOrEqual(least);
  });

  it.each<[set: string, least: number, quoting: string[], sureAndWrong?: string[]]>([
    // Quotes the visitor's own "que sur place" as what it does not know, which is no leak.
    ['unseen-1', 0.75, ['r1-31', 'r1-06']],
    // The `mustNot` of these is an apology, a third product, or a wrong one among the proposals (r1-06, r3-24).
    // r2-20 is right: it is thanked for in words that its `must` does not have.
    ['unseen-2', 0.6, ['r2-38'], ['r2-20']],
    ['unseen-3', 0.6, ['r3-20', 'r3-24']],
    ['unseen-4', 0.6, []],
    ['unseen-5', 0.76, []],
    // The `mustNot` of these is "I do not know".
    ['unseen-6', 0.58, ['r6-06', 'r6-46', 'r6-48']],
    ['unseen-7', 0.5, ['r7-11'], ['r7-47']],
    // r9-07 is right: its `mustNot` is in the list that the first question got.
    ['unseen-8', 0.75, ['r8-50']],
    ['unseen-9', 0.75, ['r9-07', 'r9-13'], ['r9-07']],
    // r10-21: who asks whether somebody comes gets a person, without the article on emergencies.
    ['unseen-10', 0.75, [], ['r10-21', 'r10-58']],
    // The `mustNot` of r11-04 is the name of a thing above the price, which is only proposed.
    ['unseen-11', 0.75, ['r11-04']],
    // The `mustNot` of r12-32 and r12-53 are figures of what is quoted, that of r12-33 a "yes" of the opening hours, that of
    // r12-57 the price of the scale that was shown before.
    ['unseen-12', 0.68, ['r12-32', 'r12-33', 'r12-53', 'r12-57']],
    ['unseen-13', 0.68, []],
    // The `mustNot` of s14-30 is a word of the article on delivery.
    ['unseen-14', 0.6, ['s14-30']],
    ['unseen-15', 0.75, []],
    // The `mustNot` of s16-9 is a word of the article on cleaning, which is told as what is known; s16-6 finds "front" in a cow.
    ['unseen-16', 0.6, ['s16-9'], ['s16-6']],
    // The `mustNot` of s17-30 is "I do not know", to a greeting in Swiss German.
    ['unseen-17', 0.65, ['s17-30'], ['s17-5', 's17-24']],
    // The `mustNot` of c-7 is a figure of the article on postage, which is quoted whole.
    ['unseen-18', 0.5, ['c-7'], ['m-4', 'c-3']],
  ])('%s, asked once before mending: stays where it is', async (set, least, quoting, sureAndWrong = []) => {
    const businesses = businessesIn(`test/eval/${set}-businesses.json`);
    const outcomes = await runDated(questionsIn(`test/eval/${set}.jsonl`), businesses);
    const leaks = outcomes.filter(({ leaked }) => leaked).map(({ question }) => question.id);
    expect(leaks.filter((id) => !quoting.includes(id))).toEqual([]);
    if (shareOf(outcomes) < least) expect(missed(outcomes)).toEqual([]);
    expect(outcomes).toHaveLength(60);
    // A wrong answer may not sound sure.
    const sure = outcomes.filter(
      ({ passed, answers }) => !passed && (answers.at(-1)?.confidence ?? 0) >= SURE,
    );
    expect(sure.map(({ question }) => question.id)).toEqual(sureAndWrong);
  });

  it('takes at most 20 ms of CPU time for a question', async () => {
    const before = process.cpuUsage();
    const outcomes = await runAll(
      questionsIn('test/eval/questions.jsonl'),
      businessesIn('scripts/demo/businesses.json'),
    );
    const { user, system } = process.cpuUsage(before);
    const turns = outcomes.reduce((sum, { answers }) => sum + answers.length, 0);
    expect((user + system) / 1000 / turns).toBeLessThan(20);
  });
});
