import { SURE } from '../../src/assistant/scores.js';
import { UNSURE } from '../../src/assistant/confidence.js';
import { GARDEN } from './garden-shop.js';
import { talkTo } from './talk-to.js';

describe('the hours of a part of the shop', () => {
  it.each([
    ['what time does the café close on sunday?', /11:00 to 16:30/u],
    ['is the cafe open tomorrow', /Wednesday to Sunday/u],
    ['wann schließt das Palmenhaus?', /15:45/u],
    ['bis wann hat das Palmenhaus am Freitag offen', /15:45/u],
  ])('%s: an article states them', async (text, told) => {
    const answer = await talkTo(GARDEN, [text]);
    expect(answer.text).toMatch(told);
    expect(answer.text).not.toMatch(/18:00/u);
    expect(answer.confidence).toBeGreaterThan(UNSURE);
  });

  it.each(['when does the shop close tomorrow?', 'when does the garden centre close tomorrow?'])(
    '%s: are those of the shop',
    async (text) => expect((await talkTo(GARDEN, [text])).text).toMatch(/18:00/u),
  );

  it('are those of the shop where no article states them', async () => {
    const answer = await talkTo({ ...GARDEN, articles: [] }, ['when does the restaurant close tomorrow?']);
    expect(answer.text).toMatch(/18:00/u);
  });
});

describe('a day beside a statement about it', () => {
  it.each([
    [
      "would ye be open the monday before christmas? that's the 21st. i know yere normally shut sundays",
      /21/u,
    ],
    ['are you open the tuesday after next? i think thats the 8th', /8 December/u],
    ['habt ihr am letzten Montag im Jahr offen? das ist der 28.', /28\. Dezember/u],
    ["vous êtes ouverts le jeudi avant noël ? c'est le 24", /24 décembre/u],
    ['¿abrís el martes que viene? es el día 8', /8 de diciembre/u],
  ])('%s: the day is told, and no other', async (text, day) => {
    const answer = await talkTo(GARDEN, [text]);
    expect(answer.text).toMatch(day);
    expect(answer.text).not.toMatch(/Sundays|sonntags/iu);
    expect(answer.confidence).toBeGreaterThan(SURE);
  });
});

describe('an "ok" after the offer of a person', () => {
  it.each([
    ['do you paint houses?', 'ok, and how much is the monstera?', /26/u],
    ['streicht ihr Häuser?', 'ok, und was kostet die Monstera?', /26/u],
    ['peignez-vous des maisons ?', 'ok et la Monstera elle coûte combien ?', /26/u],
    ['¿pintan casas?', 'vale, ¿y cuánto cuesta la Monstera?', /26/u],
    ['هل تدهنون البيوت؟', 'طيب، كم سعر Monstera؟', /26/u],
  ])('%s / %s: only leads on to a question', async (first, second, told) => {
    const answer = await talkTo(GARDEN, [first, second]);
    expect(answer.text).toMatch(told);
    expect(answer.handoff).toBeNull();
  });

  it.each([
    ['do you paint houses?', 'ok'],
    ['do you paint houses?', 'yes please. how long does it take?'],
    ['streicht ihr Häuser?', 'passt'],
  ])('%s / %s: accepts it', async (first, second) =>
    expect((await talkTo(GARDEN, [first, second])).handoff).toEqual({ reason: 'asked_for' }),
  );
});

describe('what things cost together', () => {
  it.each([
    [['what do the monstera and the watering can come to together?'], /€35\.50/u],
    [['how much is the monstera?', 'and with gift wrapping, in total?'], /€30\.50/u],
    [['was kostet die Monstera?', 'und mit Geschenkverpackung zusammen?'], /30,50/u],
    [['combien coûte la Monstera ?', "et avec l'emballage cadeau ça fait combien en tout ?"], /30,50/u],
    [['¿cuánto cuesta la Monstera?', '¿y con envoltorio de regalo, en total?'], /30,50/u],
    [['كم سعر Monstera؟', 'ومع تغليف الهدايا كم المجموع؟'], /30\.50/u],
  ])('%j', async (texts, sum) => expect((await talkTo(GARDEN, texts)).text).toMatch(sum));
});

