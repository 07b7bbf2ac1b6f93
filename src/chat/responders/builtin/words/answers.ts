import type { Language } from '../../../../language/language.js';
import { phrasePattern } from '../../../../language/text/phrases.js';

interface SmallTalkWords {
  /** Who speaks: "Clay, the automatic assistant of Cedar & Clay". A shop's assistant may have the shop's name. */
  self: (assistant: string, business: string) => string;
  /** @param self as `self` says it */
  greeting: (self: string) => string;
  who: (self: string) => string;
  how: string;
  thanks: string;
  farewell: string;
  /** Thanks and goodbye in one. */
  parting: string;
  ability: string;
  acknowledge: string;
}

export const SMALL_TALK_WORDS: Record<Language, SmallTalkWords> = {
  en: {
    self: (assistant, business) =>
      assistant === business
        ? `the automatic assistant of ${business}`
        : `${assistant}, the automatic assistant of ${business}`,
    greeting: (self) => `Hello! I am ${self}. How can I help you?`,
    who: (self) =>
      `I am ${self}: a program, not a person. If you would rather speak to a human, just say so and our team takes over.`,
    how: 'All is well, thank you! How can I help you?',
    thanks: 'You are welcome! Is there anything else?',
    farewell: 'Goodbye, and have a nice day!',
    parting: 'You are welcome! Goodbye, and have a nice day!',
    ability:
      'I can tell you about our products, prices and stock, opening hours, delivery and returns, and where your order is. For everything else I pass you on to a person.',
    acknowledge: 'All right. If there is anything else, just ask.',
  },
  de: {
    self: (assistant, business) =>
      assistant === business
        ? `der automatische Assistent von ${business}`
        : `${assistant}, der automatische Assistent von ${business}`,
    greeting: (self) => `Hallo! Ich bin ${self}. Wie kann ich helfen?`,
    who: (self) =>
      `Ich bin ${self}: ein Programm, kein Mensch. Wenn Sie lieber mit einem Menschen sprechen, sagen Sie es einfach, dann übernimmt unser Team.`,
    how: 'Alles bestens, danke! Wie kann ich helfen?',
    thanks: 'Gern geschehen! Kann ich sonst noch etwas für Sie tun?',
    farewell: 'Auf Wiedersehen und einen schönen Tag!',
    parting: 'Gern geschehen! Auf Wiedersehen und einen schönen Tag!',
    ability:
      'Ich gebe Auskunft zu Produkten, Preisen und Bestand, Öffnungszeiten, Versand und Rückgabe und dazu, wo Ihre Bestellung ist. Für alles andere verbinde ich Sie mit einem Menschen.',
    acknowledge: 'Alles klar. Wenn noch etwas ist, fragen Sie einfach.',
  },
  fr: {
    self: (assistant, business) =>
      assistant === business
        ? `l'assistant automatique de ${business}`
        : `${assistant}, l'assistant automatique de ${business}`,
    greeting: (self) => `Bonjour ! Je suis ${self}. Comment puis-je vous aider ?`,
    who: (self) =>
      `Je suis ${self} : un programme, pas un humain. Si vous préférez parler à une personne, dites-le simplement et notre équipe prend le relais.`,
    how: 'Tout va bien, merci ! Comment puis-je vous aider ?',
    thanks: 'Avec plaisir ! Puis-je faire autre chose pour vous ?',
    farewell: 'Au revoir et bonne journée !',
    parting: 'Avec plaisir ! Au revoir et bonne journée !',
    ability:
      "Je vous renseigne sur nos produits, prix et stocks, nos horaires, la livraison, les retours et l'état de votre commande. Pour le reste, je vous passe une personne.",
    acknowledge: "Très bien. N'hésitez pas si vous avez une autre question.",
  },
  es: {
    self: (assistant, business) =>
      assistant === business
        ? `el asistente automático de ${business}`
        : `${assistant}, el asistente automático de ${business}`,
    greeting: (self) => `¡Hola! Soy ${self}. ¿En qué puedo ayudarle?`,
    who: (self) =>
      `Soy ${self}: un programa, no una persona. Si prefiere hablar con un humano, dígalo y nuestro equipo se encarga.`,
    how: '¡Todo bien, gracias! ¿En qué puedo ayudarle?',
    thanks: '¡De nada! ¿Puedo ayudarle en algo más?',
    farewell: '¡Hasta luego y buen día!',
    parting: '¡De nada! ¡Hasta luego y buen día!',
    ability:
      'Puedo informarle sobre productos, precios y existencias, horarios, envíos y devoluciones, y dónde está su pedido. Para lo demás le paso con una persona.',
    acknowledge: 'De acuerdo. Si necesita algo más, pregúnteme.',
  },
  ar: {
    self: (assistant, business) =>
      assistant === business
        ? `المساعد الآلي لدى ${business}`
        : `${assistant}، المساعد الآلي لدى ${business}`,
    greeting: (self) => `مرحباً! أنا ${self}. كيف أستطيع مساعدتك؟`,
    who: (self) =>
      `أنا ${self}: برنامج ولست إنساناً. إذا كنت تفضّل التحدث مع موظف فقط أخبرني وسيتولى الفريق ذلك.`,
    how: 'كل شيء بخير، شكراً! كيف أستطيع مساعدتك؟',
    thanks: 'على الرحب والسعة! هل هناك شيء آخر؟',
    farewell: 'مع السلامة، ويومك سعيد!',
    parting: 'على الرحب والسعة! مع السلامة، ويومك سعيد!',
    ability:
      'أستطيع إخبارك عن المنتجات والأسعار والمتوفر منها، وأوقات العمل، والتوصيل والاسترجاع، وأين وصل طلبك. ولكل ما عدا ذلك أحوّلك إلى موظف.',
    acknowledge: 'حسناً. إذا احتجت أي شيء آخر فاسألني.',
  },
};

