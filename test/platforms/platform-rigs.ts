import type { Stage } from '../e2e/stage.js';
import { GraphServer } from './graph-server.js';
import { MailServer } from './mail-server.js';
import { PageServer } from './page-server.js';
import { EmailRig } from './rigs/email-rig.js';
import { PageRig } from './rigs/page-rig.js';
import type { PlatformRig } from './rigs/platform-rig.js';
import { SlackRig } from './rigs/slack-rig.js';
import { SmsRig } from './rigs/sms-rig.js';
import { TelegramRig } from './rigs/telegram-rig.js';
import { WhatsAppRig } from './rigs/whatsapp-rig.js';
import { SlackServer } from './slack-server.js';
import { TelegramServer } from './telegram-server.js';
import { TwilioServer } from './twilio-server.js';

/** Each platform whose adapter must pass the contract, one line each. */
export const RIGS: Record<PlatformRig['kind'], (stage: Stage) => Promise<PlatformRig>> = {
  telegram: async ({ platforms }) => new TelegramRig(await TelegramServer.start(platforms.telegram)),
  whatsapp: async ({ platforms }) => new WhatsAppRig(await GraphServer.start(platforms.graph)),
  messenger: async ({ platforms }) => new PageRig(await PageServer.start('messenger', platforms.graph)),
  instagram: async ({ platforms }) => new PageRig(await PageServer.start('instagram', platforms.graph)),
  slack: async ({ platforms }) => new SlackRig(await SlackServer.start(platforms.slack)),
  sms: async ({ platforms }) => new SmsRig(await TwilioServer.start(platforms.twilio)),
  email: async () => new EmailRig(await MailServer.start()),
};
