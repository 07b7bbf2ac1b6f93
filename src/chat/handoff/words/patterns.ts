import type { Language } from '../../../language/language.js';
import { phrasePattern } from '../../../language/text/phrases.js';

/** Not the person a gift or a cake is for. */
const PERSON: Record<Language, string> = {
  en: '(?<!(?:for|per) (?:(?:a|an|the|one|every|each|my|our|his|her|\\d+) )?)(human|humans|person|people|agent|operator|representative|rep|advisor|adviser|colleague|employee|manager|supervisor|boss|owner|staff|someone|somebody|team|real person|customer service|customer support|support)',
  de: '(?<!(?:fur|pro) (?:(?:eine|einen|ein|die|den|das|jede|jeden|meine|meinen|unser|\\d+) )?)(mensch|menschen|person|mitarbeiter~|kollege~|kollegin~|berater~|jemand(?!en (?:zur|zum|mit))\\p{L}*|chef~|team|kundenservice|kundendienst|support|personal|ansprechpartner~|echte~)',
  fr: '(?<!(?:pour|par) (?:(?:une|un|la|le|chaque|mon|ma|\\d+) )?)(humain~|personne|conseiller~|agent~|employe~|collegue~|responsable|quelqu.?un|equipe|vendeur|vendeuse|operateur|service client|patron~|support)',
  es: '(?<!(?:para|por) (?:(?:una|un|la|el|cada|mi|\\d+) )?)(humano~|persona|agente~|empleado~|encargado~|responsable|alguien|equipo|asesor~|operador~|jefe|jefa|dependient~|atencion al cliente|soporte)',
  ar: '(موظف~|شخص|انسان|بشر|مسوول~|مسؤول~|مدير~|احد|حد|خدمه العملا|الدعم|زميل~|ممثل|بني ادم|بنى ادم|واحد|صاحب المحل)',
};

