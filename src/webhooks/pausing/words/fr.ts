import type { PauseTexts } from './pause-texts.js';

export const FRENCH: PauseTexts = {
  subject: (host) => `Le webhook vers ${host} a été suspendu`,
  failing: (host, since) =>
    `Depuis le ${since}, tous les événements pour votre système ${host} ont échoué ; plus rien ne lui est envoyé.`,
  gone: (host) => `Votre système ${host} a répondu qu’il n’existe plus (410) ; plus rien ne lui est envoyé.`,
  details:
    'Ce qui a échoué et pourquoi : GET /v1/webhooks/{id}/deliveries dans l’API. Pour reprendre : PATCH /v1/webhooks/{id} avec "status": "active".',
  later:
    'Les événements de la suspension ne sont pas envoyés plus tard. Ce qui a été annulé peut être renvoyé pendant 30 jours : POST /v1/webhooks/deliveries/{id}/replay.',
};
