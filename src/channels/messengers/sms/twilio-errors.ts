import { PlatformFailure, type FailureKind } from '../channel-adapter.port.js';

interface Meaning {
  kind: FailureKind;
  says: string;
  waitMs?: number;
}

const BUSY: Meaning = { kind: 'limited', says: 'Twilio asks us to wait: too many calls.', waitMs: 2_000 };
const QUEUE: Meaning = {
  kind: 'limited',
  says: 'Too many messages of this number wait at Twilio.',
  waitMs: 60_000,
};
const AWAY: Meaning = { kind: 'retry', says: 'Twilio has a fault for the moment.' };
const TOKEN: Meaning = {
  kind: 'unauthorized',
  says: 'Twilio does not accept the account or its auth token, or the account is suspended.',
};
const SENDER: Meaning = {
  kind: 'unauthorized',
  says: 'Twilio does not accept the number as a sender: it is not of the account, or cannot send SMS.',
};
const STOPPED: Meaning = {
  kind: 'unreachable',
  says: 'The customer has asked for no more messages, by STOP.',
};
const NO_PHONE: Meaning = {
  kind: 'unreachable',
  says: 'The customer cannot be reached: the number takes no SMS.',
};
const COUNTRY: Meaning = {
  kind: 'refused',
  says: 'SMS to the customer’s country are not allowed for the account at Twilio.',
};
const OFF: Meaning = {
  kind: 'refused',
  says: 'The customer’s phone could not be reached: switched off, or without a network.',
};
const FILTERED: Meaning = { kind: 'refused', says: 'A carrier has filtered the message.' };
const UNREGISTERED: Meaning = {
  kind: 'refused',
  says: 'The number is not registered for this traffic (A2P 10DLC, or toll-free verification).',
};

/** twilio.com/docs/api/errors. What is not listed is refused for good. */
const MEANINGS: Record<number, Meaning> = {
  ...{ 20429: BUSY, 14107: BUSY, 21611: QUEUE, 30001: QUEUE },
  ...{ 20500: AWAY, 20503: AWAY, 30008: { ...OFF, says: 'The carrier has not said why it failed.' } },
  ...{ 20003: TOKEN, 20005: TOKEN, 20006: TOKEN, 20403: TOKEN, 30002: TOKEN },
  ...{ 21603: SENDER, 21606: SENDER, 21659: SENDER, 21660: SENDER, 21266: SENDER },
  ...{ 21610: STOPPED, 30004: STOPPED },
  ...{ 21211: NO_PHONE, 21214: NO_PHONE, 21217: NO_PHONE, 21612: NO_PHONE, 21614: NO_PHONE },
  ...{ 30005: NO_PHONE, 30006: NO_PHONE },
  ...{ 21408: COUNTRY, 30003: OFF, 30007: FILTERED, 30034: UNREGISTERED, 30032: UNREGISTERED },
};

/** @param code null when the body is none of Twilio's @param retryAfter seconds, as the header has them */
export function twilioFailure(
  status: number,
  code: number | null,
  retryAfter: string | null,
): PlatformFailure {
  const meaning = MEANINGS[code ?? 0] ?? ofStatus(status);
  if (!meaning) return new PlatformFailure('refused', `Twilio did not take it (${code ?? status}).`);
  const seconds = Number(retryAfter ?? '');
  const asked = seconds > 0 ? seconds * 1_000 : (meaning.waitMs ?? null);
  const failure = new PlatformFailure(meaning.kind, meaning.says, asked);
  // Twilio's own errors say that nothing was done; a gateway's do not.
  failure.isInDoubt = status >= 500 && code === null;
  return failure;
}

function ofStatus(status: number): Meaning | undefined {
  if (status === 429) return BUSY;
  if (status === 401 || status === 403) return TOKEN;
  return status >= 500 ? AWAY : undefined;
}

/** Why a message that was taken has not come, in plain words. @param code null where none is told */
export function twilioReason(code: number | null): string {
  return (
    MEANINGS[code ?? 0]?.says ?? `It was not delivered (${code === null ? 'no reason' : `error ${code}`}).`
  );
}

/** Whether nothing can be sent to the customer from now on. */
export function isGoneBy(code: number | null): boolean {
  return MEANINGS[code ?? 0]?.kind === 'unreachable';
}
