import { hostileCatalogues } from '../catalogues.mjs';
import { send } from '../send.mjs';
import { askByKey, askByWidget } from '../talk.mjs';
import { QUESTIONS, hostileTexts } from '../texts.mjs';

/** @typedef {import('../../isolation/tenants.mjs').Tenant} Tenant */
/** @typedef {import('../catalogues.mjs').Catalogue} Catalogue */
/** @typedef {import('../engine.mjs').Door} Door */
/** @typedef {import('../stage.mjs').Stage} Stage */

const SHORT = 2000;
const LONGEST = 8000;
/** All texts about every catalogue would take minutes: each catalogue gets another third of them. */
const TEXTS_SHARE = 3;
const SEARCH = '/v1/products/search?q=';

/**
 * Sentences of each language that ask for orders, hours and goods at once.
 * @type {[language: string, text: string][]}
 */
const FIRST_MESSAGES = [
  [
    'English',
    'Where’s my parcel 4711? Are you closed on Easter Monday, and which lamps below 30 € are in stock?',
  ],
  [
    'German',
    'Wo bleibt mein Paket 4711? Habt ihr Ostermontag zu, und welche Lampen unter 30 € sind auf Lager?',
  ],
  [
    'French',
    'Où est mon colis 4711 ? Fermez-vous le lundi de Pâques, et quelles lampes à moins de 30 € avez-vous ?',
  ],
  [
    'Spanish',
    '¿Dónde está mi paquete 4711? ¿Cierran el lunes de Pascua y qué lámparas hay por menos de 30 €?',
  ],
  ['Arabic', 'أين طردي 4711؟ هل تغلقون يوم الجمعة، وما المصابيح المتوفرة بأقل من 30 يورو؟'],
];

/**
 * Messages that are hard to read, by both doors, and questions about catalogues that are.
 * @param {Stage} stage
 * @returns {Door[]}
 */
export function chat(stage) {
  const { url } = stage;
  return [
    messages(`messages of ${LONGEST} characters by key`, LONGEST, (text) => askByKey(url, stage.chat, text)),
    messages(`messages of ${LONGEST} characters by widget`, LONGEST, (text) =>
      askByWidget(url, stage.chat, text),
    ),
    messages(`messages of ${SHORT} characters by widget`, SHORT, (text) =>
      askByWidget(url, stage.chat, text),
    ),
    ...FIRST_MESSAGES.map(([language, text]) => firstMessage(stage, language, text)),
    ...hostileCatalogues().map((catalogue, index) => catalogueDoor(stage, catalogue, index)),
  ];
}

/**
 * What a process has not read before may have to be compiled.
 * @param {Stage} stage
 * @param {string} language
 * @param {string} text
 * @returns {Door}
 */
function firstMessage({ url, chat }, language, text) {
  const input = { name: text, send: () => askByWidget(url, chat, text) };
  return { name: `first message of a process: ${language}`, inputs: [input], fresh: true };
}

/**
 * @param {string} name
 * @param {number} length
 * @param {(text: string) => Promise<string[]>} ask
 * @returns {Door}
 */
function messages(name, length, ask) {
  const inputs = hostileTexts(length).map((text) => ({ name: text.name, send: () => ask(text.text) }));
  return { name, inputs };
}

/**
 * @param {Stage} stage
 * @param {Catalogue} catalogue
 * @param {number} index
 * @returns {Door}
 */
function catalogueDoor({ url, hostile }, { name, uploads }, index) {
  const shop = /** @type {Tenant} */ (hostile.get(name));
  const texts = hostileTexts(SHORT).filter((_, place) => place % TEXTS_SHARE === index % TEXTS_SHARE);
  return {
    name: `catalogue: ${name}`,
    inputs: [
      ...uploads.map(({ path, body }, index) => ({
        name: `upload ${index + 1}`,
        send: async () => [
          (await send(url, shop.key, { method: 'PUT', path, raw: JSON.stringify(body) })).status,
        ],
      })),
      ...QUESTIONS.map((question) => ({
        name: `search: ${question}`,
        send: async () => [
          (await send(url, shop.key, { method: 'GET', path: `${SEARCH}${encodeURIComponent(question)}` }))
            .status,
        ],
      })),
      ...QUESTIONS.map((question) => ({ name: question, send: () => askByWidget(url, shop, question) })),
      ...texts.map((text) => ({ name: text.name, send: () => askByWidget(url, shop, text.text) })),
    ],
  };
}
