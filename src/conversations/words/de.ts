import type { NoticeWords } from './notice-words.js';

export const GERMAN: NoticeWords = {
  resolved: 'Dieses Gespräch wurde geschlossen. Sie können jederzeit wieder schreiben.',
  failed: 'Das konnte gerade leider nicht beantwortet werden. Es bleibt für jemanden aus dem Team.',
  nobodyCame:
    'Bisher konnte leider niemand aus dem Team antworten. Der automatische Assistent antwortet hier wieder; Sie können jederzeit nach einem Menschen fragen.',
  returned:
    'Hier antwortet wieder der automatische Assistent. Sie können jederzeit nach einem Menschen fragen.',
  mail: {
    subject: (business) => `Ein Kunde von ${business} wartet auf einen Menschen`,
    waits: 'Ein Gespräch wurde an Ihr Team übergeben und wartet auf eine Antwort.',
    severalWait: (count) => `${count} Gespräche wurden an Ihr Team übergeben und warten auf eine Antwort.`,
    conversation: 'Gespräch',
    since: 'Seit',
    meanwhile: 'Bis jemand aus Ihrem Team schreibt, beantwortet der Assistent weiter, was er sicher weiß.',
  },
};
