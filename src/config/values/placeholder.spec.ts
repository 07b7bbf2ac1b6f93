import { isPath, isPlaceholder } from './placeholder.js';

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
    '/replace-me/with-32-characters-of-your-own',
  ])('is %s', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c',
    'fd_admin_Zk3J9xQ2mZ7pL5vT8wR1yB4nC6dF0gH2jK4lM6nP8qS1tU3v',
    'postgres://frontdesk_app:k3J9xQ2mZ7pL5vT8@db.example.com:5432/frontdesk',
    'redis://cache.example.com:6379',
    'smtps://mailer%40example.com:k3J9xQ2mZ7pL5vT8@mail.example.com',
    'postgres://app:100%25k3J9xQ2%@db/frontdesk',
  ])('is not %s', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});

describe('the path of a secret’s file', () => {
  it.each([
    '/run/secrets/APP_SECRET',
    '/etc/frontdesk/app-secret',
    '/data/app_secret.txt',
    './secrets/app-secret',
    '~/app-secret',
    'file:///data/app-secret',
    __filename,
  ])('is %s', (value) => {
    expect(isPath(value)).toBe(true);
  });

  it.each([
    '/k3J9xQ2mZ7pL5vT8wR1yB4nC6dF0gH2jK4lM6nP8qS=',
    '/R1yB4nC6/dF0gH2jK4lM6nP8qSk3J9xQ2mZ7pL5vT8w',
    'postgres://frontdesk_app:k3J9xQ2mZ7pL5vT8@db.example.com:5432/frontdesk',
    'redis://cache.example.com:6379',
    'sk-no-key-required',
    'authorization=Bearer k3J9xQ2m',
  ])('is not %s', (value) => {
    expect(isPath(value)).toBe(false);
  });
});
