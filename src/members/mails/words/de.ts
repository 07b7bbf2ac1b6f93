import type { MemberTexts } from './member-texts.js';

export const GERMAN: MemberTexts = {
  invitation: {
    subject: (business) => `Einladung zu ${business}`,
    text: (business) =>
      `${business} lädt dazu ein, auf Frontdesk Kundenanfragen zu beantworten. Zum Annehmen diesen Link öffnen und ein Passwort wählen:`,
    holds: 'Der Link gilt einmal und sieben Tage lang. Wer ihn nicht erwartet hat, braucht nichts zu tun.',
  },
  sign_in: {
    subject: () => 'Link zum Anmelden',
    text: () => 'Zum Anmelden bei Frontdesk diesen Link öffnen:',
    holds: 'Der Link gilt einmal und 15 Minuten lang. Wer ihn nicht angefordert hat, braucht nichts zu tun.',
  },
  reset: {
    subject: () => 'Neues Passwort wählen',
    text: () => 'Für ein neues Passwort bei Frontdesk diesen Link öffnen:',
    holds:
      'Der Link gilt einmal und 15 Minuten lang. Wer ihn nicht angefordert hat, braucht nichts zu tun: Das Passwort bleibt, wie es ist.',
  },
};