interface AnswerWords {
  unknown: string;
  unknownToo: (question: string) => string;
  /** As `unknownToo`, where the visitor's words are better not repeated. */
  unknownRest: string;
  fault: string;
  refuses: string;
}

export const ANSWER_WORDS: Record<Language, AnswerWords> = {
  en: {
    unknown:
      'I am sorry, I do not know that; I do not have information about it. Shall I pass your question on to a person from our team?',
    unknownToo: (question) =>
      `About “${question}” I do not have any information, sorry. A person from our team can help: shall I pass it on?`,
    unknownRest:
      'On the rest of your message I do not have any information, sorry. A person from our team can help: shall I pass it on?',
    fault:
      'I am sorry, I cannot look that up right now. Please try again in a moment, or ask for a person from our team.',
    refuses:
      'I do not follow such instructions. I gladly help with products, opening hours and your own order, or pass you on to a person from our team.',
  },
  de: {
    unknown:
      'Das weiß ich leider nicht, dazu habe ich keine Informationen. Soll ich Ihre Frage an einen Menschen aus unserem Team weitergeben?',
    unknownToo: (question) =>
      `Zu „${question}“ habe ich leider keine Informationen. Ein Mensch aus unserem Team kann helfen: Soll ich die Frage weitergeben?`,
    unknownRest:
      'Zum Rest Ihrer Nachricht habe ich leider keine Informationen. Ein Mensch aus unserem Team kann helfen: Soll ich die Frage weitergeben?',
    fault:
      'Das kann ich gerade leider nicht nachsehen. Bitte versuchen Sie es gleich noch einmal oder fragen Sie nach einem Menschen aus unserem Team.',
    refuses:
      'Solchen Anweisungen folge ich nicht. Gern helfe ich bei Produkten, Öffnungszeiten und Ihrer eigenen Bestellung oder verbinde Sie mit einem Menschen aus unserem Team.',
  },
  fr: {
    unknown:
      "Désolé, je ne sais pas ; je n'ai pas d'information à ce sujet. Voulez-vous que je transmette votre question à une personne de notre équipe ?",
    unknownToo: (question) =>
      `Sur « ${question} », je n'ai malheureusement pas d'information. Une personne de notre équipe peut vous aider : dois-je transmettre ?`,
    unknownRest:
      "Sur le reste de votre message, je n'ai malheureusement pas d'information. Une personne de notre équipe peut vous aider : dois-je transmettre ?",
    fault:
      'Désolé, je ne peux pas vérifier cela pour le moment. Réessayez dans un instant ou demandez une personne de notre équipe.',
    refuses:
      "Je ne suis pas ce genre d'instructions. Je vous aide volontiers pour nos produits, nos horaires et votre propre commande, ou je vous passe une personne de notre équipe.",
  },
  es: {
    unknown:
      'Lo siento, no lo sé; no tengo información sobre eso. ¿Quiere que pase su pregunta a una persona de nuestro equipo?',
    unknownToo: (question) =>
      `Sobre «${question}» no tengo información, lo siento. Una persona de nuestro equipo puede ayudarle: ¿la paso?`,
    unknownRest:
      'Sobre el resto de su mensaje no tengo información, lo siento. Una persona de nuestro equipo puede ayudarle: ¿la paso?',
    fault:
      'Lo siento, ahora mismo no puedo consultarlo. Inténtelo de nuevo en un momento o pida hablar con una persona de nuestro equipo.',
    refuses:
      'No sigo ese tipo de instrucciones. Con gusto le ayudo con productos, horarios y su propio pedido, o le paso con una persona de nuestro equipo.',
  },
  ar: {
    unknown: 'عذراً، لا أعرف ذلك وليست لدي معلومات عنه. هل تريد أن أحوّل سؤالك إلى موظف من فريقنا؟',
    unknownToo: (question) =>
      `عذراً، ليست لدي معلومات عن «${question}». يمكن لأحد موظفي الفريق مساعدتك: هل أحوّل سؤالك؟`,
    unknownRest: 'عذراً، ليست لدي معلومات عن بقية رسالتك. يمكن لأحد موظفي الفريق مساعدتك: هل أحوّل سؤالك؟',
    fault: 'عذراً، لا أستطيع التحقق من ذلك الآن. حاول مرة أخرى بعد قليل، أو اطلب التحدث مع موظف من فريقنا.',
    refuses:
      'لا أتبع مثل هذه التعليمات. يسعدني مساعدتك في المنتجات وأوقات العمل وطلبك الخاص، أو تحويلك إلى موظف من فريقنا.',
  },
};

