import type { Standing } from '../../assistant/chat-tool.js';
import type { Speech } from '../../language/speech.js';
import { sayDay } from '../../language/text/phrasing.js';
import type { TeamReach } from './team-reach.port.js';
import { HANDOFF_SENTENCES } from './words/patterns.js';

/** What a visitor is told who is to be answered by a person. */
export interface HandoffPromise {
  /** One paragraph of whole sentences. */
  text: string;
  /** It asks for an e-mail address. */
  asksEmail: boolean;
}

/** Nobody waits, and nothing is known of the visitor. */
export const STRANGER: Standing = { waiting: false, reachable: false, staysOnPage: false };

/**
 * Promises only what somebody keeps: that the team is told only when it gets an e-mail, and a time only from the
 * opening hours. Asks for an address when no reply could reach the visitor otherwise.
 * @param standing before the handoff
 */
export function promiseOf(reach: TeamReach, standing: Standing, speech: Speech): HandoffPromise {
  const said = HANDOFF_SENTENCES[speech];
  const asksEmail = !standing.reachable && (standing.staysOnPage || reach.openNow !== true);
  const noted = standing.waiting ? said.notedBefore : reach.isTold ? said.told : said.noted;
  const parts = [noted, whenOf(reach, speech), ...(asksEmail ? [said.askEmail] : [])];
  return { text: parts.join(' '), asksEmail };
}

/** When a person can be there. */
export function whenOf({ openNow, changesAt, daysAhead }: TeamReach, speech: Speech): string {
  const said = HANDOFF_SENTENCES[speech];
  if (openNow === null || (!openNow && changesAt === null)) return said.whenUnknown;
  if (changesAt === null) return said.openNow;
  const time = changesAt.slice(11, 16);
  if (openNow) return daysAhead === 0 ? said.openUntil(time) : said.openNow;
  if (daysAhead === 0) return said.opensToday(time);
  if (daysAhead === 1) return said.opensTomorrow(time);
  return said.opensOn(sayDay(changesAt.slice(0, 10), speech), time);
}
