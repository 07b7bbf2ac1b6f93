import type { CacheWords } from './cache-words.js';

export const SPANISH: CacheWords = {
  greetings: 'hola( buenas)?|buenos dias|buenas( tardes| noches)?|buen dia|que tal',
  please: 'por favor|porfa|porfavor',
  thanks: '(muchas |mil )?gracias( de antemano)?',
  asks: `
    (me )?(puede|podria|puedes|podrias) decirme
    me (puede|podria|puedes|podrias) decir
    (quisiera|queria|quiero|me gustaria) (saber|preguntar)`,
  articles: 'el la los las un una',
  has: '(tienen|teneis|tienes|hay)(?! que )',
  areYou: 'estan|estais',
  is: 'es|son',
  fillers: 'su|sus|vuestr[oa]s?|ustedes|vosotros',
  asksTime: 'cuando|a que hora',
  introduces: `
    me llamo|mi nombre es
    mi (direccion|numero|telefono|correo|email|e-mail) es
    vivo en`,
};
