export const ALERT_TEST_STATUSES = ['unsent', 'waiting', 'acknowledged', 'escalated'] as const;
/**
 * `unsent`: Alertmanager did not take it; `waiting` for somebody to acknowledge it; `escalated`: nobody did in time, and
 * the second person was told.
 */
export type AlertTestStatus = (typeof ALERT_TEST_STATUSES)[number];

/** A test of the way from an alert to a person, as it is stored. */
export interface StoredAlertTest {
  id: string;
  /** The id of the admin key that started it; `schedule` for the weekly one. */
  startedBy: string;
  sentAt: Date;
  /** Names of Alertmanager's receivers that it went to; empty when Alertmanager did not take it. */
  receivers: string[];
  /** Receivers of Alertmanager that it did not go to; the heartbeat's is not counted. */
  unreached: string[];
  /** The person's own word. */
  acknowledgedBy: string | null;
  /** The id of the admin key; `link` for the link of the alert. */
  acknowledgedWith: string | null;
  acknowledgedAt: Date | null;
}

export interface AlertTest extends StoredAlertTest {
  status: AlertTestStatus;
  /** When the second person is told unless it is acknowledged. */
  escalatesAt: Date;
  /** From sending to acknowledging; null when it is not acknowledged. */
  seconds: number | null;
}

/** Who acknowledges an alert, and by what. */
export interface Acknowledgement {
  by: string;
  with: string;
}
