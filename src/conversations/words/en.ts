import type { NoticeWords } from './notice-words.js';

export const ENGLISH: NoticeWords = {
  resolved: 'This conversation has been closed. Write again at any time.',
  failed: 'Sorry, that could not be answered just now. It is left to a person from the team.',
  loop: 'The same message has come very often, so the automatic assistant pauses here. It is left to a person from the team.',
  nobodyCame:
    'Nobody from the team has been able to answer yet, we are sorry. The automatic assistant answers here again; you can ask for a person at any time.',
  returned: 'The automatic assistant answers here again. You can ask for a person at any time.',
  taken: (member) => `${member} from the team answers here now.`,
  mail: {
    subject: (business) => `A customer of ${business} waits for a person`,
    waits: 'A conversation has been handed off to your team and waits for an answer.',
    severalWait: (count) =>
      `${count} conversations have been handed off to your team and wait for an answer.`,
    conversation: 'Conversation',
    since: 'Since',
    meanwhile: 'The assistant goes on answering what it surely knows until somebody of your team writes.',
  },
};
