import type { EndingWords } from './ending-words.js';

export const GERMAN: EndingWords = {
  inflections: 'e|es|en|er|em|ens|s|n',
  derivations: 'ung|ungen|heit|keit|schaft|lich|lichen|isch|ischen|ieren|ation|tion',
};
