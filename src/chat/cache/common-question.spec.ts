import { PLATFORMS, SHOP, TENANTS } from '../../../test/stand-ins/model-desk.js';
import type { ChatRequest } from '../chat-engine.port.js';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import { commonQuestion } from './common-question.js';

const ASKED: ChatRequest = {
  ...{ tenantId: SHOP.id, conversationId: 'c', turnId: 't', visitorId: 'v', verifiedEmail: null },
  ...{ text: 'Do you deliver to Austria?', history: [], memory: {}, locale: null, channel: 'api' },
  at: '2026-11-23T12:00:00Z',
};

const hashOf = (more: Partial<ChatRequest> = {}, tenant: TenantProfile = SHOP, chain = [PLATFORMS]) =>
  commonQuestion({ ...ASKED, ...more }, tenant, chain)?.key.hash ?? null;

describe('a common question', () => {
  it('is the same for every visitor and conversation, at any time', () => {
    const other = { conversationId: 'x', turnId: 'y', visitorId: 'z', at: '2026-11-24T12:00:00Z' };
    expect(hashOf(other)).toBe(hashOf());
    expect(hashOf()).toMatch(/^[\w-]{43}$/);
  });

  it.each<[string, Partial<ChatRequest>, Partial<TenantProfile>]>([
    ['business', {}, { id: '5d3f0c1e-0000-7000-8000-000000000002' }],
    ['name', {}, { name: 'Other' }],
    ['knowledge version', {}, { knowledgeVersion: 2 }],
    ['mode', {}, { assistant: { ...SHOP.assistant, mode: 'model' } }],
    ['address', {}, { assistant: { ...SHOP.assistant, address: 'informal' } }],
    ['topics', {}, { assistant: { ...SHOP.assistant, handoffTopics: [] } }],
    ['channel', { channel: 'widget' }, {}],
    ['language', { memory: { language: 'fr' }, text: 'Austria delivery' }, {}],
    ['words', { text: 'Do you deliver to Australia?' }, {}],
  ])('is another one with another %s', (_what, more, tenant) => {
    const before = hashOf(more.text === 'Austria delivery' ? { text: more.text } : {});
    expect(hashOf(more, { ...SHOP, ...tenant })).not.toBe(before);
  });

  it('is another one with other models, and none without', () => {
    expect(hashOf({}, SHOP, [TENANTS, PLATFORMS])).not.toBe(hashOf());
    expect(hashOf({}, SHOP, [])).toBeNull();
    // A new key is no new model.
    expect(hashOf({}, SHOP, [{ ...PLATFORMS, apiKey: 'sk-other' }])).toBe(hashOf());
  });

  it.each<[string, Partial<ChatRequest>]>([
    ['a verified identity', { verifiedEmail: 'a@b.example' }],
    ['a preview', { isTraced: true }],
    ['a check of the business', { isTrial: true }],
    ['one who waits', { standing: { waiting: true, reachable: false, staysOnPage: true } }],
    ['a known address', { standing: { waiting: false, reachable: true, staysOnPage: true } }],
    ['a member’s word', { history: [{ from: 'member', text: 'Hello' }] }],
    ['a question before', { history: [{ from: 'visitor', text: 'Is the teapot in stock?' }] }],
    ['an offer before', { memory: { offered: true } }],
    ['a tool’s memory', { memory: { tools: { order_status: {} } } }],
    ['a model’s question before', { memory: { model: { asked: true } } }],
    ['an order number', { text: 'Do you deliver order 20419 to Austria?' }],
    ['a phone number', { text: 'Do you deliver to Austria? 085 123 45 67' }],
    ['an address', { text: 'Do you deliver to Austria? jo@b.example' }],
    ['a name in German', { text: 'Ich heiße Jo Marten, liefern Sie nach Österreich?' }],
    ['a name in French', { text: 'Je m’appelle Jo, livrez-vous en Autriche ?' }],
    ['a name in Spanish', { text: 'Me llamo Jo, ¿envían a Austria?' }],
    ['a name in Arabic', { text: 'اسمي جو، هل توصلون إلى النمسا؟' }],
    ['a word alone', { text: 'Austria?' }],
    ['a story', { text: 'Austria and more '.repeat(30) }],
  ])('is none with %s', (_what, more) => {
    expect(hashOf(more)).toBeNull();
  });

  it('may follow a courtesy', () => {
    const history: ChatRequest['history'] = [
      { from: 'visitor', text: 'Hello!' },
      { from: 'assistant', text: 'Hello, I am Clay. How can I help?' },
    ];
    expect(
      commonQuestion({ ...ASKED, history, memory: { language: 'en' } }, SHOP, [PLATFORMS]),
    ).toMatchObject({
      isFirst: false,
      key: { hash: hashOf() },
    });
  });
});
