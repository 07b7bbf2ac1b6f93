import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

const EXAMPLE = [
  'id: 1-1',
  'event: turn.started',
  'data: {"turnId":"019aa7d2-7a7a-7000-8000-0f1e2d3c4b5a","messageId":"019aa7d2-c0de-7000-8000-1a2b3c4d5e6f","responder":"builtin"}',
  '',
  'id: 1-2',
  'event: text.delta',
  'data: {"turnId":"019aa7d2-7a7a-7000-8000-0f1e2d3c4b5a","text":"We close at 20:00 on Thursdays."}',
  '',
  '',
].join('\n');

/** Documents a stream of the conversation's events, alone or beside the JSON answer of the same operation. */
export function ApiEventStream(json?: Type<unknown>): MethodDecorator {
  const events = { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } };
  if (!json) return ApiOkResponse({ description: 'The events.', content: events });
  const schema = { $ref: getSchemaPath(json) };
  return applyDecorators(
    ApiExtraModels(json),
    ApiOkResponse({
      description: 'The answer; with `Accept: text/event-stream` the turn’s events.',
      content: { 'application/json': { schema }, ...events },
    }),
  );
}
