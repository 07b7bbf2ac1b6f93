import type { PassageWords } from './passage-words.js';

export const ES: PassageWords = {
  restricts: `
    no | nunca | jamas | ningun~ | nada | ni | sin | nadie | tampoco
    salvo | excepto | except~ | exclu~ | a excepcion de | a menos que | menos
    solo | solamente | unicamente | como maximo | como minimo | maximo | minimo | hasta | antes | dentro de
    sin embargo | siempre que | condicion~ | limit~ | restric~ | debe[n]? | requier~ | recargo~ | suplemento~
  `,
};
