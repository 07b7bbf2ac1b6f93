import type { CacheWords } from './cache-words.js';

export const ENGLISH: CacheWords = {
  greetings: 'hi( there)?|hello( there)?|hey( there)?|hiya|good (morning|afternoon|evening|day)|dear team',
  please: 'please|pls|plz|kindly',
  thanks: 'thanks( a lot| so much| in advance)?|thank you( very much| so much| in advance)?|thx|cheers',
  asks: `
    (can|could|would) you (please )?tell me
    i (would like|want|wanted) to (know|ask)
    i('d| would) like to (know|ask)`,
  articles: 'the an',
  has: '(do|does) (you|the shop) have( got)?(?! to )|have you got(?! to )|(is|are) there',
  areYou: 'are you',
  is: 'is|are',
  fillers: `
    do you|does|your|any
    on(?= (mon|tues|wednes|thurs|fri|satur|sun)days?)`,
  asksTime: '(at )?what time|when',
  introduces: `
    my name is|i am called|this is … speaking
    my (address|phone|number|email|e-mail|birthday|account|date of birth) is
    i live (at|in)`,
};
