import type { WarningTexts } from './warning-texts.js';

export const FRENCH: WarningTexts = {
  subject: (business) => `${business} : 80 % du budget pour le modèle d’IA est utilisé`,
  usedToday: 'Votre assistant a utilisé 80 % du budget du jour pour le modèle d’IA.',
  usedThisMonth: 'Votre assistant a utilisé 80 % du budget du mois pour le modèle d’IA.',
  afterwards: (until) =>
    `Quand il sera épuisé, l’assistant travaillera sans le modèle ou passera la main à votre équipe, selon votre réglage. Le budget repart à zéro : ${until}.`,
  details: 'Les chiffres : GET /v1/usage dans l’API.',
};
