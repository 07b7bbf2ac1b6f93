/** Where the guide that goes with the tenant document is served. */
export const GUIDE_PATH = '/docs/guide.md';

/** What a reader of the tenant document needs before the first call. Markdown; `<` only inside code. */
export const INTRODUCTION = [
  'Your orders, products, hours and articles in; true answers for your customers out.',
  '',
  `**Begin** with a secret key (\`fd_live_…\`), which your platform gives you, and \`GET /v1/tenant\`. Then \`PUT /v1/opening-hours\`,`,
  '`PUT /v1/products`, `PUT /v1/orders` and `PUT /v1/articles`, which create and update and may be repeated, and',
  '`POST /v1/conversations` with `POST /v1/conversations/{id}/messages` to ask. The website’s chat is one script tag.',
  '',
  '- **Credentials**: `Authorization: Bearer <key>`. “Authorize” on this page keeps them until this tab is closed.',
  '- **Errors**: RFC 9457, with a stable `code`, and `errors` that name each wrong field by JSON Pointer.',
  '- **Lists**: `?limit=` and `?after=`, the `page.next` of the page before, with the same filters; newest first.',
  '- **Two who edit**: send the `ETag` of what you read as `If-Match`; 412 when it was changed since.',
  '- **Repeats**: `Idempotency-Key` on every POST; rows of the same content are counted as `unchanged`.',
  '- **Limits**: `RateLimit` headers, and 429 with `Retry-After`.',
  '- **Times** are UTC, opening times local to the business; **money** is a decimal string, `"38.00"`.',
  '- **Streams**: `text/event-stream`. “Execute” on this page shows what comes in eight seconds.',
  '',
  `All of it with examples: [the guide](${GUIDE_PATH}). The document itself: [openapi.json](/openapi.json).`,
  '',
  '## Versions',
  '',
  'Within `/v1` fields, operations and codes are only added. Ignore fields of answers that you do not know.',
  '',
  '- **1.1**: 405 with `Allow` for a wrong method; the place of a fault in JSON; texts of their own for a missing, a',
  '  mistyped and a wrong credential; fields that may be left out are marked as the validation takes them.',
  '  Orders by `number` and `externalId`, with `lines`, contents of parcels and fractional quantities; products by `sku`,',
  '  with `parentSku` and `options`; `warnings` of bulk calls, and 422 when every row failed; closures as ranges, yearly',
  '  and by weekday; public holidays; `suggestions` and a calibrated `confidence` of messages; texts with markup; `GET /v1/usage`.',
  '- **1.0**: the first.',
].join('\n');

/** The same for the admin document. */
export const ADMIN_INTRODUCTION = [
  'The businesses on this platform, for its operator.',
  '',
  '- **Credentials**: `Authorization: Bearer <key>` with an admin key, `fd_admin_…`. The first is `ADMIN_API_KEY`; with',
  '  `npm start` it is in the file `admin-key` of the data directory. Make one for each person and program with',
  '  `POST /admin/v1/keys`, so that the audit log says who acted.',
  '- **Find** a business: `GET /admin/v1/tenants?q=` by a part of its slug, name or owner’s address.',
  '- **Keys are lost or leaked**: `POST` and `DELETE` of `/admin/v1/tenants/{id}/api-keys`.',
  '- **Erasing** needs the slug: `DELETE /admin/v1/tenants/{id}?confirm={slug}`. There is no way back.',
  '',
  `Errors, lists, repeats and limits are those of the API for businesses: [the guide](${GUIDE_PATH}).`,
  '',
  '## Versions',
  '',
  '- **1.1**: admin keys with names; businesses found by `q` and `slug`; a business’s keys listed and revoked; `activity`',
  '  and `usage` of a business; the name of the admin in the audit log; `DELETE /admin/v1/tenants/{id}` needs `confirm`.',
  '- **1.0**: the first.',
].join('\n');

/** Each group of operations, in the order of the tenant document. */
export const TAGS: Record<string, string> = {
  Tenant: 'Your business and its settings',
  'API keys': 'Keys for your programs, each with the scopes it needs',
  Assistant: 'Trying the assistant and its model, without a conversation',
  'Opening hours': 'The week, and days that differ',
  Articles: 'Questions with their answers, in your own words',
  Products: 'What you sell',
  Synonyms: 'Words that mean the same for you, and what is learnt from answers by hand',
  Orders: 'What your customers ordered; told only to who proves an order by its number and contact',
  Conversations: 'Asking, listening, handing over to a person',
  Visitors: 'What is known of one customer, and its erasure',
  'Unanswered questions': 'What the assistant did not know',
  Usage: 'How much the assistant is used, and what models cost',
  Events:
    'Stripe, Shopify, WooCommerce or your own system, which tell of payments, orders, refunds and stock',
  Channels:
    'Telegram, WhatsApp, Messenger, Instagram, Slack, SMS and e-mail, where the assistant answers too',
  Webhooks: 'Systems of yours that are told of events, as Standard Webhooks 1.0 has it',
  Sources: 'Websites, feeds and files that the assistant’s knowledge is read from',
  Checks: 'Your own tests of the assistant, and their runs',
  Exports: 'Everything of the business, or of one visitor, as one archive',
  'Audit log': 'Who changed what',
  Widget: 'The calls of the chat on a website, with a widget key or a visitor’s token',
  Tenants: 'The businesses, their limits and keys',
  Alerts: 'Tests of the way from an alert to a person',
  Queues: 'What waits, runs and was given up',
  'Admin keys': 'Who may use this API',
  Operators: 'For probes and load balancers',
};
