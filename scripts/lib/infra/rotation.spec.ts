import { createHash, createHmac } from 'node:crypto';
import { verifierOf } from '../../../infra/rotation/logins.mjs';
import { PLANTS } from './plants.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INFRA } from './package-rotation.mjs';

describe('what PostgreSQL stores of a password', () => {
  // RFC 7677, section 3: user "user", password "pencil".
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
  const clientFirst = 'n=user,r=rOprNGfwEbeRWgbNEkqO';
  const serverFirst =
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096';
  const clientLast = 'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
  const message = `${clientFirst},${serverFirst},${clientLast}`;

  it('proves the client and the server of the RFC’s example', () => {
    const [, keys = ''] = verifierOf('pencil', salt).split('$').slice(1);
    const [stored = '', server = ''] = keys.split(':').map((key) => Buffer.from(key, 'base64'));
    const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64');
    const signature = createHmac('sha256', stored).update(message).digest();
    const clientKey = Buffer.from(proof.map((byte, index) => byte ^ (signature[index] ?? 0)));
    expect(createHash('sha256').update(clientKey).digest()).toEqual(stored);
    const answer = createHmac('sha256', server).update(message).digest('base64');
    expect(answer).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
  });

  it('has a new salt each time', () => {
    expect(verifierOf('pencil')).not.toBe(verifierOf('pencil'));
    expect(verifierOf('pencil')).toMatch(/^SCRAM-SHA-256\$4096:[^$:]+\$[^$:]+:[^$:]+$/);
  });
});

describe('the planted mistakes', () => {
  const checks = ['network', 'stores', 'programs', 'people', 'access']
    .map((name) => readFileSync(join(INFRA, 'test', 'standing', `${name}.py`), 'utf8'))
    .join('\n');

  it.each(PLANTS.map((plant) => [plant.name, plant] as const))('can still be made: %s', (_, plant) => {
    expect(readFileSync(join(INFRA, plant.file), 'utf8')).toContain(plant.from);
    expect(checks).toContain(`@check("${plant.found}")`);
  });
});
