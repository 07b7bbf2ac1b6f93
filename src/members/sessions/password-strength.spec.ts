import { PasswordStrength } from './password-strength.js';

const strength = new PasswordStrength();
const OWN = ['aoife.byrne@harbourtea.example', 'Aoife Byrne'];

describe('the strength of a password', () => {
  test.each([
    'password123',
    'Passw0rd!!',
    'qwertyuiop',
    '1234567890',
    'aaaaaaaaaaaa',
    'abcdefghij',
    'iloveyou12',
    'aoifebyrne',
    'AoifeByrne1',
    'harbourtea1',
    'aoife.byrne@harbourtea.example',
  ])('%s is refused, at its field', async (password) => {
    await expect(strength.require(password, OWN)).rejects.toMatchObject({
      category: 'invalid',
      problems: [{ pointer: '/password', code: 'weak_password' }],
    });
  });

  test.each([
    'four words of my own',
    'korrekt pferd batterie',
    'tR8#vq2LmZ',
    'سبع كلمات لا يعرفها أحد',
    'x'.repeat(8) + ' tide lantern moss',
  ])('%s is taken', async (password) => {
    await expect(strength.require(password, OWN)).resolves.toBeUndefined();
  });

  it('a long one takes no long time', async () => {
    await expect(strength.require('Lantern moss tide '.repeat(11), OWN)).resolves.toBeUndefined();
  });
});
