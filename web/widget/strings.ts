/** Every word the widget itself says. `{name}` and `{n}` are filled in by {@link fill}. */
export interface Strings {
  open: string;
  openUnread: string;
  close: string;
  conversation: string;
  write: string;
  send: string;
  you: string;
  team: string;
  ai: string;
  typing: string;
  toolOrder: string;
  toolProducts: string;
  toolHours: string;
  toolArticles: string;
  toolPerson: string;
  toolOther: string;
  sources: string;
  openingHours: string;
  lost: string;
  closed: string;
  closedKept: string;
  offline: string;
  back: string;
  waitingToSend: string;
  notSent: string;
  tryAgain: string;
  tooLong: string;
  failed: string;
  unavailable: string;
  busy: string;
  person: string;
  waitingPerson: string;
  rate: string;
  stars: string;
  comment: string;
  sendRating: string;
  thanks: string;
  earlier: string;
  incomplete: string;
  newWindow: string;
}

const en: Strings = {
  open: 'Open chat with {name}',
  openUnread: 'Open chat with {name}, new messages: {n}',
  close: 'Close chat',
  conversation: 'Conversation',
  write: 'Write a message…',
  send: 'Send',
  you: 'You',
  team: 'Team {name}',
  ai: 'Automatic assistant',
  typing: '{name} is writing…',
  toolOrder: 'Looking up your order…',
  toolProducts: 'Looking through the products…',
  toolHours: 'Checking the opening hours…',
  toolArticles: 'Reading up on it…',
  toolPerson: 'Asking a person…',
  toolOther: 'Working on it…',
  sources: 'Sources',
  openingHours: 'Opening hours',
  lost: 'Connection lost, reconnecting…',
  closed: 'The chat is closed at the moment.',
  closedKept: 'What you write here is kept and sent once it opens again.',
  offline: 'You are offline. Your messages will be sent when you are back.',
  back: 'Connected again',
  waitingToSend: 'Not sent yet, trying again…',
  notSent: 'Not sent.',
  tryAgain: 'Try again',
  tooLong: 'Your message has {n} characters; at most 8,000 fit. Please shorten it.',
  failed: 'Sorry, I could not answer that just now. Please ask again, or talk to a person.',
  unavailable: 'That did not work just now. Please try again in a moment.',
  busy: 'There is a lot going on right now. Please give it a moment.',
  person: 'Talk to a person',
  waitingPerson: 'The team has been told. Someone will answer here.',
  rate: 'How was this chat?',
  stars: '{n} of 5 stars',
  comment: 'What could be better? (optional)',
  sendRating: 'Send rating',
  thanks: 'Thank you for your rating.',
  earlier: 'Show earlier messages',
  incomplete: 'This answer was cut short.',
  newWindow: '(opens in a new window)',
};

const de: Strings = {
  open: 'Chat mit {name} öffnen',
  openUnread: 'Chat mit {name} öffnen, neue Nachrichten: {n}',
  close: 'Chat schließen',
  conversation: 'Unterhaltung',
  write: 'Nachricht schreiben…',
  send: 'Senden',
  you: 'Du',
  team: 'Team {name}',
  ai: 'Automatisiert',
  typing: '{name} schreibt…',
  toolOrder: 'Die Bestellung wird nachgesehen…',
  toolProducts: 'Die Produkte werden durchgesehen…',
  toolHours: 'Die Öffnungszeiten werden geprüft…',
  toolArticles: 'Es wird nachgelesen…',
  toolPerson: 'Ein Mensch wird gefragt…',
  toolOther: 'Einen Moment…',
  sources: 'Quellen',
  openingHours: 'Öffnungszeiten',
  lost: 'Verbindung unterbrochen, wird wiederhergestellt…',
  closed: 'Der Chat ist im Moment geschlossen.',
  closedKept: 'Was hier geschrieben wird, bleibt erhalten und wird gesendet, sobald er wieder öffnet.',
  offline: 'Keine Internetverbindung. Nachrichten werden gesendet, sobald sie zurück ist.',
  back: 'Wieder verbunden',
  waitingToSend: 'Noch nicht gesendet, neuer Versuch…',
  notSent: 'Nicht gesendet.',
  tryAgain: 'Erneut versuchen',
  tooLong: 'Die Nachricht hat {n} Zeichen; höchstens 8.000 sind möglich. Bitte kürzen.',
  failed:
    'Das konnte ich gerade leider nicht beantworten. Bitte noch einmal fragen oder mit einem Menschen sprechen.',
  unavailable: 'Das hat gerade nicht geklappt. Bitte gleich noch einmal versuchen.',
  busy: 'Hier ist gerade viel los. Bitte einen Moment Geduld.',
  person: 'Mit jemandem sprechen',
  waitingPerson: 'Das Team weiß Bescheid. Jemand antwortet hier.',
  rate: 'Wie war dieser Chat?',
  stars: '{n} von 5 Sternen',
  comment: 'Was könnte besser sein? (freiwillig)',
  sendRating: 'Bewertung senden',
  thanks: 'Danke für die Bewertung.',
  earlier: 'Frühere Nachrichten zeigen',
  incomplete: 'Diese Antwort wurde abgebrochen.',
  newWindow: '(öffnet ein neues Fenster)',
};

