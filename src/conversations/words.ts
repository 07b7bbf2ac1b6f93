type Notice = 'handoff' | 'resolved' | 'failed';

const TEXTS: Record<string, Record<Notice, string>> = {
  en: {
    handoff: 'A person from the team will answer here.',
    resolved: 'This conversation has been closed. Write again at any time.',
    failed: 'Sorry, that could not be answered just now. A person from the team will look at it.',
  },
  de: {
    handoff: 'Ein Mensch aus dem Team wird hier antworten.',
    resolved: 'Dieses Gespräch wurde geschlossen. Sie können jederzeit wieder schreiben.',
    failed: 'Das konnte gerade leider nicht beantwortet werden. Jemand aus dem Team sieht es sich an.',
  },
  fr: {
    handoff: 'Une personne de l’équipe va répondre ici.',
    resolved: 'Cette conversation est close. Vous pouvez réécrire à tout moment.',
    failed: 'Désolé, la réponse n’a pas pu être donnée. Une personne de l’équipe va s’en occuper.',
  },
  es: {
    handoff: 'Una persona del equipo responderá aquí.',
    resolved: 'Esta conversación se ha cerrado. Puede volver a escribir cuando quiera.',
    failed: 'Lo sentimos, ahora no se pudo responder. Una persona del equipo lo revisará.',
  },
  ar: {
    handoff: 'سيجيبك هنا شخص من الفريق.',
    resolved: 'أُغلقت هذه المحادثة. يمكنك الكتابة مجدداً في أي وقت.',
    failed: 'عذراً، تعذرت الإجابة الآن. سيطّلع عليها شخص من الفريق.',
  },
};

/** What the system says in a conversation, in the closest language there is. */
export function noticeText(notice: Notice, locale: string): string {
  const texts = TEXTS[new Intl.Locale(locale).language] ?? TEXTS['en'];
  return texts?.[notice] ?? '';
}
