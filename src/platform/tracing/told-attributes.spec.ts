import { keepTold } from './told-attributes.js';

/** As the packages that are watched set them. */
const OF_A_CALL = {
  'http.request.method': 'GET',
  'http.response.status_code': 200,
  'server.address': 'shop.example',
  'server.port': 443,
  'url.full': 'https://user:secret@shop.example/feed.json?access_token=secret',
  'url.path': '/feed.json',
  'url.query': '?access_token=secret',
  'user_agent.original': 'Frontdesk',
  'network.peer.address': '203.0.113.7',
};

describe('what a collector is told', () => {
  it('of a call is whose server it is, and not which address', () => {
    const attributes = { ...OF_A_CALL };
    keepTold(attributes, 'client');
    expect(attributes).toEqual({
      ...{ 'http.request.method': 'GET', 'http.response.status_code': 200 },
      ...{ 'server.address': 'shop.example', 'server.port': 443 },
    });
  });

  it('of a request is not what its caller has written', () => {
    const attributes = {
      ...OF_A_CALL,
      'client.address': '203.0.113.8',
      'http.request.method_original': 'AOIFE',
    };
    keepTold(attributes, 'other');
    expect(attributes).toEqual({ 'http.request.method': 'GET', 'http.response.status_code': 200 });
  });

  it('is nothing that nobody has listed', () => {
    const attributes = { 'bullmq.job.name': 'turn.answer', 'bullmq.job.failed.reason': 'aoife@mail.example' };
    keepTold(attributes, 'other');
    expect(attributes).toEqual({ 'bullmq.job.name': 'turn.answer' });
  });
});
