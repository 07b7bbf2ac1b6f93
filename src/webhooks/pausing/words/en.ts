import type { PauseTexts } from './pause-texts.js';

export const ENGLISH: PauseTexts = {
  subject: (host) => `The webhook to ${host} was paused`,
  failing: (host, since) =>
    `All events for your system at ${host} have failed since ${since}, so nothing is sent to it any more.`,
  gone: (host) =>
    `Your system at ${host} has answered that it is gone (410), so nothing is sent to it any more.`,
  details:
    'What failed, and why: GET /v1/webhooks/{id}/deliveries in the API. To go on: PATCH /v1/webhooks/{id} with "status": "active".',
  later:
    'Events of the pause are not sent later. What was cancelled can be sent again for 30 days: POST /v1/webhooks/deliveries/{id}/replay.',
};
