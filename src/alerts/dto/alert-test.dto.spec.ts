import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { newId } from '../../kernel/ids.js';
import { AcknowledgeByLinkDto } from './alert-test.dto.js';

describe('what the page behind a link sends', () => {
  it('is a name, the id and the secret', () => {
    const body = { id: newId(), secret: 'a-_0'.repeat(8), by: 'Mara' };
    expect(validateSync(plainToInstance(AcknowledgeByLinkDto, body))).toEqual([]);
  });

  it.each([
    ['by', { by: ' ' }],
    ['id', { id: 'x' }],
    ['secret', { secret: 'short' }],
  ])('is refused without %s', (property, wrong) => {
    const body = { id: newId(), secret: 'a'.repeat(32), by: 'Mara', ...wrong };
    expect(validateSync(plainToInstance(AcknowledgeByLinkDto, body))).toMatchObject([{ property }]);
  });
});