/** Tries to give the assistant new rules. Nothing could follow them; this only finds the fitting refusal. */
export const INSTRUCTS = phrasePattern(`
  (ignore|disregard|forget|override|bypass) … (instructions?|rules?|prompts?|everything|guidelines|restrictions|previous|above)
  (system prompt|developer mode|jailbreak|dan mode|admin mode|debug mode|sudo|your (instructions|prompt|rules))
  (you are now|from now on|pretend (to be|you)|act as)
  (reveal|print|show|dump|list|output|repeat|give|tell|send|export) … (all|every|each|other|whole|database|anyone|everyone) … (orders?|customers?|emails?|e-mails|addresses|data|database|users|people|passwords|secrets|names|phone|numbers)~
  (repeat|say) (exactly )?(after me|the following)
  a partir de ahora (eres|actua|responde)|eres (ahora )?un ~ sin reglas|modo (administrador|desarrollador|depuracion)
  (ab (jetzt|sofort) bist du|du bist (jetzt|ab sofort|ab jetzt)|sprich mir nach)
  (tu es|vous etes) (maintenant|desormais)|desormais (tu|vous)|a partir de maintenant (tu|vous)|mode (administrateur|developpeur|debug)|repete apres moi
  (من الان|انت الان|وضع المطور|وضع المسوول|كرر ورايي|كرر بعدي)
  (all|every|other) (the )?(orders|customers|customer data|customer emails|emails|addresses)
  (ignorier~|vergiss|vergesse~|missachte~) … (regeln|anweisungen|vorgaben|alles|instruktionen|prompt|anweisung)
  (alle|samtliche|anderen) (bestellungen|kunden|kundendaten|e-mails|emails|adressen|kundinnen|auftrage)
  (systemprompt|system-prompt|admin-modus|entwicklermodus)
  (ignore~|oublie~) … (instructions?|regles?|consignes?|tout)
  (toutes|tous) (les|vos) (commandes|clients|adresses|e-mails|emails|donnees)
  (ignora~|olvida~|olvide~) … (instrucciones|reglas|normas|todo|anterior~)
  (todos|todas) (los|las|tus|sus) (pedidos|clientes|direcciones|correos|emails|datos)
  (تجاهل~|انس|انسي) … (التعليمات|تعليماتك|القواعد|قواعدك|الاوامر|اوامرك|كل~)
  (كل|جميع) (الطلبات|طلبات|العملا|الزباين|البيانات|العناوين|الايميلات|الطلبيات)~`);

