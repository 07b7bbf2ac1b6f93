import type { NoticeWords } from './notice-words.js';

export const GERMAN: NoticeWords = {
  handoff: 'Ein Mensch aus dem Team wird hier antworten.',
  resolved: 'Dieses Gespräch wurde geschlossen. Sie können jederzeit wieder schreiben.',
  failed: 'Das konnte gerade leider nicht beantwortet werden. Jemand aus dem Team sieht es sich an.',
};
