import { PlatformFailure, type FailureKind } from '../channel-adapter.port.js';

interface Meaning {
  kind: FailureKind;
  says: string;
  /** Slack may have done it all the same. */
  isInDoubt?: true;
}

const AWAY: Meaning = { kind: 'retry', says: 'Slack has a fault for the moment.' };
const UNSURE: Meaning = { ...AWAY, isInDoubt: true };
const BUSY: Meaning = { kind: 'limited', says: 'Slack asks us to wait: too many calls.' };
const TOKEN: Meaning = {
  kind: 'unauthorized',
  says: 'Slack does not accept the token: it was revoked, or lacks a scope.',
};
const GONE: Meaning = {
  kind: 'unreachable',
  says: 'The customer cannot be reached: the channel is closed to the app, or they are gone.',
};

/**
 * Errors of the Web API, which come with HTTP 200 (docs.slack.dev/reference/methods/chat.postMessage#errors). Of
 * `fatal_error` and `internal_error` Slack says that a part may have succeeded. What is not listed is refused for good.
 */
const MEANINGS = new Map<string, Meaning>(
  Object.entries({
    ...{ service_unavailable: AWAY, request_timeout: AWAY, team_added_to_org: AWAY },
    ...{ internal_error: UNSURE, fatal_error: UNSURE },
    ...{ ratelimited: BUSY, rate_limited: BUSY },
    ...{ not_authed: TOKEN, invalid_auth: TOKEN, account_inactive: TOKEN, token_revoked: TOKEN },
    ...{ token_expired: TOKEN, no_permission: TOKEN, missing_scope: TOKEN, not_allowed_token_type: TOKEN },
    ...{ org_login_required: TOKEN, ekm_access_denied: TOKEN, access_denied: TOKEN, accesslimited: TOKEN },
    ...{ team_access_not_granted: TOKEN, two_factor_setup_required: TOKEN, enterprise_is_restricted: TOKEN },
    ...{ channel_not_found: GONE, not_in_channel: GONE, is_archived: GONE, user_not_found: GONE },
    ...{ cannot_dm_bot: GONE, user_is_bot: GONE, messages_tab_disabled: GONE },
  }),
);

const DEFAULT_WAIT_MS = 1_000;

/** @param error null when the body is none of Slack’s @param retryAfter seconds, as the header has them */
export function slackFailure(
  status: number,
  error: string | null,
  retryAfter: string | null,
): PlatformFailure {
  const meaning = status === 429 ? BUSY : (MEANINGS.get(error ?? '') ?? (status >= 500 ? UNSURE : undefined));
  if (!meaning) return new PlatformFailure('refused', `Slack did not take it (${nameOf(error) ?? status}).`);
  const seconds = Number(retryAfter ?? '');
  const asked = seconds > 0 ? seconds * 1_000 : DEFAULT_WAIT_MS;
  const failure = new PlatformFailure(meaning.kind, meaning.says, meaning.kind === 'limited' ? asked : null);
  failure.isInDoubt = meaning.isInDoubt === true;
  return failure;
}

/** Only what can be a name of an error is shown. */
function nameOf(error: string | null): string | null {
  return error !== null && /^[a-z_]{1,60}$/.test(error) ? error : null;
}
