/** @typedef {import('./mutant.d.ts').Mutant} Mutant */

const ROWS = 'test/integration/channel-rows.spec.ts';

/** Mutants of the messaging platforms. @type {Mutant[]} */
export default [
  {
    name: 'channel-signature-of-parsed-body',
    breaks: 'what is taken as signed is not what was signed',
    edits: [
      {
        file: 'src/channels/messengers/meta/meta-signature.ts',
        search: `hmac(appSecret, 'hex', delivery.body)`,
        replace: `hmac(appSecret, 'hex', Buffer.from(JSON.stringify(JSON.parse(delivery.body.toString('utf8')))))`,
      },
    ],
    specs: ['src/channels/messengers/meta/meta-signature.spec.ts'],
  },
  {
    name: 'channel-replays-of-slack',
    breaks: 'whoever has once read a delivery of Slack may send it again for ever',
    edits: [
      {
        file: 'src/channels/messengers/slack/slack-signature.ts',
        search: `return age <= LONGEST_AGE_S ? null : 'too_old';`,
        replace: 'return age < 0 ? null : null;',
      },
    ],
    specs: ['src/channels/messengers/slack/slack-signature.spec.ts'],
  },
  {
    name: 'channel-sms-of-another-address',
    breaks: 'what Twilio has signed for one address, such as a status, is taken at another',
    edits: [
      {
        file: 'src/channels/messengers/sms/twilio-signature.ts',
        search: '.update(`${url}${fields}`)',
        replace: `.update(\`\${url.split('?')[0]}\${fields}\`)`,
      },
    ],
    specs: ['src/channels/messengers/sms/twilio-signature.spec.ts'],
  },
  {
    name: 'channel-secrets-shown',
    breaks: 'whoever may list channels reads the business’s credentials at its platforms',
    edits: [
      {
        file: 'src/channels/messengers/channels.repository.ts',
        search: 'enabled: row.enabled, settings: row.settings }',
        replace:
          'enabled: row.enabled, settings: { ...row.settings, ...this.secrets.open(row.id, row.sealed_secrets) } }',
      },
    ],
    specs: ['src/channels/messengers/channels.repository.spec.ts'],
  },
  {
    name: 'channel-account-claimed-twice',
    breaks: 'a business takes over the account that another one has connected',
    edits: [
      {
        file: 'src/channels/messengers/channel-claims.repository.ts',
        search: `
           AND NOT EXISTS (SELECT FROM channels c WHERE c.tenant_id = a.holder AND c.id = a.channel_id)`,
        replace: '',
      },
    ],
    specs: [ROWS],
    tests: 'the claim of an account',
  },
];
