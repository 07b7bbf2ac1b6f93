import type { ModelWords } from './model-words.js';

export const GERMAN: ModelWords = {
  cutOff: {
    formal:
      'Diese Antwort konnte ich leider nicht zu Ende bringen. Soll ich Ihre Frage an jemanden aus dem Team weitergeben?',
    informal:
      'Diese Antwort konnte ich leider nicht zu Ende bringen. Soll ich deine Frage an jemanden aus dem Team weitergeben?',
  },
  overBudget: 'Das kann ich gerade nicht selbst beantworten; jemand aus unserem Team sollte es tun.',
};
