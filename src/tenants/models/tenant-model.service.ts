import { Injectable, Logger } from '@nestjs/common';
import type { ModelEndpoint } from '../../chat/models/model-client.port.js';
import { allowedBaseUrls, isAllowedBaseUrl, ModelSettings } from '../../chat/models/model-settings.port.js';
import { TenantModel } from '../../chat/models/tenant-model.port.js';
import type { SealedBox } from '../../platform/crypto/sealed-box.js';
import { SealedBoxes } from '../../platform/crypto/sealed-boxes.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantSettingsRepository, type StoredModel } from '../tenant-settings.repository.js';
import { changedModel } from './own-model.rules.js';
import type { OwnModel, OwnModelChange } from './own-model.types.js';

/** A business's own model. Its key is sealed for this business and this server: nobody can move it to another one. */
@Injectable()
export class TenantModelService extends TenantModel {
  private readonly logger = new Logger(TenantModelService.name);
  private readonly box: SealedBox;

  constructor(
    private readonly settings: TenantSettingsRepository,
    private readonly models: ModelSettings,
    boxes: SealedBoxes,
  ) {
    super();
    this.box = boxes.labelled('model-keys');
  }

  /** @throws DomainError `invalid`: see `changedModel` */
  change(before: OwnModel | null, change: OwnModelChange | null): StoredModel {
    const { model, key } = changedModel(before, change, allowedBaseUrls(this.models));
    if (key === undefined) return { model };
    return { model, sealedKey: key === null || !model ? null : this.box.seal(key, placeOf(model.baseUrl)) };
  }

  async endpoint(): Promise<ModelEndpoint | null> {
    const { model, sealedKey } = await this.settings.model();
    if (!model) return null;
    const { baseUrl, name } = model;
    if (!isAllowedBaseUrl(this.models, baseUrl)) return this.without('its server is not allowed any more');
    if (!model.hasKey) return { baseUrl, apiKey: null, model: name, owner: 'tenant' };
    const apiKey = sealedKey && this.open(sealedKey, baseUrl);
    if (!apiKey) return this.without('its key cannot be opened: APP_SECRET has changed since');
    return { baseUrl, apiKey, model: name, owner: 'tenant' };
  }

  private open(sealed: Buffer, baseUrl: string): string | null {
    try {
      return String(this.box.open(sealed, placeOf(baseUrl)));
    } catch {
      return null;
    }
  }

  private without(why: string): null {
    this.logger.warn(`The model of tenant ${currentTenantId()} is not used: ${why}.`);
    return null;
  }
}

function placeOf(baseUrl: string): string {
  return `${currentTenantId()}/${baseUrl}`;
}