/** The visitor asks for a person. Folded text. */
export const ASKS_FOR_PERSON: Record<Language, RegExp> = {
  en: phrasePattern(`
    (talk|speak|chat|connect|transfer|pass|put|get|reach|contact|call|ask|give|hand|forward|switch|need|want|like|prefer|message|refer|have) … (a|an|the|your|some|to|with|real|actual|live|me|through)? ?(real |actual |live |human )?${PERSON.en}
    (human|agent|operator|representative|real person|live (chat|agent|person|support)|customer (service|support|care))( please| pls| now)?
    (can|could|may|is there) … (human|person|someone|somebody|anyone|colleague|staff|team member) … (help|talk|speak|call|answer|reply|contact|there|take over|available|look)
    (not|no) (a |more )?(bot|robot|machine|ai|chatbots?|bots)
    (stop|sick of|hate|tired of) … (bot|robot|machine|chatbot)
    are you (a )?(real|human) … ${PERSON.en}
    (someone|somebody|anyone|anybody|person) (real|actual|alive|human|in charge|who works there|from (the|your) (shop|store|team|staff)|at the (shop|store)|in (the )?(shop|store))
    (real|actual|live|living|proper|flesh and blood) (human|person|people|agent|someone|somebody|staff|employee)
    human being
    (any|a|some) (real |actual |live )?(human|humans|person|people|staff) (here|around|there|available|i can|in)
    put me through
    (member of (staff|the team|your team)|staff member|team member) … (touch|contact|call|reply|write|help|e-?mail|back)
    (is|are) (there )?(anyone|anybody|someone|somebody) (real|there|alive|around|available|human|i can (talk|speak|write) to)
    (rather|prefer) … (human|person|someone|somebody)
    call me( back)?
    someone (to )?(call|contact|ring) me`),
  de: phrasePattern(`
    (sprechen|reden|sprech|telefonieren|verbinden|verbinde|verbindet|weiterleiten|schreiben|chatten|kontakt|brauch~|mocht~|will|wollen|hatte gern~|holen|hol|gib|geben|kann|konnte|gibt es) … ${PERSON.de}
    (echte~|richtige~|lebendige~) (mensch~|person|mitarbeiter~|ansprechpartner~)
    ${PERSON.de} … (sprechen|reden|helfen|hilft|verbinden|schreiben|antworten|bitte|ubernehmen|anrufen|zuruckrufen)
    (mensch|mitarbeiter|kundenservice|kundendienst)( bitte)?
    (kein|keinen|nicht mit) … (bot|roboter|maschine|automat~|chatbot)
    (ruft|rufen sie|rufen) … (mich )?(an|zuruck)
    (jemand~|irgendwer|irgendjemand~|irgendwen|wer) (echt~|richtig~|menschlich~|vom (laden|team|personal|geschaft)|aus dem (laden|team|geschaft)|von (euch|ihnen)|personlich)
    (echt~|richtig~|lebendig~|leibhaftig~) (mensch~|person|mitarbeiter~|leute|berater~|verkaufer~)
    mit (wem|jemand~|irgendwem) … (reden|sprechen|quatschen|schnacken|schwatzen)
    menschliche~ (hilfe|ansprechpartner~|unterstutzung|beratung)
    (mich|uns) … (zuruckrufen|zuruckruft|zuruckruf|anrufen|anruft)
    ruckruf`),
  fr: phrasePattern(`
    (parler|discuter|echanger|parle|contacter|joindre|passer|passez|transferer|transferez|mettre en relation|besoin|veux|voudrais|souhaite|avoir|appeler|aide) … (a|avec|d'|de|un|une|l'|votre|quelqu)? ?(vrai~ |vraie )?${PERSON.fr}
    (un|une|vrai|vraie|vrai~) (humain|conseiller~|agent|vraie personne|vrai conseiller|etre humain)
    (humain|conseiller|conseillere|agent|service client)( svp| stp)?
    (quelqu.?un|une personne) … (m'?aider|repondre|parler|rappeler|aide|equipe|peut)
    (pas|marre) … (robot|bot|machine|chatbot)
    (quelqu.?un|une personne|personne) (de|en|d') ?(reel~|vrai~|chair~|humain~|vivant~|votre equipe|l'equipe|la boutique|chez vous|du magasin|vraie)
    (etre humain|vrai humain|vraie personne|personne reelle|personne humaine)
    (parler|causer|discuter|echanger|repondre) … (un|une|des) (humain~|etre~|gens)
    (rappelez|rappeler|appelez)(-| )?(moi)?`),
  es: phrasePattern(`
    (hablar|hable|hablo|contactar|comunicar~|comuniqu~|pasar~|pasame|pase~|paseme|pongame|ponme|transferir~|transfier~|necesito|quiero|quisiera|prefiero|atienda|ayude|hay|puede~) … (con|a|un|una|el|la|algun|que)? ?${PERSON.es}
    (persona|agente|humano|asesor) (real|humano|de verdad|por favor)?
    (alguien|una persona) … (ayude|ayudar~|atender~|atienda|hablar|llamar~|llame|equipo)
    (no|sin) … (robot|bot|maquina|chatbot)
    (persona|alguien|humano|gente) (real|de verdad|de carne y hueso|humana|fisica|de la tienda|del equipo|de alli|que trabaje ahi)
    ser humano
    (hablar|conversar|charlar) con (alguien|una persona|un humano|gente|el encargado|la encargada)
    (llamadme|llamame|llamenme|que me llamen)`),
  ar: phrasePattern(`
    (اكلم|اتكلم|احكي|اتحدث|اتواصل|تحدث|التحدث|التكلم|التواصل|كلموني|حولني|حولوني|تحويل~|وصلني|وصلوني|ابغي|ابي|بدي|عايز|عايزه|عاوز|عاوزه|اريد|محتاج|ممكن|ودي|اقدر|خليني|هات~) … (مع |الي |ال|ب|لل)?(موظف~|شخص|انسان|بشر|مسوول~|مسؤول~|مدير~|الفريق|احد|(?<!ل)حد|حدا|احدا|خدمه (ال)?عملا|الدعم|زميل~|ممثل|بني ادم|واحد|صاحب المحل|مديركم)
    (اتفاهم|احاكي|نتكلم|نحكي|نهدر|نهضر|بغيت|حابب|حابه|حاب|بقدر) … (مع )?(حدا|حد|احد|احدا|واحد|شي واحد|بني ادم|ادمي|شخص|بشر|انسان|موظف~)
    (فيه?|هل يوجد|يوجد) (شي )?(حدا|حد|احد|واحد|موظف|شخص|انسان) … (يرد|يساعد~|موجود|حقيقي|هون|هنا|اكلمه|احكي معه|يحكي|يكلم~)
    (حدا|حد|احد|شخص|واحد|انسان|موظف) (حقيقي|بشري|من المحل|من الفريق|من عندكم|طبيعي)
    بني ادم
    (في|فيه) (شي )?(بشر|انسان)
    (في|فيه) (شي )?(حدا|حد|احد|موظف|شخص)( هون| هنا| عندكم| موجود| حقيقي)?[^\\p{L}]*$
    (ال)?(موظف|موظفين|خدمه العملا|خدمه عملا)( من فضلك| لو سمحت)?
    (شخص|موظف|احد|حد|حدا) … (يساعدني|يرد|يكلمني|يتواصل|حقيقي|يتصل)
    (مش|ليس|بدون|ما ابي|ما ابغي|مو) … (روبوت|بوت|اله|شات بوت)
    (اتصلوا|كلموني|اتصل)( بي| علي| فيني)?`),
};

