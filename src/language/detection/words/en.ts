import type { DetectionWords } from './detection-words.js';

/** English words that identify the language. */
export const EN: DetectionWords = {
  functionWords: `the is are you your do does did have has can could would how what where when which who why this that it
    its i my me we our of for with from not and or there any some please thanks thank much many long open
    close closed still yet need want looking get got give tell about r u ur whats wheres dont cant isnt im
    ive youre be been will order yes yep hi hey hello morning sorry ok something anything under over cheap
    good bye cheers thx pls plz hiya`,
  shortMessages: [
    'hi',
    'hey',
    'hello',
    'hiya',
    'yo',
    'thanks',
    'thank you',
    'thx',
    'ty',
    'cheers',
    'bye',
    'goodbye',
    'ok thanks',
    'yes',
    'yes please',
    'yep',
    'no',
    'no thanks',
    'help',
    'good morning',
    'good evening',
    'see you',
    'great',
    'perfect',
    'cool',
    'price',
    'hours',
    'opening hours',
    'order',
    'refund',
    'returns',
    'delivery',
    'shipping',
    'agent',
    'human',
    'operator',
  ],
  letters: [],
  signs: '',
};
