import type { GroupingWords } from './grouping-words.js';

export const SPANISH: GroupingWords = {
  asides: `
    por favor|buen(os|as) (dias|tardes|noches)|buenas|muchas gracias|(me )?(puede|puedes|pueden|podria|podrian) decir(me)?
    (quisiera|quiero|queria|me gustaria) (saber|preguntar)|digame|dime
    (puedo|se puede|podria|podemos) (comprar|pedir|adquirir|conseguir)|a la venta|en venta|una (pequena )?pregunta`,
  price: `cuanto (cuesta|cuestan|vale|valen|es|son|costaria|sale|salen|cobran) | a cuanto (esta|estan|sale)
    (a |cual es |que )?(el )?precios?( tienen?)?|cuestan?|(a )?que precio (tienen?|esta)`,
  when: 'cuando|(a |de )?que hora|(que|cual) dias?|en que fecha',
  where: 'donde|adonde|en que (sitio|lugar)',
  must: 'debo|debe|deben|debemos|hay que|tengo que|tiene que|tienen que|obligatorio|obligatoria|necesario|necesaria',
  not: 'no|sin|nunca|jamas|ningun|ninguna?|ni|tampoco',
  from: 'desde|a partir de',
  before: 'antes|hasta',
  after: 'despues|tras',
  empty: `el la los las lo un una unos unas de del al a en con para por y es son esta estan soy eres era ser sea su sus
    mi mis tu tus nuestro nuestra nuestros nuestras vuestro vuestra se me te les le os usted ustedes vosotros yo que
    cual cuales si tiene tienen tienes teneis tengo tenemos hay habra ofrece ofrecen ofreceis venden vende vendeis
    vendes disponible disponibles puedo puede puedes pueden podeis podemos podria podrian podriais algun alguna
    algunos algunas hola gracias favor saber quisiera quiero queria gustaria tambien ahora actualmente este esta ese
    esa esto eso pues bueno aqui ahi pregunta pueda puedan`,
  titles: '(sr|sra|srta|senor|senora|senorita|don|dona|dr|dra|doctor|doctora)\\.?',
};