/** "Is anyone there on Saturday?" asks for opening hours. Folded, any language. */
export const PRESENCE_AT_TIME =
  /^(?=.*(?:\b(?:is|are) (?:there )?(?:any|some)(?:one|body) (?:there|around|in|available|at)\b|\b(?:jemand|wer) (?:da|dort|im laden)\b|quelqu.?un|hay alguien|(?:في|فيه) (?:حدا|حد|احد)))(?=.*(?:\d|\b(?:tomorrow|tonight|morning|evening|morgen|heute|abends?|demain|soir|matin|manana|tarde|noche)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|بكرا|بكره|غدا|اليوم|الصبح|المسا|الليل|السبت|الاحد|الاثنين|الثلاثا|الاربعا|الخميس|الجمعه))(?!.*(?:talk|speak|chat|help|call|sprech|reden|parl|repond|habl|atiend|احكي|اكلم|اتكلم|يرد|يساعد))/u;

/** Anger and complaint. Folded text, any language. */
export const ANGER = phrasePattern(`
  (this is|you are|youre|your (service|company|shop) is|absolutely|totally|completely|what a) … (ridiculous|unacceptable|outrageous|disgrace~|joke|terrible|useless|awful|pathetic|scam|rubbish|shit|crap|appalling|disgusting)
  (ridiculous|unacceptable|outrageous|disgraceful|disgusting|appalling|furious|fed up|pissed( off)?|scammers?|fraud|wtf|bullshit|fuck~|shit|useless)
  (file|make|have|lodge|submit) … complaint
  complain(t|ing)?
  (worst|terrible|horrible|awful) (service|shop|company|experience|store)
  (very|really|so|extremely|deeply|totally|beyond|quite|pretty) (disappointed|unhappy|angry|upset|annoyed|dissatisfied|frustrated|mad|cross)
  (i am|i'm|im) (disappointed|angry|furious|livid|upset|annoyed|frustrated)
  not (happy|impressed|satisfied) with (you|your|the (service|shop|store|way|staff|company))
  (staff|service|guy|lady|employee|driver|team|you) (was|were|are|is) … (rude|unfriendly|incompetent|unprofessional|dreadful)
  (never) … (order~|buy~|shop~|com~|using) … (again|here|you)
  waste of (money|time)
  rip ?off
  (bad|terrible|awful|horrible|negative|poor) (experience|review|service)
  (nobody|no one|noone) … (answers|replies|responds|helps|cares|answered|replied|helped)
  (sue|lawyer|solicitor|trading standards|legal action|police)
  (unverschamt~|frechheit|saftladen|unfassbar|inakzeptabel|nicht akzeptabel|stinksauer|stink sauer|verarsch~|betrug|betruger|anwalt|beschwer~|reklamier~ mich|sauerei|scheiss~|katastrophe|lacherlich|wutend)
  (bin|ich bin|war) … (sauer|wutend|entsetzt|enttauscht|verargert|genervt|unzufrieden)
  nie wieder
  (schlechte~|miese~|negative~) (erfahrung~|service|bewertung|beratung)
  (unfreundlich~|abzocke|zumutung)
  (niemand|keiner) (antwortet|meldet|hilft|reagiert|interessiert)
  (inadmissible|inacceptable|scandaleux|honteux|une honte|arnaque|ras le bol|ras-le-bol|marre|furieu~|plainte|reclamation|porter plainte|avocat|nul a chier|merde|foutage de gueule|en colere|lamentable)
  (tres|vraiment|tellement|plutot|suis) (decu~|mecontent~|enerve~|fache~|degoute~)
  (mauvaise experience|plus jamais|se moque~ de|se fout~ de)
  personne ne (repond|m'aide|me repond|m'a repondu)
  (inaceptable|vergonzoso|verguenza|estafa~|indignante|queja|reclamacion|hoja de reclamaciones|denuncia~|abogado|mierda|harto|harta|furios~|enfadad~|pesim~|lamentable|tomadura de pelo|timo)
  (muy|bastante|realmente|super|estoy) (decepcionad~|molest~|disgustad~|descontent~|cabread~|indignad~)
  (mala experiencia|nunca mas|mal servicio|mala atencion)
  nadie (responde|contesta|ayuda|me ayuda|me contesta|me responde)
  (نصب|نصابين|نصاب|حراميه|فضيحه|مهزله|زفت|شكوي|اشتكي|غير مقبول|مش معقول كده|خدمه سييه|اسوا خدمه|اسو خدمه|محامي|قله احترام|عيب عليكم|زهقت|قرفت|مستفز|غاضب~|معصب~|وقاحه|مستا~|مستاوه|محبط~|منزعج~|زعلان~|مقهور~|خيبه امل|خاب املي)
  (تجربه|معامله|خدمه) (سييه|زفت|تعبانه|وحشه)
  (اخر مره|اسوا تجربه|اسوا محل|ما حد بيرد|ما حد يرد|محدش بيرد|ما حدا بيرد|لا احد يرد)`);

