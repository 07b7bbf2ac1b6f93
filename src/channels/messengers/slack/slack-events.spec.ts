import { parseSlack, readSlack } from './slack-events.js';

const ACCOUNT = 'T1:UBOT';
const BUTTON = '019aa7d2-b3c4-7000-8000-9d2e4f6a8b20.1';

function callback(event: object, change: object = {}): object {
  return {
    ...{ type: 'event_callback', team_id: 'T1' },
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event: {
      type: 'message',
      channel_type: 'im',
      user: 'U7',
      channel: 'D5',
      ts: '1700000000.000100',
      ...event,
    },
    ...change,
  };
}

function pressed(change: object = {}): object {
  return {
    ...{ type: 'block_actions', team: { id: 'T1' }, user: { id: 'U7' }, channel: { id: 'D5' } },
    message: { ts: '1700000000.000100', user: 'UBOT' },
    actions: [
      {
        type: 'button',
        value: BUTTON,
        action_ts: '1700000009.5',
        text: { type: 'plain_text', text: 'Hours' },
      },
    ],
    ...change,
  };
}

const read = (body: object) => readSlack(body, ACCOUNT);
const only = (body: object) => read(body).messages[0];

describe('what Slack delivers', () => {
  it('is a direct message, by Slack’s time', () => {
    expect(only(callback({ text: 'Where is my order?' }))).toEqual({
      ...{ id: '1700000000.000100', chat: 'D5', at: new Date('2023-11-14T22:13:20.000Z') },
      user: { name: null, locale: null, phone: null },
      content: { kind: 'text', text: 'Where is my order?' },
    });
  });

  it('is a mention in a channel, whose answer goes to its thread; each customer has a chat of their own', () => {
    const mention = { type: 'app_mention', channel: 'C9', text: '<@UBOT> when are you open?' };
    expect(only(callback(mention))).toMatchObject({
      chat: 'C9:1700000000.000100:U7',
      content: { kind: 'text', text: 'when are you open?' },
    });
    const later = { ...mention, thread_ts: '1690000000.000001', user: 'U8' };
    expect(only(callback(later))?.chat).toBe('C9:1690000000.000001:U8');
    expect(only(callback({ text: 'x', thread_ts: '1690000000.000001' }))?.chat).toBe('D5:1690000000.000001');
    expect(only(callback({ ...mention, text: '<@UBOT>' }))?.content).toEqual({ kind: 'start' });
  });

  it.each([
    ['the app’s own message', { user: 'UBOT', text: 'Hello' }],
    ['one of another app', { bot_id: 'B2', text: 'Hello' }],
    ['one without an author', { subtype: 'bot_message', user: undefined, text: 'Hello' }],
    ['a changed one', { subtype: 'message_changed', text: 'Hello' }],
    ['one of Slackbot', { user: 'USLACKBOT', text: 'Hello' }],
    [
      'one in a channel that does not name the app',
      { channel: 'C9', channel_type: 'channel', text: 'Hello' },
    ],
    ['another event', { type: 'reaction_added' }],
    ['a time that is none', { ts: '17.x' }],
  ])('is passed over when it is %s', (_, event) => {
    expect(read(callback(event))).toMatchObject({ messages: [], ignored: 1, isForeign: false });
  });

  it('is passed over whatever else it is', () => {
    for (const body of [
      {},
      { type: 'app_rate_limited' },
      { type: 'event_callback' },
      pressed({ actions: [] }),
    ])
      expect(read(body)).toMatchObject({ messages: [], ignored: 1 });
    expect(readSlack(undefined, ACCOUNT).ignored).toBe(1);
  });

  it('is of another workspace, or of another app in it, and then not this channel’s', () => {
    const elsewhere = [{ team_id: 'T2', user_id: 'UBOT', is_bot: true }];
    expect(read(callback({ text: 'x' }, { authorizations: elsewhere }))).toMatchObject({
      ...{ messages: [], foreign: ['T2:UBOT'], isForeign: true },
    });
    const other = [{ team_id: 'T1', user_id: 'UOTHER', is_bot: true }];
    expect(read(callback({ text: 'x' }, { authorizations: other })).isForeign).toBe(true);
    expect(read(callback({ text: 'x' }, { team_id: 'T2', authorizations: [] })).isForeign).toBe(true);
    expect(read(callback({ text: 'x' }, { authorizations: [] })).messages).toHaveLength(1);
    expect(read(pressed({ team: { id: 'T2' } })).isForeign).toBe(true);
  });

  it('is a file with or without words', () => {
    const kinds = [
      [{ subtype: 'slack_audio', mimetype: 'audio/mp4' }, 'voice'],
      [{ mimetype: 'image/png' }, 'image'],
      [{ mimetype: 'video/mp4' }, 'video'],
      [{ mimetype: null }, 'file'],
    ] as const;
    for (const [file, media] of kinds)
      expect(only(callback({ subtype: 'file_share', text: '', files: [file] }))?.content).toEqual({
        ...{ kind: 'media', media, caption: null },
      });
    const worded = { subtype: 'file_share', text: 'Is it this one?', files: [{ mimetype: 'image/png' }] };
    expect(only(callback(worded))?.content).toMatchObject({ caption: 'Is it this one?' });
  });

  it('is read as the customer sees it', () => {
    const said: [string, string][] = [
      ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
      ['see <https://shop.example/a?b=1&amp;c=2>', 'see https://shop.example/a?b=1&c=2'],
      [
        '<http://shop.example|shop.example> or <mailto:a@b.example|a@b.example>',
        'shop.example or a@b.example',
      ],
      ['<#C1|orders> <!here> <!subteam^S1|@team> <@U9>', '#orders @here @team @U9'],
      ['1 < 2', '1 < 2'],
    ];
    for (const [text, read] of said)
      expect(only(callback({ text }))?.content).toEqual({ kind: 'text', text: read });
  });

  it('is a pressed button, in the thread that it stands in', () => {
    const body = parseSlack(
      Buffer.from(new URLSearchParams({ payload: JSON.stringify(pressed()) }).toString()),
    );
    expect(only(body as object)).toMatchObject({
      ...{ id: 'a1700000009.5', chat: 'D5' },
      content: {
        ...{ kind: 'choice', messageId: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b20', index: 1, label: 'Hours' },
      },
    });
    const message = { ts: '1700000000.000100', user: 'UBOT', thread_ts: '1690000000.1' };
    expect(only(pressed({ channel: { id: 'C9' }, message }))?.chat).toBe('C9:1690000000.1:U7');
  });

  it('is the question whether the address is ours', () => {
    expect(read({ type: 'url_verification', token: 'x', challenge: 'abc' }).reply).toEqual({
      challenge: 'abc',
    });
  });

  it('is nothing when it cannot be read', () => {
    for (const body of ['', '{', 'payload=', 'payload=%7B', 'a=b', '\xff'])
      expect(parseSlack(Buffer.from(body, 'latin1'))).toBeUndefined();
    expect(parseSlack(Buffer.from('{"a":"\\u0000b\\ud800"}'))).toEqual({ a: 'b\ufffd' });
  });
});
