import { PAUSED_AFTER_DAYS } from '../delivering/schedule.js';
import type { PauseReason, WebhookStatus } from '../webhook.types.js';

const PAUSED: Record<PauseReason, string> = {
  failing: `The webhook was paused: every call has failed for ${PAUSED_AFTER_DAYS} days.`,
  gone: 'The webhook was paused: it has answered 410 Gone.',
};

/** Why what waited for a webhook is not delivered, in plain words. It may be active again since. */
export function whyStopped(status: WebhookStatus, pauseReason: PauseReason | null = null): string {
  if (status === 'active') return 'The webhook was paused or disabled before it was sent.';
  return status === 'paused' && pauseReason !== null ? PAUSED[pauseReason] : `The webhook was ${status}.`;
}
