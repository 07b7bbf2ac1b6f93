import { IsUrl, ValidateIf } from 'class-validator';
import { Setting } from './setting.js';

const HTTP_URL = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  disallow_auth: true,
};

/** Where alerts go, and where the people who get them find this Frontdesk. */
export class AlertsConfig {
  @Setting({
    env: 'ALERTMANAGER_URL',
    description:
      'Alertmanager through which `POST /admin/v1/alerts/test` and the weekly test send; empty: there are no tests',
    default: '',
  })
  @ValidateIf(({ alertmanagerUrl }: AlertsConfig) => alertmanagerUrl !== '')
  @IsUrl(HTTP_URL, { message: 'must be an http:// or https:// URL without a user' })
  alertmanagerUrl: string;

  @Setting({
    env: 'PUBLIC_URL',
    description:
      'Address by which people reach this Frontdesk, `https://frontdesk.example.com`, for links in alerts; empty: alerts have no link',
    default: '',
  })
  @ValidateIf(({ publicUrl }: AlertsConfig) => publicUrl !== '')
  @IsUrl(HTTP_URL, { message: 'must be an http:// or https:// URL without a user' })
  publicUrl: string;
}
