import type { NoticeWords } from './notice-words.js';

export const FRENCH: NoticeWords = {
  resolved: {
    formal: 'Cette conversation est close. Vous pouvez réécrire à tout moment.',
    informal: 'Cette conversation est close. Tu peux réécrire à tout moment.',
  },
  failed: 'Désolé, la réponse n’a pas pu être donnée. Elle est laissée à une personne de l’équipe.',
  loop: 'Le même message est arrivé très souvent : l’assistant automatique fait donc une pause ici. La suite est laissée à une personne de l’équipe.',
  nobodyCame: {
    formal:
      'Personne de l’équipe n’a encore pu répondre, nous en sommes désolés. L’assistant automatique répond de nouveau ici ; vous pouvez demander une personne à tout moment.',
    informal:
      'Personne de l’équipe n’a encore pu répondre, nous en sommes désolés. L’assistant automatique répond de nouveau ici ; tu peux demander une personne à tout moment.',
  },
  returned: {
    formal: 'L’assistant automatique répond de nouveau ici. Vous pouvez demander une personne à tout moment.',
    informal: 'L’assistant automatique répond de nouveau ici. Tu peux demander une personne à tout moment.',
  },
  taken: (member) => `${member}, de l’équipe, répond maintenant ici.`,
  mail: {
    subject: (business) => `Un client de ${business} attend une personne`,
    waits: 'Une conversation a été transmise à votre équipe et attend une réponse.',
    severalWait: (count) =>
      `${count} conversations ont été transmises à votre équipe et attendent une réponse.`,
    conversation: 'Conversation',
    since: 'Depuis',
    meanwhile:
      'Jusqu’à ce qu’un membre de votre équipe écrive, l’assistant continue de répondre à ce qu’il sait avec certitude.',
  },
};
