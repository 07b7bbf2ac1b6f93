import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { USUAL_ADDRESS } from '../../kernel/address.js';
import { Access } from '../../platform/auth/access.js';
import { Limited } from '../../platform/limits/limited.js';
import { OneTransaction } from '../../platform/idempotency/idempotency.interceptor.js';
import { TenantSettingsService } from '../../tenants/tenant-settings.service.js';
import { SESSION_EXAMPLES, WidgetConfigView, WidgetSessionDto, WidgetSessionView } from './widget.dto.js';
import { WidgetService } from './widget.service.js';

@ApiTags('Widget')
@ApiBearerAuth('publishable')
@Access('publishable')
@Controller('widget/v1')
export class WidgetSessionsController {
  constructor(
    private readonly widget: WidgetService,
    private readonly settings: TenantSettingsService,
  ) {}

  @Get('config')
  @ApiOperation({
    summary: 'What the widget shows: display data only',
    description:
      'Name, colours, texts and what the visitor may do. Nothing secret is in it: whoever sees the website can read it.',
  })
  @ApiOkResponse({ type: WidgetConfigView })
  async config(): Promise<WidgetConfigView> {
    const { name, locale, assistant, widget } = await this.settings.get();
    return {
      name,
      locale,
      assistant: {
        name: assistant.name,
        greeting: assistant.greeting,
        greetings: assistant.greetings ?? {},
        disclosure: assistant.disclosure,
        address: assistant.address ?? USUAL_ADDRESS,
      },
      widget: { color: widget.color, position: widget.position },
    };
  }

  @Post('sessions')
  @OneTransaction()
  @Limited('session')
  @ApiOperation({
    summary: 'Start a visitor session',
    description:
      'With `identity` the visitor is a customer of yours, and `conversationId` is the conversation they already ' +
      'have. Strangers share the publishable key, so an `Idempotency-Key` counts for the same address, browser ' +
      'and website only, and must be hard to guess, such as a UUID: one of fewer than 16 characters is accepted ' +
      'but its answer is not replayed.',
  })
  @ApiBody({ type: WidgetSessionDto, examples: SESSION_EXAMPLES })
  @ApiCreatedResponse({ type: WidgetSessionView })
  createSession(@Body() session: WidgetSessionDto): Promise<WidgetSessionView> {
    return this.widget.createSession(session);
  }
}
