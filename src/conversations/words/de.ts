import type { NoticeWords } from './notice-words.js';

export const GERMAN: NoticeWords = {
  resolved: {
    formal: 'Dieses Gespräch wurde geschlossen. Sie können jederzeit wieder schreiben.',
    informal: 'Dieses Gespräch wurde geschlossen. Du kannst jederzeit wieder schreiben.',
  },
  failed: 'Das konnte gerade leider nicht beantwortet werden. Es bleibt für jemanden aus dem Team.',
  loop: 'Dieselbe Nachricht kam sehr oft, deshalb macht der automatische Assistent hier eine Pause. Es bleibt für jemanden aus dem Team.',
  nobodyCame: {
    formal:
      'Bisher konnte leider niemand aus dem Team antworten. Der automatische Assistent antwortet hier wieder; Sie können jederzeit nach einem Menschen fragen.',
    informal:
      'Bisher konnte leider niemand aus dem Team antworten. Der automatische Assistent antwortet hier wieder; du kannst jederzeit nach einem Menschen fragen.',
  },
  returned: {
    formal:
      'Hier antwortet wieder der automatische Assistent. Sie können jederzeit nach einem Menschen fragen.',
    informal:
      'Hier antwortet wieder der automatische Assistent. Du kannst jederzeit nach einem Menschen fragen.',
  },
  taken: (member) => `Hier antwortet jetzt ${member} aus dem Team.`,
  mail: {
    subject: (business) => `Ein Kunde von ${business} wartet auf einen Menschen`,
    waits: 'Ein Gespräch wurde an Ihr Team übergeben und wartet auf eine Antwort.',
    severalWait: (count) => `${count} Gespräche wurden an Ihr Team übergeben und warten auf eine Antwort.`,
    conversation: 'Gespräch',
    since: 'Seit',
    meanwhile: 'Bis jemand aus Ihrem Team schreibt, beantwortet der Assistent weiter, was er sicher weiß.',
  },
};
