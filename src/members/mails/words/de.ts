import type { MemberTexts } from './member-texts.js';

export const GERMAN: MemberTexts = {
  invitation: {
    subject: (business) => `Einladung zu ${business}`,
    text: (business) =>
      `${business} lädt Sie ein, auf Frontdesk Kundenanfragen zu beantworten. Um anzunehmen, öffnen Sie diesen Link und wählen Sie ein Passwort:`,
    holds: 'Der Link gilt einmal und sieben Tage lang. Wenn Sie ihn nicht erwartet haben, tun Sie nichts.',
  },
  sign_in: {
    subject: () => 'Ihr Link zum Anmelden',
    text: () => 'Mit diesem Link melden Sie sich bei Frontdesk an:',
    holds: 'Der Link gilt einmal und 15 Minuten lang. Wenn Sie ihn nicht angefordert haben, tun Sie nichts.',
  },
  reset: {
    subject: () => 'Neues Passwort wählen',
    text: () => 'Mit diesem Link wählen Sie ein neues Passwort für Frontdesk:',
    holds:
      'Der Link gilt einmal und 15 Minuten lang. Wenn Sie ihn nicht angefordert haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
  },
};
