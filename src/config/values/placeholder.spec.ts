import { isPlaceholder } from './placeholder.js';

describe('a secret that everybody knows', () => {
  it.each([
    'replace-me-with-32-characters-of-your-own',
    'CHANGEME-CHANGEME-CHANGEME-CHANGEME',
    'an-example-secret-of-a-documentation-page',
    '<openssl rand -hex 32, which is a secret>',
    's'.repeat(32),
    `fd_admin_${'a'.repeat(49)}`,
    'Password123',
    'postgres://frontdesk_app:replace-me@postgres:5432/frontdesk',
    'postgres://postgres:postgres@db/frontdesk',
    'redis://:change%2Dme@redis:6379/0',
    'redis+sentinel://user:secret@one:26379,two/master/0',
  ])('is %s', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c',
    'fd_admin_Zk3J9xQ2mZ7pL5vT8wR1yB4nC6dF0gH2jK4lM6nP8qS1tU3v',
    'postgres://frontdesk_app:k3J9xQ2mZ7pL5vT8@db.example.com:5432/frontdesk',
    'redis://cache.example.com:6379',
    '/etc/example/chat-key.pem',
    'smtps://mailer%40example.com:k3J9xQ2mZ7pL5vT8@mail.example.com',
    'postgres://app:100%25k3J9xQ2%@db/frontdesk',
  ])('is not %s', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});
