/** Values for calls and answers; no statement's text depends on which they are. */
export const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
export const NOW = new Date(0);

export const MESSAGE_ROW = {
  id: ID,
  conversation_id: ID,
  seq: 1n,
  author: 'visitor',
  text: 'Hello',
  created_at: NOW,
  client_id: null,
  status: 'complete',
  citations: [],
  tools: [],
  handoff: null,
  confidence: null,
  suggestions: [],
  turn_id: null,
  member_name: null,
  member_id: null,
};

export const KEY_ROW = {
  id: ID,
  name: 'Shop',
  kind: 'live',
  scopes: ['*'],
  hint: 'fd_live_…abcd',
  created_at: NOW,
  expires_at: null,
  last_used_at: null,
  revoked_at: null,
  requests_per_minute: null,
};

export const TENANT_ROW = {
  id: ID,
  slug: 'shop',
  name: 'Shop',
  locale: 'en',
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  status: 'active',
  plan: 'standard',
  owner_email: null,
  limits: {},
  assistant: {},
  widget: {},
  knowledge_version: 1n,
  created_at: NOW,
  updated_at: NOW,
};
