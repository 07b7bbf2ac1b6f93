import { readPageEvents, type PageObject } from './page-events.js';

const PAGE = '100';
const CUSTOMER = '7001';
const AT = 1_457_764_197_627;
const KEY = '01890a5d-ac96-774b-bcce-b302099a8057.0';

const event = (fields: object, sender = CUSTOMER) => ({
  ...{
    sender: { id: sender },
    recipient: { id: sender === PAGE ? CUSTOMER : PAGE },
    timestamp: AT,
    ...fields,
  },
});
const read = (messaging: object[], object: PageObject = 'page', id = PAGE) =>
  readPageEvents({ object, entry: [{ id, time: AT, messaging }] }, object, PAGE);
const content = (message: object) =>
  read([event({ message: { mid: 'm1', ...message } })]).messages.map((each) => each.content);

describe('what Meta delivers of a page', () => {
  it('is a message of a customer, with the time of Meta’s clock', () => {
    expect(read([event({ message: { mid: 'm1', text: 'hello' } })]).messages).toEqual([
      {
        ...{ id: 'm1', chat: CUSTOMER, at: new Date(AT), content: { kind: 'text', text: 'hello' } },
        user: { name: null, locale: null, phone: null },
      },
    ]);
  });

  it.each([
    [
      'a press',
      { text: 'Cut…', quick_reply: { payload: '01890a5d-ac96-774b-bcce-b302099a8057.12' } },
      'choice',
    ],
    ['a press of somebody else’s button', { text: 'Yes', quick_reply: { payload: 'YES' } }, 'text'],
    ['a shared link with its words', { text: 'look', attachments: [{ type: 'fallback' }] }, 'text'],
    [
      'a voice message',
      { attachments: [{ type: 'audio', payload: { url: 'https://x.example/' } }] },
      'media',
    ],
    ['what Meta does not pass on', { is_unsupported: true }, 'media'],
  ])('is %s', (_, message, kind) => {
    expect(content(message).map((each) => each.kind)).toEqual([kind]);
  });

  it.each([
    ['audio', {}, 'voice'],
    ['image', {}, 'image'],
    ['image', { sticker_id: 369239263222822 }, 'sticker'],
    ['file', {}, 'file'],
    ['ig_reel', {}, 'other'],
  ])('%s with %j is a medium of the kind %s', (type, payload, media) => {
    expect(content({ attachments: [{ type, payload }] })).toEqual([{ kind: 'media', media, caption: null }]);
  });

  it.each([
    ['the button that opens a chat', { payload: 'GET_STARTED', title: 'Get started' }, { kind: 'start' }],
    [
      'a question set up at Meta',
      { payload: 'Q1', title: 'Opening hours?' },
      { kind: 'text', text: 'Opening hours?' },
    ],
  ])('is %s', (_, postback, expected) => {
    expect(read([event({ postback })]).messages.map((each) => [each.id, each.content])).toEqual([
      [`postback.${AT}`, expected],
    ]);
  });

  it('is never what the page says itself: with our key it was taken, and else it is a person’s', () => {
    const echo = (more: object) => event({ message: { mid: 'm2', text: 'x', is_echo: true, ...more } }, PAGE);
    const told = read([
      echo({ metadata: KEY }),
      echo({}),
      event({ message: { mid: 'm3', text: 'y' } }, PAGE),
    ]);
    expect(told.messages).toEqual([]);
    expect(told.statuses).toEqual([{ externalId: 'm2', status: 'sent', key: KEY, reason: null }]);
    expect(told.ignored).toBe(2);
  });

  it('is what has been delivered, and of Instagram what has been read', () => {
    expect(read([event({ delivery: { mids: ['a', 'b'], watermark: AT } })]).statuses).toEqual(
      ['a', 'b'].map((externalId) => ({ externalId, status: 'delivered', key: null, reason: null })),
    );
    expect(read([event({ read: { mid: 'a' } })], 'instagram').statuses).toEqual([
      { externalId: 'a', status: 'read', key: null, reason: null, isUpTo: true },
    ]);
  });

  it('is passed over when nobody says anything', () => {
    const events = [
      event({ reaction: { mid: 'a', action: 'react' } }),
      event({ message: { mid: 'a', is_deleted: true } }),
      event({ read: { watermark: AT } }),
      { sender: {} },
    ];
    expect(read(events)).toMatchObject({ messages: [], statuses: [], ignored: 4, isForeign: false });
    expect(readPageEvents('x', 'page', PAGE)).toMatchObject({ ignored: 1, isForeign: false });
  });

  it('is foreign when it names another account alone; else what is its own is taken', () => {
    const message = event({ message: { mid: 'm1', text: 'hello' } });
    expect(read([message], 'page', '999')).toMatchObject({ messages: [], foreign: ['999'], isForeign: true });
    const both = {
      object: 'page',
      entry: [
        { id: '999', time: AT, messaging: [message] },
        { id: PAGE, time: AT, messaging: [message] },
      ],
    };
    expect(readPageEvents(both, 'page', PAGE)).toMatchObject({ foreign: ['999'], isForeign: false });
    expect(readPageEvents(both, 'page', PAGE).messages).toHaveLength(1);
    expect(readPageEvents(both, 'instagram', PAGE)).toMatchObject({ messages: [], ignored: 1 });
  });
});
