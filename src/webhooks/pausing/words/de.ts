import type { PauseTexts } from './pause-texts.js';

export const GERMAN: PauseTexts = {
  subject: (host) => `Der Webhook an ${host} wurde angehalten`,
  failing: (host, since) =>
    `Seit ${since} sind alle Ereignisse an das System unter ${host} fehlgeschlagen, deshalb wird nichts mehr gesendet.`,
  gone: (host) =>
    `Das System unter ${host} hat geantwortet, dass es nicht mehr da ist (410), deshalb wird nichts mehr gesendet.`,
  details:
    'Was fehlgeschlagen ist und warum: GET /v1/webhooks/{id}/deliveries in der API. Weiter geht es mit PATCH /v1/webhooks/{id} und "status": "active".',
  later:
    'Ereignisse aus der Pause werden nicht nachgeholt. Was abgebrochen wurde, kann 30 Tage lang noch einmal gesendet werden: POST /v1/webhooks/deliveries/{id}/replay.',
};
