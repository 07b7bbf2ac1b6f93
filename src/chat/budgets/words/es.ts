import type { WarningTexts } from './warning-texts.js';

export const SPANISH: WarningTexts = {
  subject: (business) => `${business}: se ha usado el 80 % del presupuesto del modelo de IA`,
  usedToday: 'Su asistente ha usado el 80 % del presupuesto de hoy para el modelo de IA.',
  usedThisMonth: 'Su asistente ha usado el 80 % del presupuesto de este mes para el modelo de IA.',
  afterwards: (until) =>
    `Cuando se agote, el asistente trabajará sin el modelo o pasará la conversación a su equipo, según su configuración. El presupuesto empieza de nuevo: ${until}.`,
  details: 'Las cifras: GET /v1/usage en la API.',
};
