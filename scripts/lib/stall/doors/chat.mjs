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
    ...hostileCatalogues().map((catalogue, index) => catalogueDoor(stage, catalogue, index)),
  ];
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
