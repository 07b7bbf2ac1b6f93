import { Api, type Answer } from '../../support/api.js';
import { startConversation, type TestBusiness } from '../../support/businesses.js';
import { mintMarker, oracle } from '../../support/oracle.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import type { PageBody } from '../../e2e/expectations.js';
import type { Stage } from '../../e2e/stage.js';

/** Limits that no test reaches, because isolation is tested here. */
const NO_LIMITS = {
  requestsPerMinute: 1_000_000,
  messagesPerMinute: 1_000_000,
  visitorMessagesPerMinute: 1_000_000,
};

/** A business with its marker in every kind of object, and the ids and credentials to call every route. */
export interface LoudBusiness extends TestBusiness {
  /** Visitors of its website. */
  visitors: Api[];
  /** The e-mail address of the customer on its order, known to nobody else. */
  email: string;
  /** A second marker that is in none of its articles: for a question without an answer. */
  unknown: string;
  articleId: string;
  productId: string;
  orderId: string;
  conversationId: string;
  /** For writing: several, because messages of one conversation wait for each other, with a timeout. */
  conversationIds: string[];
}

const VISITORS = 5;
const CONVERSATIONS = 10;

/** The same numbers, skus and questions in every business; only the marker differs. */
export async function loudBusiness(stage: Stage, process: FrontdeskProcess): Promise<LoudBusiness> {
  const business = await stage.business(process);
  const { api, widget, marker } = business;
  const email = `${marker}@example.com`;
  const unknown = mintMarker();
  oracle.mark(business.id, unknown);
  await must(stage.admin(process).patch(`/admin/v1/tenants/${business.id}`, { limits: NO_LIMITS }));
  await must(api.patch('/v1/tenant', { assistant: { name: `Clay ${marker}`, greeting: `Hello ${marker}` } }));
  await must(api.put('/v1/closures', { closures: [{ date: '2031-01-01', reason: marker, hours: [] }] }));
  await must(
    api.put('/v1/articles', {
      articles: [
        { externalId: 'gift', question: 'Do you wrap gifts?', answer: `Yes, in paper ${marker}.` },
        { externalId: 'repair', question: `Can ${marker} be repaired?`, answer: `It can. ${marker}` },
      ],
    }),
  );
  await must(api.put('/v1/checks', { checks: [{ question: `Is ${marker} for sale?`, must: [marker] }] }));
  await must(api.put('/v1/synonyms', { synonyms: [{ words: [`lantern${marker}`, 'lamp'] }] }));
  await must(
    api.put('/v1/products', {
      products: [
        { sku: 'LAMP-1', name: `Lamp ${marker}`, description: `Of ${marker}`, price: '77.77', stock: 3 },
      ],
    }),
  );
  await must(api.put('/v1/orders', { orders: [anOrder('ZZ-1', marker, email)] }));
  const conversationId = await startConversation(api);
  await must(
    api.post(`/v1/conversations/${conversationId}/messages`, {
      text: `tell me about the ${unknown} hovercraft`,
    }),
  );
  const visitors = await Promise.all(Array.from({ length: VISITORS }, () => visitorOf(widget)));
  return {
    ...business,
    visitors,
    email,
    unknown,
    articleId: await firstId(api, '/v1/articles'),
    productId: await firstId(api, '/v1/products'),
    orderId: await firstId(api, '/v1/orders'),
    conversationId,
    conversationIds: await Promise.all(Array.from({ length: CONVERSATIONS }, () => startConversation(api))),
  };
}

async function visitorOf(widget: Api): Promise<Api> {
  const { body } = await must(widget.post<{ token: string }>('/widget/v1/sessions'));
  return new Api(widget.url, body.token);
}

export function anOrder(number: string, marker: string, email: string): Record<string, unknown> {
  return {
    number,
    status: 'shipped',
    total: '77.77',
    customer: { name: `Buyer ${marker}`, email },
    items: [{ sku: 'LAMP-1', name: `Lamp ${marker}`, quantity: 1 }],
    shipments: [{ carrier: 'An Post', trackingNumber: marker }],
    note: `Leave at ${marker}`,
  };
}

/** @throws when a call that prepares the test is refused. */
export async function must<Body>(answer: Promise<Answer<Body>>): Promise<Answer<Body>> {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`The business could not be prepared: ${status} ${text}`);
  return answer;
}

async function firstId(api: Api, path: string): Promise<string> {
  const { body } = await must(api.get<PageBody<{ id: string }>>(path));
  return String(body.data[0]?.id);
}