const fr: Strings = {
  open: 'Ouvrir la discussion avec {name}',
  openUnread: 'Ouvrir la discussion avec {name}, nouveaux messages : {n}',
  close: 'Fermer la discussion',
  conversation: 'Conversation',
  write: 'Écrire un message…',
  send: 'Envoyer',
  you: 'Vous',
  team: 'L’équipe {name}',
  ai: 'Assistant automatique',
  typing: '{name} écrit…',
  toolOrder: 'Recherche de votre commande…',
  toolProducts: 'Recherche dans les produits…',
  toolHours: 'Vérification des horaires…',
  toolArticles: 'Recherche de la réponse…',
  toolPerson: 'Une personne est prévenue…',
  toolOther: 'Un instant…',
  sources: 'Sources',
  openingHours: 'Horaires d’ouverture',
  lost: 'Connexion perdue, reconnexion…',
  closed: 'La discussion est fermée pour le moment.',
  closedKept: 'Ce que vous écrivez ici est gardé et sera envoyé à sa réouverture.',
  offline: 'Vous êtes hors ligne. Vos messages partiront à votre retour.',
  back: 'De nouveau connecté',
  waitingToSend: 'Pas encore envoyé, nouvel essai…',
  notSent: 'Non envoyé.',
  tryAgain: 'Réessayer',
  tooLong: 'Votre message compte {n} caractères ; la limite est de 8 000. Merci de le raccourcir.',
  failed: 'Désolé, je n’ai pas pu répondre. Posez la question à nouveau ou parlez à une personne.',
  unavailable: 'Cela n’a pas fonctionné. Réessayez dans un instant.',
  busy: 'Il y a beaucoup de monde en ce moment. Merci de patienter un instant.',
  person: 'Parler à une personne',
  waitingPerson: 'L’équipe est prévenue. Quelqu’un répondra ici.',
  rate: 'Comment était cette discussion ?',
  stars: '{n} étoiles sur 5',
  comment: 'Que pourrions-nous améliorer ? (facultatif)',
  sendRating: 'Envoyer la note',
  thanks: 'Merci pour votre note.',
  earlier: 'Afficher les messages précédents',
  incomplete: 'Cette réponse a été interrompue.',
  newWindow: '(nouvelle fenêtre)',
};

const es: Strings = {
  open: 'Abrir el chat con {name}',
  openUnread: 'Abrir el chat con {name}, mensajes nuevos: {n}',
  close: 'Cerrar el chat',
  conversation: 'Conversación',
  write: 'Escribe un mensaje…',
  send: 'Enviar',
  you: 'Tú',
  team: 'Equipo de {name}',
  ai: 'Asistente automático',
  typing: '{name} está escribiendo…',
  toolOrder: 'Buscando tu pedido…',
  toolProducts: 'Buscando en los productos…',
  toolHours: 'Consultando el horario…',
  toolArticles: 'Buscando la respuesta…',
  toolPerson: 'Avisando a una persona…',
  toolOther: 'Un momento…',
  sources: 'Fuentes',
  openingHours: 'Horario',
  lost: 'Conexión perdida, reconectando…',
  closed: 'El chat está cerrado en este momento.',
  closedKept: 'Lo que escribas aquí se guarda y se enviará cuando vuelva a abrir.',
  offline: 'Estás sin conexión. Tus mensajes se enviarán cuando vuelva.',
  back: 'Conectado de nuevo',
  waitingToSend: 'Aún sin enviar, reintentando…',
  notSent: 'No enviado.',
  tryAgain: 'Reintentar',
  tooLong: 'Tu mensaje tiene {n} caracteres; el máximo es 8.000. Acórtalo, por favor.',
  failed: 'Lo siento, ahora no he podido responder. Pregunta de nuevo o habla con una persona.',
  unavailable: 'No ha funcionado. Inténtalo de nuevo en un momento.',
  busy: 'Ahora mismo hay mucha actividad. Espera un momento, por favor.',
  person: 'Hablar con una persona',
  waitingPerson: 'El equipo ya lo sabe. Alguien responderá aquí.',
  rate: '¿Qué tal este chat?',
  stars: '{n} de 5 estrellas',
  comment: '¿Qué podría mejorar? (opcional)',
  sendRating: 'Enviar valoración',
  thanks: 'Gracias por tu valoración.',
  earlier: 'Ver mensajes anteriores',
  incomplete: 'Esta respuesta quedó incompleta.',
  newWindow: '(se abre en otra ventana)',
};

