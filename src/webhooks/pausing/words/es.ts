import type { PauseTexts } from './pause-texts.js';

export const SPANISH: PauseTexts = {
  subject: (host) => `El webhook a ${host} se ha detenido`,
  failing: (host, since) =>
    `Desde ${since} han fallado todos los eventos para su sistema en ${host}; ya no se le envía nada.`,
  gone: (host) => `Su sistema en ${host} ha respondido que ya no existe (410); ya no se le envía nada.`,
  details:
    'Qué ha fallado y por qué: GET /v1/webhooks/{id}/deliveries en la API. Para seguir: PATCH /v1/webhooks/{id} con "status": "active".',
  later:
    'Los eventos de la pausa no se envían después. Lo cancelado puede enviarse de nuevo durante 30 días: POST /v1/webhooks/deliveries/{id}/replay.',
};
