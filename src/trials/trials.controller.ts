import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalEmail } from '../kernel/email.js';
import { Access, Scope } from '../platform/auth/access.js';
import { OutcomePerCaller } from '../platform/idempotency/idempotency.interceptor.js';
import { Limited } from '../platform/limits/limited.js';
import { ModelTestView, PreviewDto, PreviewView, toPreviewView } from './dto/trial.dto.js';
import { TrialsService } from './trials.service.js';

@ApiTags('Assistant')
@Access('tenant')
@Controller('v1/assistant')
export class TrialsController {
  constructor(private readonly trials: TrialsService) {}

  @Post('preview')
  @Limited('message')
  @Scope('assistant:preview')
  @OutcomePerCaller()
  @HttpCode(200)
  @ApiOperation({
    summary: 'How a message would be answered, and why',
    description:
      'Nothing is stored and nobody is told. Calls of a model count against the budget, wrong proofs of an order against its tries. With `as`, the answer is the one that a signed-in customer with this address would get.',
  })
  @ApiOkResponse({ type: PreviewView })
  async preview(@Body() { text, locale, at, as }: PreviewDto): Promise<PreviewView> {
    const email = as ? (canonicalEmail(as.email) ?? as.email.toLowerCase()) : null;
    return toPreviewView(await this.trials.preview({ text, locale, at, email }));
  }

  @Post('test')
  @Limited('message')
  @Scope('assistant:preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Whether the model works',
    description: 'Asks the model that would be asked first a few small things.',
  })
  @ApiOkResponse({ type: ModelTestView })
  test(): Promise<ModelTestView> {
    return this.trials.test();
  }
}
