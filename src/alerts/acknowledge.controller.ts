import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../platform/auth/access.js';
import { PublicBody } from '../platform/http/body/public-body.js';
import { Urgent } from '../platform/overload/urgency.js';
import { AlertTestsService } from './alert-tests.service.js';
import { AcknowledgeByLinkDto } from './dto/alert-test.dto.js';

/** What the page `/alerts/acknowledge` calls: a link that is only opened, as programs that read mails do, changes nothing. */
@ApiExcludeController()
@Access('public')
@Controller('alerts')
export class AcknowledgeController {
  constructor(private readonly tests: AlertTestsService) {}

  // Whoever repairs an overload says here that they do.
  @Post('acknowledge')
  @Urgent('always')
  @PublicBody()
  @HttpCode(204)
  async acknowledge(@Body() { id, secret, by }: AcknowledgeByLinkDto): Promise<void> {
    await this.tests.acknowledgeByLink(id, secret, by);
  }
}