/** "Yes" to the offer of a person. Whole message, folded. */
export const ACCEPTS =
  /^(?:yes|yeah|yep|yup|sure|yes please|please|please do|go ahead|do that|that would be (?:great|good|nice)|ja|ja bitte|ja gern|ja gerne|gern|gerne|mach das|oui|oui svp|oui merci|oui s'il (?:vous|te) plait|volontiers|d'accord|si|si por favor|de acuerdo|claro|por favor|نعم|ايوه|ايوا|اي|اه|ياريت|يا ريت|نعم من فضلك|لو سمحت|موافق|ايه)[\s.!,]*$/u;

export const HANDOFF_WORDS: Record<Language, { asked: string; anger: string; topic: string }> = {
  en: {
    asked:
      'Of course. I am passing you on to our team: a person will reply to you right here as soon as possible.',
    anger:
      'I am sorry about this. I am passing you on to our team, so that a person can look into it and reply to you here.',
    topic:
      'That is something our team should answer. I am passing your question on, and a person will reply to you here.',
  },
  de: {
    asked:
      'Natürlich. Ich gebe das an unser Team weiter: Ein Mensch meldet sich so bald wie möglich hier bei Ihnen.',
    anger:
      'Das tut mir leid. Ich gebe das an unser Team weiter, damit sich ein Mensch persönlich darum kümmert und Ihnen hier antwortet.',
    topic:
      'Das beantwortet am besten unser Team persönlich. Ich gebe Ihre Frage weiter; ein Mensch meldet sich hier bei Ihnen.',
  },
  fr: {
    asked: 'Bien sûr. Je transmets à notre équipe : une personne vous répondra ici dès que possible.',
    anger:
      'Je suis désolé. Je transmets à notre équipe pour qu’une personne s’en occupe et vous réponde ici.',
    topic:
      'Notre équipe est la mieux placée pour répondre. Je transmets votre question, une personne vous répondra ici.',
  },
  es: {
    asked: 'Por supuesto. Le paso con nuestro equipo: una persona le responderá aquí lo antes posible.',
    anger: 'Lo siento mucho. Le paso con nuestro equipo para que una persona lo revise y le responda aquí.',
    topic: 'Eso lo responde mejor nuestro equipo. Paso su pregunta y una persona le responderá aquí.',
  },
  ar: {
    asked: 'بالتأكيد. سأحوّل محادثتك إلى الفريق، وسيتواصل معك أحد الموظفين هنا في أقرب وقت.',
    anger: 'أعتذر منك عن ذلك. سأحوّل محادثتك إلى الفريق ليهتم بالأمر موظف ويتواصل معك هنا.',
    topic: 'من الأفضل أن يجيب الفريق عن هذا. سأحوّل سؤالك، وسيتواصل معك موظف هنا.',
  },
};