const ar: Strings = {
  open: 'افتح المحادثة مع {name}',
  openUnread: 'افتح المحادثة مع {name}، رسائل جديدة: {n}',
  close: 'إغلاق المحادثة',
  conversation: 'المحادثة',
  write: 'اكتب رسالة…',
  send: 'إرسال',
  you: 'أنت',
  team: 'فريق {name}',
  ai: 'مساعد آلي',
  typing: '{name} يكتب…',
  toolOrder: 'جارٍ البحث عن طلبك…',
  toolProducts: 'جارٍ البحث في المنتجات…',
  toolHours: 'جارٍ التحقق من مواعيد العمل…',
  toolArticles: 'جارٍ البحث عن الإجابة…',
  toolPerson: 'جارٍ إبلاغ أحد الموظفين…',
  toolOther: 'لحظة من فضلك…',
  sources: 'المصادر',
  openingHours: 'أوقات العمل',
  lost: 'انقطع الاتصال، جارٍ إعادة الاتصال…',
  closed: 'المحادثة مغلقة حاليًا.',
  closedKept: 'ما تكتبه هنا يُحفظ ويُرسل عند إعادة فتحها.',
  offline: 'أنت غير متصل بالإنترنت. ستُرسل رسائلك عند عودة الاتصال.',
  back: 'عاد الاتصال',
  waitingToSend: 'لم تُرسل بعد، جارٍ إعادة المحاولة…',
  notSent: 'لم تُرسل.',
  tryAgain: 'أعد المحاولة',
  tooLong: 'رسالتك من {n} حرفًا والحد الأقصى 8000. يرجى اختصارها.',
  failed: 'عذرًا، لم أتمكن من الإجابة الآن. أعد السؤال أو تحدث مع موظف.',
  unavailable: 'لم ينجح ذلك الآن. حاول مرة أخرى بعد قليل.',
  busy: 'هناك ضغط كبير الآن. نرجو الانتظار لحظات.',
  person: 'تحدث مع موظف',
  waitingPerson: 'تم إبلاغ الفريق، وسيجيبك أحدهم هنا.',
  rate: 'كيف كانت هذه المحادثة؟',
  stars: '{n} من 5 نجوم',
  comment: 'ما الذي يمكن تحسينه؟ (اختياري)',
  sendRating: 'إرسال التقييم',
  thanks: 'شكرًا على تقييمك.',
  earlier: 'عرض الرسائل السابقة',
  incomplete: 'لم تكتمل هذه الإجابة.',
  newWindow: '(يفتح في نافذة جديدة)',
};

const LANGUAGES: Record<string, Strings> = { en, de, fr, es, ar };

/** The words for a BCP 47 locale; English where the language is not among the five. */
export function stringsFor(locale: string): Strings {
  return LANGUAGES[languageOf(locale)] ?? en;
}

export function isRightToLeft(locale: string): boolean {
  return ['ar', 'he', 'fa', 'ur'].includes(languageOf(locale));
}

export function fill(text: string, values: { name?: string; n?: number | string }): string {
  return text.replace('{name}', () => values.name ?? '').replace('{n}', () => String(values.n ?? ''));
}

/** What to say while a tool works; tools are named by their purpose (`order_status`, `product_search`…). */
export function toolProgress(strings: Strings, tool: string): string {
  if (/order|shipment|track/i.test(tool)) return strings.toolOrder;
  if (/product|stock|catalog/i.test(tool)) return strings.toolProducts;
  if (/hour|open|clos/i.test(tool)) return strings.toolHours;
  if (/article|knowledge|faq/i.test(tool)) return strings.toolArticles;
  if (/handoff|person|human/i.test(tool)) return strings.toolPerson;
  return strings.toolOther;
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}
