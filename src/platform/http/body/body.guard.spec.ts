import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Post, type ExecutionContext } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import express, { type Request, type Response } from 'express';
import type { DomainError } from '../../../kernel/errors.js';
import { BodyGuard } from './body.guard.js';
import { FreeBody } from './free-body.js';
import { PublicBody } from './public-body.js';

class NameDto {
  @ApiProperty({ maxLength: 80 })
  @IsString()
  @Length(1, 80)
  name: string;
}

@Controller()
class Doors {
  @Post('open')
  @PublicBody()
  open(@Body() body: NameDto): NameDto {
    return body;
  }

  @Post('free')
  @PublicBody()
  @FreeBody({ bytes: 200, depth: 2, values: 10, items: 5 })
  free(): void {}

  @Post('closed')
  closed(@Body() body: NameDto): NameDto {
    return body;
  }
}

type Door = 'open' | 'free' | 'closed';

let server: Server;

beforeAll(async () => {
  const guard = new BodyGuard();
  const app = express().post('/:handler', async (request: Request, response: Response) => {
    const context = {
      getClass: () => Doors,
      getHandler: () => Doors.prototype[request.params['handler'] as Door],
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }),
    } as unknown as ExecutionContext;
    await guard.canActivate(context).then(
      () => response.json({ body: request.body as unknown }),
      (error: unknown) => response.json({ refused: (error as DomainError).category }),
    );
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

/** What the guard has read of a stranger's request, or why it refused. */
async function read(handler: Door, name: unknown): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${handler}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  return answer.json();
}

describe('the body of a stranger', () => {
  it('is read where the handler says so, and nowhere else', async () => {
    expect(await read('open', 'Mara')).toEqual({ body: { name: 'Mara' } });
    expect(await read('closed', 'Mara')).toEqual({});
  });

  it('is refused beyond what the DTO declares', async () => {
    expect(await read('open', 'x'.repeat(100_000))).toEqual({ refused: 'too-large' });
  });
});

describe('a body whose form is that of a protocol', () => {
  it('is read as it is, within the limits that its handler names', async () => {
    expect(await read('free', ['any', 'form'])).toEqual({ body: { name: ['any', 'form'] } });
    expect(await read('free', 'x'.repeat(200))).toEqual({ refused: 'too-large' });
    expect(await read('free', [[1]])).toEqual({ refused: 'malformed' });
    expect(await read('free', [1, 2, 3, 4, 5, 6])).toEqual({ refused: 'malformed' });
  });
});
