import type { Standing } from '../../assistant/chat-tool.js';
import type { ChatRequest } from '../chat-engine.port.js';
import { nameIn, nothingLeft, objectOf, WireFault, type Whole } from './wire.js';

type Speaker = ChatRequest['history'][number]['from'];

const SPEAKERS: Readonly<Record<Speaker, true>> = {
  visitor: true,
  assistant: true,
  member: true,
  system: true,
};

export interface WireRequest {
  conversationId: string;
  turnId: string;
  verifiedEmail?: string | null;
  text: string;
  history: { from: string; text: string }[];
  memoryJson: string;
  locale?: string | null;
  standing?: Standing;
  channel?: string;
  at: string;
  isTraced?: boolean;
  isTrial?: boolean;
  messages?: number;
  keepsTrace?: boolean;
  waitedMs?: number;
}

/** Who asks is told by the call's metadata. */
export type RequestBody = Omit<ChatRequest, 'tenantId' | 'visitorId'>;

export function writeRequest(request: RequestBody): Whole<WireRequest> {
  const { conversationId, turnId, verifiedEmail, text, history, memory, locale, ...more } = request;
  const { standing, channel, at, isTraced, isTrial, messages, keepsTrace, waitedMs, ...rest } = more;
  nothingLeft(rest);
  return {
    conversationId,
    turnId,
    verifiedEmail,
    text,
    history: history.map(writeEntry),
    memoryJson: JSON.stringify(memory),
    locale,
    standing: standing && writeStanding(standing),
    channel,
    at,
    isTraced,
    isTrial,
    messages,
    keepsTrace,
    waitedMs,
  };
}

/** @throws WireFault */
export function readRequest(wire: WireRequest): Whole<RequestBody> {
  if (Number.isNaN(Date.parse(wire.at))) throw new WireFault('at: is not a moment in ISO 8601.');
  return {
    conversationId: wire.conversationId,
    turnId: wire.turnId,
    verifiedEmail: wire.verifiedEmail ?? null,
    text: wire.text,
    history: wire.history.map(({ from, text }) => ({ from: nameIn(SPEAKERS, from, 'history.from'), text })),
    memory: objectOf(wire.memoryJson, 'memory_json'),
    locale: wire.locale ?? null,
    standing: wire.standing && readStanding(wire.standing),
    channel: wire.channel,
    at: wire.at,
    isTraced: wire.isTraced,
    isTrial: wire.isTrial,
    messages: wire.messages,
    keepsTrace: wire.keepsTrace,
    waitedMs: wire.waitedMs,
  };
}

function writeEntry(entry: ChatRequest['history'][number]): { from: string; text: string } {
  const { from, text, ...rest } = entry;
  nothingLeft(rest);
  return { from, text };
}

function writeStanding(standing: Standing): Standing {
  const { waiting, reachable, staysOnPage, ...rest } = standing;
  nothingLeft(rest);
  return { waiting, reachable, staysOnPage };
}

function readStanding({ waiting, reachable, staysOnPage }: Standing): Whole<Standing> {
  return { waiting, reachable, staysOnPage };
}
