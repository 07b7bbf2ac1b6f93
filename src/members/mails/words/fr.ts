import type { MemberTexts } from './member-texts.js';

export const FRENCH: MemberTexts = {
  invitation: {
    subject: (business) => `Invitation à rejoindre ${business}`,
    text: (business) =>
      `${business} vous invite à répondre à ses clients sur Frontdesk. Pour accepter, ouvrez ce lien et choisissez un mot de passe :`,
    holds:
      'Le lien fonctionne une seule fois, pendant sept jours. Si vous ne l’attendiez pas, ne faites rien.',
  },
  sign_in: {
    subject: () => 'Votre lien de connexion',
    text: () => 'Ce lien vous connecte à Frontdesk :',
    holds:
      'Le lien fonctionne une seule fois, pendant 15 minutes. Si vous ne l’avez pas demandé, ne faites rien.',
  },
  reset: {
    subject: () => 'Choisissez un nouveau mot de passe',
    text: () => 'Ce lien vous permet de choisir un nouveau mot de passe pour Frontdesk :',
    holds:
      'Le lien fonctionne une seule fois, pendant 15 minutes. Si vous ne l’avez pas demandé, ne faites rien : votre mot de passe reste inchangé.',
  },
};
