import { clauseOf } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { readSmallTalk } from './small-talk.js';

const ASKED: readonly (readonly [Language, string])[] = [
  ['en', 'are you a robot or a person?'],
  ['en', 'am I talking to a real human here'],
  ['en', 'is this a bot answering me'],
  ['en', 'r u a machine'],
  ['en', 'who are you exactly?'],
  ['de', 'bist du ein roboter oder ein mensch'],
  ['de', 'rede ich hier mit einer maschine?'],
  ['de', 'sind Sie eigentlich ein echter Mensch?'],
  ['de', 'ist das ein bot oder sitzt da wer'],
  ['de', 'schreib ich da mit nem computer'],
  ['fr', 'vous êtes un robot ou une vraie personne ?'],
  ['fr', "c'est un robot qui répond ?"],
  ['fr', 'est-ce que je parle à un humain'],
  ['fr', 'qui êtes-vous ?'],
  ['es', '¿eres un robot o una persona?'],
  ['es', 'estoy hablando con una máquina?'],
  ['es', 'sos un bot'],
  ['es', 'hablo con una persona de verdad o un bot'],
  ['ar', 'انتو روبوت ولا في حد حقيقي عم يرد علي؟'],
  ['ar', 'هل أنت إنسان أم آلة؟'],
  ['ar', 'انا بحكي مع روبوت؟'],
  ['ar', 'حضرتك بشر ولا برنامج'],
];

const NOT_ASKED: readonly (readonly [Language, string])[] = [
  ['en', 'is this jumper machine washable?'],
  ['en', 'what are you charging for delivery?'],
  ['en', 'I want to talk to a real person'],
  ['de', 'ist das Leder echt?'],
  ['de', 'ist das eine Maschine für Bohnen?'],
  ['de', 'ich will mit einem Menschen reden'],
  ['fr', 'est-ce que vous avez une machine à café ?'],
  ['fr', 'qui répare les violons chez vous ?'],
  ['fr', 'je veux parler à une vraie personne'],
  ['es', '¿tienen una máquina de coser?'],
  ['es', 'quiero hablar con una persona'],
  ['ar', 'بدي احكي مع شخص'],
  ['ar', 'عندكم روبوت تنظيف؟'],
];

describe('who answers: a program or a person', () => {
  it.each(ASKED)('%s: %s', (language, text) => {
    expect(readSmallTalk(clauseOf(text, language))).toBe('who');
  });

  it.each(NOT_ASKED)('%s, something else: %s', (language, text) => {
    expect(readSmallTalk(clauseOf(text, language))).toBeNull();
  });
});
