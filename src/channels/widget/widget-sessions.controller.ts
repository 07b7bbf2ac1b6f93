import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/auth/access.js';
import { TenantSettingsService } from '../../tenants/tenant-settings.service.js';
import { WidgetConfigView, WidgetSessionDto, WidgetSessionView } from './widget.dto.js';
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
  @ApiOperation({ summary: 'What the widget shows: display data only' })
  @ApiOkResponse({ type: WidgetConfigView })
  async config(): Promise<WidgetConfigView> {
    const { name, locale, assistant, widget } = await this.settings.get();
    return {
      name,
      locale,
      assistant: { name: assistant.name, greeting: assistant.greeting, disclosure: assistant.disclosure },
      widget: { color: widget.color, position: widget.position },
    };
  }

  @Post('sessions')
  @ApiOperation({ summary: 'Start a visitor session' })
  @ApiCreatedResponse({ type: WidgetSessionView })
  createSession(@Body() session: WidgetSessionDto): Promise<WidgetSessionView> {
    return this.widget.createSession(session);
  }
}