/** Tells what happened, beside the question that follows. */
export const TELLS = phrasePattern(`
  (i|we|my ~|they|it) (just |already |recently )?(bought|got|received|was|were|had|broke|broken|arrived|came|ordered|have been|live|lives|am from)
  (ich|wir|mein~|meine) … (gekauft|bekommen|erhalten|war|hatte|geschenkt|bestellt|kaputt|wohne|komme aus)
  (j'ai|nous avons|on a|mon ~|ma ~) … (achete~|recu~|eu|commande~|casse~|habite)
  (compre|compramos|he comprado|hemos comprado|recibi|me regalaron|he recibido|tenia|vivo en)
  (اشتريت|اشتريته|اشتريتها|استلمت|وصلني|وصلتني|جاني|جتني|كنت|طلبت|انا من|ساكن~)`);

/** Opens a question without asking one: "can you also tell me", "ich wollte fragen". Whole clause, folded. */
export const LEADS_IN = new RegExp(
  `^[^\\p{L}]*(?:(?:hi|hello|hey|hallo|moin|servus|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|hola|buenas(?: tardes| noches)?|buenos dias|مرحبا|السلام عليكم|صباح الخير|مسا الخير)[\\s,!.]*)?${
    phrasePattern(`
  (hi |hello |hey |so |and |also |ok )*(can|could|would|will) (you|u) (please )?(also )?(tell|help|answer|check|look)( me)?( up| with (this|that|something))?( please)?
  (hi |hello |hey )*(i have|i've got|ive got|got|just) (a|one|two|another|some|a few|a couple of) (quick |more |other |short )*questions?( for you)?
  (i )?(was (just )?wondering|wanted to (ask|know|check)|would like to (ask|know)|need to (ask|know)|have to ask|'d like to (ask|know))( you)?( something)?
  (quick|one more|another|last|two|some) (quick )?questions?
  (konnen sie|kannst du|konnt ihr|konnten sie) (mir )?(bitte |auch |noch )*(sagen|helfen|nachsehen|nachschauen)
  ich (hatte|wurde) (gern~ |mal )*(gewusst|wissen|gefragt)
  (ich )?(wollte|mochte|wurde gern~|hatte|habe|hab) (nur |noch |mal |gern |eine |eine kurze |kurz |ne |paar |ein paar )*(fragen?|wissen)
  (pouvez-vous|peux-tu|pourriez-vous) (me |m')?(aussi )?(dire|aider|renseigner)
  (je voudrais|j'aimerais|je voulais|je souhaite) (savoir|demander|vous demander|poser une question)|j'ai (une|deux|quelques) (petite )?questions?
  (puede|puedes|podria|podrias|podeis|me puede|me podria|me podeis) (decirme|decir|ayudarme|ayudar|informarme)
  (queria|quisiera|quiero|me gustaria) (saber|preguntar|preguntaros|preguntarle)( una cosa)?|tengo (una|unas|dos) (preguntas?|dudas?)
  (ممكن|تقدر|بتقدر|هل يمكنك) (تقول~|تخبر~|تساعد~)|(عندي|لدي) (سوال|استفسار|اسيله)|(بدي|ابغي|حابب|اريد|عايز) (اسال|اعرف|استفسر)`)
      .source
  }[^\\p{L}]*$`,
  'u',
);

/** Waits for something of the visitor's own, which the answer about their order covers. Folded, any language. */
export const AWAITS_OWN = phrasePattern(`
  (where|when|why|how long|still|not|n't|never|waiting|late|delayed|status|update|news|arriv~|deliver~|ship~|sent)
  (wo|wann|warum|wieso|noch|bleib~|warte~|nicht|geliefert|verschickt|versandt|angekommen|unterwegs|neuigkeiten)
  (ou|quand|pourquoi|toujours|encore|attend~|pas|recu~|livre~|expedie~|arrive~|nouvelles)
  (donde|cuando|por que|todavia|aun|esperando|espero|no|llega~|enviad~|entregad~|recibid~|novedades)
  (وين|فين|اين|متي|امتي|ليش|لسه|لسا|ما|لم|وصل~|متاخر~|استن~|شحن~|انتظر)`);
