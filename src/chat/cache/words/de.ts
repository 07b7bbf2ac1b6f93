import type { CacheWords } from './cache-words.js';

export const GERMAN: CacheWords = {
  greetings: 'hallo( zusammen)?|hi|hey|moin|servus|gruss gott|guten (tag|morgen|abend)|liebes team',
  please: 'bitte',
  thanks: '(vielen |herzlichen )?dank( im voraus)?|danke( schon| sehr| im voraus)?|merci',
  asks: `
    (konnen|konnten) sie mir (bitte )?sagen
    (kannst|konntest) du mir (bitte )?sagen
    ich (wollte|mochte|wurde gerne?) (gerne? )?(fragen|wissen)`,
  articles: 'der die das den dem des ein eine einen einem einer eines',
  has: 'haben sie|habt ihr|hast du|gibt es|gibts|habts',
  areYou: 'sind sie|seid ihr|bist du',
  is: 'ist|sind',
  fillers: `
    ihre?|euer|eure
    am(?= (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag))`,
  asksTime: 'wann|um (wie\\s?viel uhr|welche uhrzeit)',
  introduces: `
    ich heisse|mein name ist|hier (ist|spricht)
    meine (adresse|anschrift|telefonnummer|nummer|mail|e-mail|kundennummer|mailadresse) (ist|lautet)
    ich wohne (in|am|an)`,
};