describe('the one of those that were shown', () => {
  it.each([
    [['which tents do you have?', 'how much does the one for four weigh?'], /4\.6 kg/u, /2\.1 kg/u],
    [['which tents do you have?', 'and the one for two?'], /2\.1 kg/u, /4\.6 kg/u],
    [['do you have helmets?', 'my head is 60 cm round'], /\(L\)/u, /\(S\)|Monstera/u],
    [['do you have helmets?', 'mein Kopf hat 52 cm Umfang'], /\(S\)/u, /\(L\)/u],
    [['do you have helmets?', 'my head is 57 cm'], /\(M\).*out of stock/u, /Monstera/u],
  ])('%j', async (texts, told, wrong) => {
    const { text } = await talkTo(GARDEN, texts);
    expect(text).toMatch(told);
    expect(text.split('\n')[0]).not.toMatch(wrong);
  });
});

describe('who will think about it', () => {
  it.each([
    ['how much is the monstera?', "ok lovely, i'll have a think about it so"],
    ['how much is the monstera?', "right, let me sleep on it and i'll get back to you"],
    ['was kostet die Monstera?', 'hm ok, ich überleg mirs noch'],
    ['was kostet die Monstera?', 'danke, das schaue ich mir noch in Ruhe an'],
    ['combien coûte la Monstera ?', 'ok merci, je vais y réfléchir'],
    ['¿cuánto cuesta la Monstera?', 'vale, me lo pienso y os digo'],
    ['كم سعر Monstera؟', 'تمام بفكر فيها وبرجع لكم'],
  ])('%s / %s: is told nothing more', async (first, second) => {
    const answer = await talkTo(GARDEN, [first, second]);
    expect(answer.text).not.toMatch(/26/u);
    expect([answer.citations, answer.unanswered]).toEqual([[], null]);
  });
});

describe('what sounds alike and is not the same', () => {
  it.each(['do you test drinking water?', 'testet ihr Trinkwasser?'])('%s', async (text) => {
    const answer = await talkTo(GARDEN, [text]);
    expect(answer.confidence).toBeLessThan(UNSURE);
  });

  it.each(['do you test pond water?', 'testet ihr Teichwasser?', 'testet ihr das Wasser vom Teich?'])(
    '%s: is the thing itself',
    async (text) => expect((await talkTo(GARDEN, [text])).confidence).toBeGreaterThan(SURE),
  );

  it('an article without an amount is not what something costs', async () => {
    const { text } = await talkTo(GARDEN, ['how much is the big tune-up of a mower?']);
    expect(text).toMatch(/€129/u);
  });

  it('opened goods ask for no hours', async () => {
    for (const said of ["i haven't even opened it", "je ne l'ai même pas ouvert", 'ni lo he abierto'])
      expect((await talkTo(GARDEN, [`${said}. Monstera?`])).text).not.toMatch(/18:00/u);
  });
});

describe('where nothing is sure', () => {
  it('what comes closest is told, as what is not sure', async () => {
    const answer = await talkTo(GARDEN, ['something for bright rooms with dogs, trains and a violin']);
    expect(answer.text).toMatch(/comes closest/u);
    expect(answer.text).toMatch(/Monstera costs/u);
    expect(answer.confidence).toBeLessThan(UNSURE);
    expect(answer.unanswered).not.toBeNull();
  });

  it('a follow-up is about it', async () => {
    const answer = await talkTo(GARDEN, [
      'something for bright rooms with dogs, trains and a violin',
      'and how much is it?',
    ]);
    expect(answer.text).toMatch(/26/u);
    expect(answer.confidence).toBeLessThan(UNSURE);
  });

  it('a pregnancy gets the article in another language, and a person', async () => {
    const answer = await talkTo(GARDEN, ['I am pregnant, which plants are safe for me?']);
    expect(answer.text).toMatch(/laurier-rose/u);
    expect(answer.handoff).toEqual({ reason: 'listed_topic' });
  });

  it('goods that came damaged get the article, and a person', async () => {
    const answer = await talkTo(GARDEN, ['my box came today and half the plants are snapped in two']);
    expect(answer.text).toMatch(/within 48 hours/u);
    expect(answer.handoff).toEqual({ reason: 'trouble' });
  });
});
