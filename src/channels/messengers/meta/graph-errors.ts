import { PlatformFailure, type FailureKind } from '../channel-adapter.port.js';

/** As Meta sends it, of what is read. */
interface GraphError {
  code: number;
  error_subcode?: number | undefined;
  is_transient?: boolean | undefined;
}

interface Meaning {
  kind: FailureKind;
  says: string;
  /** Where the platform documents how long to wait, in milliseconds. */
  waitMs?: number;
}

const BUSY: Meaning = { kind: 'limited', says: 'Meta asks us to wait: too many calls.', waitMs: 5_000 };
const AWAY: Meaning = { kind: 'retry', says: 'Meta has a fault for the moment.' };
const TOKEN: Meaning = {
  kind: 'unauthorized',
  says: 'Meta does not accept the access token: it has ended, was revoked, or lacks a permission.',
};
const ACCOUNT: Meaning = {
  kind: 'unauthorized',
  says: 'Meta has locked the business account, or it is not registered or not paid for.',
};
const GONE: Meaning = {
  kind: 'unreachable',
  says: 'The customer cannot be reached: they have blocked the account, or are gone.',
};
const SESSION: Meaning = {
  kind: 'session_over',
  says: 'The customer has written nothing for 24 hours, and Meta takes only a template.',
};

const WINDOW: Meaning = {
  kind: 'session_over',
  says: 'The customer has written nothing for 24 hours, or for seven days: Meta takes no message until they write.',
};

/**
 * The errors of the Cloud API
 * (developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes) and of the Graph API
 * (developers.facebook.com/docs/graph-api/guides/error-handling), and those of the Messenger Platform
 * (developers.facebook.com/docs/messenger-platform/error-codes). What is not listed is refused for good.
 */
const MEANINGS: Record<number, Meaning> = {
  ...{ 0: TOKEN, 3: TOKEN, 10: TOKEN, 190: TOKEN, 200: TOKEN },
  ...{ 1: AWAY, 2: AWAY, 1200: AWAY, 131000: AWAY, 131016: AWAY, 133004: AWAY },
  ...{
    4: BUSY,
    17: BUSY,
    32: BUSY,
    341: BUSY,
    613: BUSY,
    80006: BUSY,
    80007: BUSY,
    130429: BUSY,
    133016: BUSY,
  },
  131048: { kind: 'limited', says: 'Meta limits the number because of complaints.', waitMs: 60_000 },
  131056: { kind: 'limited', says: 'Too many messages to this customer in a short time.', waitMs: 6_000 },
  ...{ 368: ACCOUNT, 131031: ACCOUNT, 131042: ACCOUNT, 131045: ACCOUNT, 133010: ACCOUNT },
  ...{ 551: GONE, 131026: GONE, 131050: GONE, 130497: GONE },
  131047: SESSION,
};

/** Where a code says too little: by code and subcode. */
const CLOSER: Record<string, Meaning> = {
  ...{ '10/2018278': WINDOW, '10/2018065': WINDOW, '10/2534022': WINDOW },
  ...{ '10/2018108': GONE, '100/2018001': GONE, '100/2534014': GONE, '200/1545041': GONE },
};

/** Permissions have a range of codes. */
const PERMISSIONS = { from: 200, until: 299 };

/** @param error null when the body is none of Meta’s */
export function graphFailure(status: number, error: GraphError | null): PlatformFailure {
  const meaning = error ? meaningOf(error) : undefined;
  if (meaning) return new PlatformFailure(meaning.kind, meaning.says, meaning.waitMs ?? null);
  if (status === 429) return new PlatformFailure('limited', BUSY.says, BUSY.waitMs);
  if (status === 401) return new PlatformFailure('unauthorized', TOKEN.says);
  if (status >= 500 || error?.is_transient === true) return new PlatformFailure('retry', AWAY.says);
  return new PlatformFailure('refused', `Meta did not take it (${error ? `error ${error.code}` : status}).`);
}

/** What a code means in plain words; null of one that is not known. */
export function graphReason(code: number): string {
  return meaningOf({ code })?.says ?? `Meta did not deliver it (error ${code}).`;
}

function meaningOf({ code, error_subcode: subcode }: GraphError): Meaning | undefined {
  const isPermission = code >= PERMISSIONS.from && code <= PERMISSIONS.until;
  return CLOSER[`${code}/${subcode}`] ?? MEANINGS[code] ?? (isPermission ? TOKEN : undefined);
}
