import 'reflect-metadata';
import { newId } from '../../kernel/ids.js';
import { parseDto } from '../../platform/http/validation/validation.js';
import { AcknowledgeByLinkDto } from './alert-test.dto.js';

describe('what the page behind a link sends', () => {
  it('is a name, the id and the secret', () => {
    const body = { id: newId(), secret: 'a-_0'.repeat(8), by: 'Mara' };
    expect(parseDto(AcknowledgeByLinkDto, body)).toEqual({ value: body });
  });

  it.each([
    ['by', { by: ' ' }],
    ['id', { id: 'x' }],
    ['secret', { secret: 'short' }],
  ])('is refused without %s', (property, wrong) => {
    const body = { id: newId(), secret: 'a'.repeat(32), by: 'Mara', ...wrong };
    expect(parseDto(AcknowledgeByLinkDto, body)).toMatchObject({ problems: [{ pointer: `/${property}` }] });
  });
});
