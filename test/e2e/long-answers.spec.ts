import type { Api } from '../support/api.js';
import { startConversation } from '../support/businesses.js';
import { htmlPage, Site } from './site.js';
import { acceptAll, readSource, type SourceBody } from './source-rig.js';
import { onStage, Stage } from './stage.js';
import { answered } from './turns.js';

const FILLER = 'We are glad to help you with it, by phone as well as in the shop. '.repeat(12).trim();
const TERMS = `<h2>Delivery</h2><p>${FILLER} Parcels to Norway take nine days.</p><p>None leave on public holidays.</p>
  <h2>Returns</h2><p>You can return a vase within 30 days. ${FILLER} Sale goods are excluded from this.</p>
  <h3>Engraving</h3><p>${FILLER} Engraving a name costs 12 euro.</p>`;

interface Answer {
  text: string;
  degraded: boolean;
  citations: { kind: string; title: string; heading?: string; url?: string; article?: { text: string } }[];
}

async function answerTo(api: Api, text: string): Promise<Answer> {
  const talk = await startConversation(api);
  const { answer, turn } = (await answered(api, talk, text)).body;
  const { text: said = '', citations = [] } = answer ?? {};
  return { text: said, citations, degraded: (turn as { degraded?: boolean } | null)?.degraded === true };
}

test('a long article is quoted by the passage that answers, with its heading and its page', async () => {
  const site = await Site.start();
  const stage = await Stage.shared();
  try {
    const { api } = await stage.business(stage.frontdesk);
    await api.put('/v1/articles', { articles: [{ question: 'Our terms and conditions', answer: TERMS }] });
    const engraving = await answerTo(api, 'what does engraving a name cost?');
    expect(engraving).toMatchObject({
      text: `Engraving\n${FILLER} Engraving a name costs 12 euro.`,
      degraded: false,
    });
    expect(engraving.citations).toMatchObject([
      {
        kind: 'article',
        title: 'Our terms and conditions',
        heading: 'Engraving',
        article: { text: engraving.text },
      },
    ]);
    const both = await answerTo(api, 'How long do parcels to Norway take, and can I return a vase?');
    expect(both.text).toContain('None leave on public holidays.');
    expect(both.text).toContain('Sale goods are excluded from this.');
    expect(both.citations.map(({ heading }) => heading)).toEqual(['Delivery', 'Returns']);
    // Changed: neither the old passage nor its place is left.
    await api.put('/v1/articles', {
      articles: [{ question: 'Our terms and conditions', answer: TERMS.replace('12 euro', '15 euro') }],
    });
    expect((await answerTo(api, 'what does engraving a name cost?')).text).toContain('15 euro');
    const { body } = await api.get<{ data: { answer: string; passages?: unknown }[] }>('/v1/articles');
    expect(body.data).toMatchObject([{ answer: TERMS.replace('12 euro', '15 euro') }]);
    expect(body.data[0]).not.toHaveProperty('passages');

    site.set(
      '/',
      htmlPage('Kiln', `<h2>Opening the kiln</h2><p>${FILLER}</p><p>A visit of the kiln costs 8 euro.</p>`),
    );
    const added = await api.post<SourceBody>('/v1/sources', { kind: 'website', url: `${site.url}/` });
    await readSource(api, added.body.id);
    await acceptAll(api, added.body.id);
    const visit = await answerTo(api, 'what does a visit of the kiln cost?');
    expect(visit.text).toContain('costs 8 euro');
    expect(visit.citations).toMatchObject([{ title: 'Kiln: Opening the kiln', url: `${site.url}/` }]);
  } finally {
    site.close();
    await stage.close();
  }
});

test('a turn that has searched by words alone, because the embedding server is away, is degraded', () =>
  onStage(async (stage) => {
    const frontdesk = await stage.start({ EMBEDDINGS_BASE_URL: 'http://127.0.0.1:9/v1' });
    const { api } = await stage.business(frontdesk);
    await api.put('/v1/articles', {
      articles: [{ question: 'Do you gift wrap?', answer: 'Yes, for free.' }],
    });
    expect(await answerTo(api, 'can it be a surprise for my aunt?')).toMatchObject({
      degraded: true,
    });
    expect((await answerTo(api, 'Do you gift wrap?')).text).toBe('Yes, for free.');
    expect(await answerTo(api, 'thank you!')).toMatchObject({ degraded: false });
    const { body } = await api.get<{ degraded: number; turns: { builtin: number } }>('/v1/usage');
    expect(body).toMatchObject({ degraded: 1, turns: { builtin: 3 } });
  }));
