import type { AssistantSettings, WidgetSettings } from './tenant.types.js';

interface Words {
  greeting: (business: string) => string;
  disclosure: string;
}

const WORDS: Record<string, Words> = {
  en: {
    greeting: (business) => `Hello! Ask me about your order, our opening hours or anything at ${business}.`,
    disclosure: 'You are chatting with an automatic assistant. Ask for a person at any time.',
  },
  de: {
    greeting: (business) =>
      `Hallo! Fragen Sie nach Ihrer Bestellung, den Öffnungszeiten oder allem bei ${business}.`,
    disclosure:
      'Sie schreiben mit einem automatischen Assistenten. Sie können jederzeit nach einem Menschen fragen.',
  },
  fr: {
    greeting: (business) => `Bonjour ! Posez vos questions sur votre commande, nos horaires ou ${business}.`,
    disclosure: 'Vous écrivez à un assistant automatique. Vous pouvez demander une personne à tout moment.',
  },
  es: {
    greeting: (business) =>
      `¡Hola! Pregunte por su pedido, nuestro horario o lo que quiera saber de ${business}.`,
    disclosure: 'Está hablando con un asistente automático. Puede pedir una persona en cualquier momento.',
  },
  ar: {
    greeting: (business) => `مرحباً! اسألني عن طلبك أو أوقات العمل أو أي شيء في ${business}.`,
    disclosure: 'أنت تتحدث مع مساعد آلي. يمكنك طلب التحدث مع شخص في أي وقت.',
  },
};

/** The assistant's texts of a new business, until the business writes its own. */
export function defaultAssistant(business: string, locale: string): AssistantSettings {
  const words = WORDS[new Intl.Locale(locale).language] ?? WORDS['en'];
  return {
    name: business,
    tone: 'friendly',
    greeting: words?.greeting(business) ?? '',
    disclosure: words?.disclosure ?? '',
    handoffTopics: [],
  };
}

export function defaultWidget(): WidgetSettings {
  return { color: '#0f766e', position: 'right', allowedOrigins: [] };
}
