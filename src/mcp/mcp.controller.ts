import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiBody,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access, Scope } from '../platform/auth/access.js';
import { FreeBody } from '../platform/http/body/free-body.js';
import { OutcomePerCaller } from '../platform/idempotency/idempotency.interceptor.js';
import { Urgent } from '../platform/overload/urgency.js';
import { ONE_AT_A_TIME } from './exchange.js';
import { McpService } from './mcp.service.js';
import { ANSWER, ANSWER_EXAMPLE, CALL_EXAMPLES, LONGEST_MESSAGE, MESSAGE, refusalOf } from './messages.js';
import { MCP_SCOPES } from './offered-tools.service.js';

@ApiTags('MCP')
@Access('tenant')
@Controller('mcp')
export class McpController {
  constructor(private readonly mcp: McpService) {}

  @Post()
  @FreeBody(LONGEST_MESSAGE)
  @Scope(...MCP_SCOPES)
  @OutcomePerCaller()
  @Urgent('high')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The assistant and its tools for other agents',
    description:
      'The Model Context Protocol over streamable HTTP, without sessions: revision 2026-07-28, and those before that begin with `initialize`. One JSON-RPC message in the body, of at most 128 KB; the answer is JSON, never a stream. `tools/list` shows the tools whose scope the key holds: `ask` (`assistant:ask`), `article_search` and `product_search` (`catalog:read`), `opening_hours` (`settings:read`), `order_status` (`orders:read`). What is wrong with the arguments of a tool is its result, with `isError`; faults of the protocol are JSON-RPC errors. A call from a web page is refused.',
  })
  @ApiBody({ required: true, schema: MESSAGE, examples: CALL_EXAMPLES })
  @ApiOkResponse({
    description: 'A JSON-RPC response: a result, or an error.',
    schema: ANSWER,
    example: ANSWER_EXAMPLE,
  })
  @ApiAcceptedResponse({ description: 'The message was a notification, which has no answer.' })
  @ApiBadRequestResponse({
    description: 'The body is no message of the protocol (JSON-RPC), or cannot be read (a problem).',
    schema: ANSWER,
    example: refusalOf(-32600, ONE_AT_A_TIME, null),
  })
  @ApiNotFoundResponse({
    description: 'There is no such method of MCP.',
    schema: ANSWER,
    example: refusalOf(-32601, 'Method not found', 1),
  })
  async answer(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | undefined> {
    const { status, body } = await this.mcp.answer(request, response);
    response.status(status);
    return body;
  }
}
