import { Injectable } from '@nestjs/common';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import type { ModelEndpoint } from './model-client.port.js';
import { ModelSettings, platformEndpoint } from './model-settings.port.js';
import { TenantModel } from './tenant-model.port.js';
import { UsableModels } from './usable-models.port.js';

/** The business's own model and the platform's. */
@Injectable()
export class ModelEndpoints extends UsableModels {
  constructor(
    private readonly settings: ModelSettings,
    private readonly own: TenantModel,
  ) {
    super();
  }

  async of({ assistant }: Pick<TenantProfile, 'assistant'>): Promise<ModelEndpoint[]> {
    const own = assistant.hasOwnModel ? await this.own.endpoint() : null;
    return [own, platformEndpoint(this.settings)].filter((each) => each !== null);
  }

  isInTime(waitedMs: number): boolean {
    return this.settings.lateMs === 0 || waitedMs <= this.settings.lateMs;
  }
}
